import type { Said } from '../../src/app/front-desk';
import type { Audience } from '../../src/core/message';
import { SURFACE } from './address';
import { messageKey, placeOfMessage } from './place';
import { plainWords } from './plain-words';
import { type Heard, readEvent, type Written } from './read-event';
import { greetInAssistant, showStatus } from './show-assistant';
import { publishHome } from './show-home';
import type { SlackDeps } from './slack-deps';
import { COMMAND } from './uses';

const keyOf = ({ team, channel, ts }: Written): string => messageKey(team, channel, ts);

/** To whom a message is said; null where nobody asked Remit to read it. */
const audienceOf = async (written: Written, isMention: boolean, deps: SlackDeps): Promise<Audience | null> => {
  if (written.kind === 'im') return 'direct';
  const { botUser } = await deps.whoAmI();
  // Slack sends a mention in a watched channel twice, as a message and as a mention: both are the same to us.
  if (isMention || new RegExp(`<@${botUser}[|>]`).test(written.text)) return 'mention';
  return (await deps.frontDesk.watched(SURFACE)).has(written.channel) ? 'shared' : null;
};

const saidOf = async (
  written: Written,
  audience: Audience,
  deliveryKey: string,
  deps: SlackDeps,
): Promise<Said | null> => {
  const { botUser } = await deps.whoAmI();
  if (written.user === botUser) return null;
  const [from, text] = await Promise.all([
    deps.people.callerOf(written.user),
    plainWords(written.text, botUser, deps.people),
  ]);
  return { from, at: placeOfMessage(written, deliveryKey), text, audience, command: COMMAND };
};

const hearWritten = async (written: Written, isMention: boolean, deps: SlackDeps): Promise<void> => {
  const audience = await audienceOf(written, isMention, deps);
  if (audience === null) return;
  const key = keyOf(written);
  await deps.once(`${key}:${audience}`, async () => {
    const said = await saidOf(written, audience, key, deps);
    if (said === null) return;
    if (written.kind === 'im' && written.threadTs !== null) showStatus(written, said.text, deps);
    await deps.frontDesk.receive(said);
  });
};

const hearEdit = async (written: Written, editTs: string, deps: SlackDeps): Promise<void> => {
  const audience = await audienceOf(written, false, deps);
  if (audience === null) return;
  const original = keyOf(written);
  const said = await saidOf(written, audience, `${original}:${editTs}`, deps);
  if (said !== null) await deps.frontDesk.edited(said, original);
};

/** Whatever was watched there before the app was put in was so before it had been taken out: Slack does not tell of that. */
const hearJoined = async ({ channel, user }: Extract<Heard, { kind: 'joined' }>, deps: SlackDeps): Promise<void> => {
  const { botUser } = await deps.whoAmI();
  if (user === botUser) await deps.frontDesk.endWatching(SURFACE, { kind: 'channel', channel });
};

const hear = async (heard: Heard, deps: SlackDeps): Promise<void> => {
  switch (heard.kind) {
    case 'written':
      return await hearWritten(heard.written, heard.isMention, deps);
    case 'edited':
      return await hearEdit(heard.written, heard.editTs, deps);
    case 'deleted':
      return await deps.frontDesk.deleted(SURFACE, messageKey(heard.team, heard.channel, heard.ts));
    case 'joined':
      return await hearJoined(heard, deps);
    case 'home-opened':
      return await publishHome(heard.user, deps);
    case 'assistant-opened':
      return await greetInAssistant(heard, deps);
    case 'nothing':
      return;
  }
};

/**
 * Takes an event. Once the promise resolves what came of it is on disk, so that Slack may be answered; if it rejects Slack must
 * send it again.
 */
export const hearEvent = async (body: unknown, deps: SlackDeps): Promise<void> => await hear(readEvent(body), deps);
