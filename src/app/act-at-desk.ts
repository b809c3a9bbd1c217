import type { Action } from '../core/register/action';
import { nameRefusal } from '../core/register/describe';
import type { ItemView } from '../core/register/item-view';
import type { Person } from '../core/register/person';
import { sayDone, sayStale } from '../core/register/say-acted';
import { button } from '../core/screen/button';
import { composeCard } from '../core/screen/compose-card';
import { actForm } from '../core/screen/compose-form';
import type { Press } from '../core/screen/press';
import { formProblems, readAction, type Values } from '../core/screen/read-values';
import type { Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import type { ActResult, Missed } from './act-on-item';
import { type Counter, deliveryKeyOf } from './counter';
import type { Pressed } from './front-desk';
import { actedScreen, noSuchItem, notice, notTheirs } from './show-screen';

type Seen = Exclude<ItemView, { kind: 'nothing' }>;

/** A press of an item's button. */
export type ActPress = Extract<Press, { kind: 'act' }>;

const staleScreen = (view: ItemView, text: string, reference: string, { deps, naming }: Counter): Screen =>
  view.kind === 'nothing'
    ? noSuchItem(reference)
    : { kind: 'stale', text, card: composeCard({ view, because: null, protocol: deps.protocol, naming }) };

const refusedScreen = (
  result: Extract<ActResult, { kind: 'refused' }>,
  action: Action,
  before: ItemView,
  { reference }: ActPress,
  { naming }: Counter,
): Screen => {
  if (result.reason === 'unseen') return noSuchItem(reference);
  const assignable = before.kind === 'whole' ? before.assignable : [];
  return notice(say('notice.nothing-changed'), nameRefusal(result.reason, { reference, action, assignable }, naming));
};

/** Does it, if the register allows it to this person now. */
const act = async (
  press: ActPress,
  action: Action,
  person: Person,
  pressed: Pressed,
  counter: Counter,
): Promise<Screen> => {
  const { register, naming } = counter;
  const { reference, version } = press;
  const deliveryKey = deliveryKeyOf(pressed.from, pressed.at);
  const before = await register.read.view(person.id, reference);
  const request = { by: person.id, reference, action, seenVersion: version, deliveryKey };
  const result = await register.act(request);
  switch (result.kind) {
    case 'refused':
      return refusedScreen(result, action, before, press, counter);
    case 'stale':
      return staleScreen(result.view, sayStale(reference, result.since, naming), reference, counter);
    case 'done': {
      const says = sayDone(reference, action, result.view, naming);
      return result.view.kind === 'nothing'
        ? notice(say('notice.done'), says)
        : actedScreen(result.view, says, counter);
    }
  }
};

/** What happened to an item since the version of this press; nothing where it is the one that there is. */
const missedSince = (view: Seen, { version }: ActPress): readonly Missed[] => {
  if (view.version === version) return [];
  return view.kind === 'whole'
    ? view.history.filter((entry) => (entry.version ?? 0) > version)
    : view.history.slice(version).map(({ act, at }) => ({ act, at, by: null, detail: {} }));
};

/** A button of an item was pressed: it is done at once, or the form for it opens. */
export const pressAct = async (
  press: ActPress,
  person: Person,
  pressed: Pressed,
  counter: Counter,
): Promise<Screen> => {
  const { register, naming } = counter;
  const { reference } = press;
  const view = await register.read.view(person.id, reference);
  if (view.kind === 'nothing') return notTheirs(reference, pressed.at);
  const form = actForm(press.act, view, naming);
  const action = form === null ? readAction(press.act, {}) : null;
  if (action !== null) return await act(press, action, person, pressed, counter);
  const since = missedSince(view, press);
  if (since.length > 0) return staleScreen(view, sayStale(reference, since, naming), reference, counter);
  if (form === null || !view.open.includes(press.act)) {
    const open = button(say('button.open-item', { reference }), { kind: 'item', reference });
    return notice(say('notice.nothing-changed'), say('notice.not-open', { reference }), [open]);
  }
  return { kind: 'form', form };
};

/** The form of an item's button was filled in. */
export const submitAct = async (
  press: ActPress,
  values: Values,
  person: Person,
  pressed: Pressed,
  counter: Counter,
): Promise<Screen> => {
  const { register, naming } = counter;
  const view = await register.read.view(person.id, press.reference);
  if (view.kind === 'nothing') return noSuchItem(press.reference);
  const form = actForm(press.act, view, naming);
  // Somebody to whom it is not open hears why from the register, not what is missing in a form.
  const wrong = form === null || !view.open.includes(press.act) ? null : formProblems(form, values);
  if (wrong !== null) return { kind: 'form', form: { ...wrong, press } };
  const action = readAction(press.act, values);
  if (action === null) return notice(say('notice.nothing-changed'), say('form.choose'));
  return await act(press, action, person, pressed, counter);
};
