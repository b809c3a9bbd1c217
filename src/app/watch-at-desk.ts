import { watchForm } from '../core/screen/compose-form';
import { filledIn, formProblems, type Values } from '../core/screen/read-values';
import type { Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import { type Counter, deliveryKeyOf, visitorOf } from './counter';
import type { Pressed } from './front-desk';
import { mayWatch } from './show-lists';
import { notice } from './show-screen';
import type { Watching } from './watch-channels';

/** Switches the watching of a channel on, by a notice in it, or off; without a channel it asks for one. */
export const pressWatch = async (
  { channel, on }: { readonly channel: string | null; readonly on: boolean },
  { from, at, watchingNeeds }: Pressed,
  counter: Counter,
  watching: Watching,
): Promise<Screen> => {
  const { person } = visitorOf(from, counter);
  const { clerk } = counter.naming.terms;
  if (person === null || !mayWatch(person, on, counter)) {
    return notice(say('notice.nothing-changed'), say('watch.only-clerk', { clerk }));
  }
  if (channel === null) return { kind: 'form', form: watchForm() };
  const { surface } = from;
  if (on && watchingNeeds !== undefined) {
    return notice(say('notice.nothing-changed'), say('watch.needs', { setting: watchingNeeds }));
  }
  if (on) {
    // What the platform said of the channel where it was typed holds for that one alone.
    const facts = channel === at.channel ? at.channelFacts : undefined;
    const known = facts === undefined ? {} : { facts };
    await watching.ask({ key: deliveryKeyOf(from, at), by: person.id, surface, channel, ...known });
    return notice(say('watch.heading'), say('watch.coming'));
  }
  await watching.stop(person.id, { surface, channel });
  return notice(say('watch.stopped-heading'), say('watch.stopped'));
};

/** The form to choose a channel was filled in. */
export const submitWatch = async (
  pressed: Pressed,
  values: Values,
  counter: Counter,
  watching: Watching,
): Promise<Screen> => {
  const wrong = formProblems(watchForm(), values);
  if (wrong !== null) return { kind: 'form', form: wrong };
  return await pressWatch({ channel: filledIn(values, 'channel'), on: true }, pressed, counter, watching);
};

/** What stands in a channel that is watched. */
export const watchNotice = ({ naming: { terms } }: Counter): Screen => {
  const { clerk, councillor, staff } = terms;
  const text = `${say('watch.notice', { clerk, councillor, staff })} ${say('watch.kept')}`;
  return notice(say('watch.heading'), text);
};
