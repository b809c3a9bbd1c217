import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { anyAnswer } from './call-slack';
import { createLinkTo, isDirect, placeOfCommand } from './place';
import { plainWords } from './plain-words';
import { type Command, readCommand } from './read-interaction';
import { nameOfError } from './refused-error';
import { renderScreen } from './render/render-screen';
import { modalOf, notNow } from './show-result';
import type { Acknowledge, SlackDeps } from './slack-deps';
import { COMMAND } from './uses';

/** What was typed after the command. */
type Order =
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'say'; readonly text: string };

/** Reads what was typed after the command: one of its few words, or a message like every other. */
const readOrder = (text: string, channel: string): Order => {
  const [word = '', ...others] = text.split(/\s+/);
  const rest = text.slice(word.length).trim();
  const alone = others.length === 0;
  switch (word.toLowerCase()) {
    case '':
      return { kind: 'press', press: { kind: 'talk', about: 'help' } };
    case 'help':
    case 'privacy':
      if (alone)
        return { kind: 'press', press: { kind: 'talk', about: word.toLowerCase() === 'help' ? 'help' : 'privacy' } };
      break;
    case 'check':
      return alone ? { kind: 'press', press: { kind: 'check' } } : { kind: 'check', text: rest };
    case 'mine':
      if (alone) return { kind: 'press', press: { kind: 'mine', after: null } };
      break;
    case 'items':
      if (alone) return { kind: 'press', press: { kind: 'items', filter: { state: null, kind: null }, after: null } };
      break;
    case 'item':
      if (others.length === 1) return { kind: 'press', press: { kind: 'item', reference: rest.toUpperCase() } };
      break;
    case 'watch':
      if (alone)
        return { kind: 'press', press: { kind: 'watch', channel: isDirect(channel) ? null : channel, on: true } };
      break;
    case 'unwatch':
      // Where it is typed is no channel: all of them stand on the page with their buttons.
      if (alone)
        return { kind: 'press', press: isDirect(channel) ? { kind: 'home' } : { kind: 'watch', channel, on: false } };
      break;
  }
  return { kind: 'say', text };
};

/** What is shown at once; null where the answer is on disk and the relay brings it. */
const obey = async (command: Command, deps: SlackDeps): Promise<Screen | null> => {
  const { team, user, channel, text, triggerId, responseUrl } = command;
  const { botUser } = await deps.whoAmI();
  const [from, words] = await Promise.all([deps.people.callerOf(user), plainWords(text, botUser, deps.people)]);
  const deliveryKey = `command:${team}:${user}:${triggerId}`;
  const at = placeOfCommand({ deliveryKey, user, channel, replyUrl: responseUrl });
  const order = readOrder(words, channel);
  switch (order.kind) {
    case 'press':
      return await deps.frontDesk.press({ from, at, press: order.press, about: null, command: COMMAND });
    case 'check':
      return await deps.frontDesk.submit({ from, at, press: { kind: 'check' }, about: null }, { text: order.text });
    case 'say':
      await deps.frontDesk.receive({ from, at, text: order.text, audience: 'direct', command: COMMAND });
      return null;
  }
};

/** The slash command. Only whoever typed it sees what comes of it. */
export const answerCommand = async (body: unknown, acknowledge: Acknowledge, deps: SlackDeps): Promise<void> => {
  const command = readCommand(body);
  let screen: Screen | null;
  try {
    screen = await obey(command, deps);
  } catch (error) {
    deps.report({ kind: 'failed', during: 'command', reason: nameOfError(error) });
    screen = notNow();
  }
  if (screen === null) return await acknowledge();
  if (screen.kind === 'form') {
    const form = screen;
    await acknowledge();
    deps.background.run('form of a command', async () =>
      deps.call('views.open', { trigger_id: command.triggerId, view: await modalOf(form, null, deps) }, anyAnswer),
    );
    return;
  }
  const workspace = await deps.whoAmI().catch(() => null);
  const linkTo = workspace === null ? undefined : createLinkTo(workspace.url);
  await acknowledge({ response_type: 'ephemeral', ...renderScreen(screen, linkTo) });
};
