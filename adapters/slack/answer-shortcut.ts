import type { PointedAt } from '../../src/app/front-desk';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { placeOfPress } from './place';
import { plainWords } from './plain-words';
import { type Pointed, readShortcut, type Shortcut } from './read-interaction';
import { nameOfError } from './refused-error';
import { notNow, showResult } from './show-result';
import type { Acknowledge, SlackDeps } from './slack-deps';
import { SHORTCUTS } from './uses';

const PRESSES: Readonly<Record<string, Press>> = {
  [SHORTCUTS.check.callbackId]: { kind: 'check' },
  [SHORTCUTS.refer.callbackId]: { kind: 'refer' },
  [SHORTCUTS.ask.callbackId]: { kind: 'ask', text: '' },
};

/** A bot has written it, or somebody of whom Slack says nothing: nobody whom the settings could list. */
const nobody = { surface: 'slack', account: '', email: null, groups: [], name: null, isGuest: true };

const pointedAt = async ({ channel, ts, threadTs, text, user }: Pointed, { people }: SlackDeps): Promise<PointedAt> => {
  const [words, writtenBy] = await Promise.all([
    plainWords(text, '', people),
    user === null ? nobody : people.callerOf(user),
  ]);
  return { text: words, writtenBy, conversation: { channel, ts, thread: threadTs } };
};

type Begun = { readonly screen: Screen; readonly about: PointedAt | null };

const begin = async (shortcut: Shortcut, press: Press, deps: SlackDeps): Promise<Begun> => {
  const { user, actionTs, at } = shortcut;
  try {
    const [about, from] = await Promise.all([at === null ? null : pointedAt(at, deps), deps.people.callerOf(user)]);
    const deliveryKey = `shortcut:${user}:${actionTs}`;
    const place = placeOfPress({ deliveryKey, user, channel: null, ts: null, threadTs: null });
    return { screen: await deps.frontDesk.press({ from, at: place, press, about }), about };
  } catch (error) {
    deps.report({ kind: 'failed', during: `shortcut ${press.kind}`, reason: nameOfError(error) });
    return { screen: notNow(), about: null };
  }
};

/** A shortcut: on a message its words come with the form. */
export const answerShortcut = async (body: unknown, acknowledge: Acknowledge, deps: SlackDeps): Promise<void> => {
  const shortcut = readShortcut(body);
  const press = PRESSES[shortcut.callbackId];
  if (press === undefined) return await acknowledge();
  const { screen, about } = await begin(shortcut, press, deps);
  await acknowledge();
  const { user, triggerId } = shortcut;
  // Like the App Home it has no message to answer beside: what it shows is a modal.
  const pressing = { user, triggerId, press, in: { kind: 'home' } } as const;
  deps.background.run('result of a shortcut', () => showResult(screen, pressing, about, deps));
};
