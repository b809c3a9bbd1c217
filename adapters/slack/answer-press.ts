import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { placeOfPress } from './place';
import { type ButtonPress, readButtonPress } from './read-interaction';
import { nameOfError } from './refused-error';
import { readPressOf } from './render/press-codec';
import { notNow, showResult } from './show-result';
import type { Acknowledge, SlackDeps } from './slack-deps';

const placeOf = ({ user, actionTs, in: where }: ButtonPress) => {
  const isInChannel = where.kind === 'message' || where.kind === 'whisper';
  const place = isInChannel ? where : { channel: null, ts: null, threadTs: null };
  return placeOfPress({ deliveryKey: `press:${user}:${actionTs}`, user, ...place });
};

const screenOf = async (pressed: ButtonPress, press: Press, deps: SlackDeps): Promise<Screen> => {
  try {
    const from = await deps.people.callerOf(pressed.user);
    return await deps.frontDesk.press({ from, at: placeOf(pressed), press, about: null });
  } catch (error) {
    deps.report({ kind: 'failed', during: `press ${press.kind}`, reason: nameOfError(error) });
    return notNow();
  }
};

/** A button was pressed. Slack is answered when what it did is on disk, and then shown what came of it. */
export const answerPress = async (body: unknown, acknowledge: Acknowledge, deps: SlackDeps): Promise<void> => {
  const pressed = readButtonPress(body);
  const press = pressed === null ? null : readPressOf(pressed.action);
  // A link, or a button that is not drawn any more.
  if (pressed === null || press === null) return await acknowledge();
  const screen = await screenOf(pressed, press, deps);
  await acknowledge();
  const { user, triggerId, in: where } = pressed;
  deps.background.run('result of a press', () => showResult(screen, { user, triggerId, press, in: where }, null, deps));
};
