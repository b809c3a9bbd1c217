import type { Audience } from '../../src/core/message';
import type { Screen } from '../../src/core/screen/screen';
import { type Activity, channelOf, isPersonal } from './activity';
import { readCardData } from './cards/read-card-data';
import { readCommand } from './command';
import { formKeyOf, placeOf, SURFACE } from './place';
import { isMentioned, readText } from './read-text';
import { type Answer, DONE, LATER, type TurnDeps, type Turns } from './turn';
import { WATCHING_SETTING } from './uses';

/** What is said by naming the bot and nothing else. */
const ONLY_NAMED = 'help';

/** To whom it is said; null where it is none of the bot's business. */
export const audienceOf = async (
  activity: Activity,
  { frontDesk }: Pick<TurnDeps, 'frontDesk'>,
): Promise<Audience | null> => {
  if (isPersonal(activity)) return 'direct';
  if (isMentioned(activity)) return 'mention';
  const channel = channelOf(activity);
  return channel !== null && (await frontDesk.watched(SURFACE)).has(channel) ? 'shared' : null;
};

type Taken = { readonly answer: Answer; readonly isAnswered: boolean };

type View = Extract<Screen, { readonly kind: 'item' | 'stale' | 'list' | 'home' }>;

/** Whether a card becomes this screen, rather than a message of its own below it. */
export const takesPlace = (screen: Screen): screen is View =>
  screen.kind === 'item' || screen.kind === 'stale' || screen.kind === 'list' || screen.kind === 'home';

/** A button of a card in a client that sends it as a message, or a form that was filled in in the chat. */
const onSubmitted = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  const data = readCardData(activity.value);
  if (data === null) return DONE;
  const from = await turns.meet(activity);
  if (from === null) return LATER;
  const { frontDesk } = deps;
  const at = placeOf(activity);
  // A form in the chat can be sent twice before its answer takes its place.
  const once = data.isForm && activity.replyToId != null ? formKeyOf(activity, activity.replyToId) : at.deliveryKey;
  const pressed = { from, at: { ...at, deliveryKey: once }, press: data.press, about: null };
  const screen = await (data.isForm ? frontDesk.submit(pressed, data.values) : frontDesk.press(pressed));
  turns.showLater(activity, screen, data.isForm || takesPlace(screen) ? (activity.replyToId ?? null) : null);
  return DONE;
};

/** Asks the front desk. `isAnswered`: the answer comes where it was said. */
const take = async (activity: Activity, audience: Audience, deps: TurnDeps, turns: Turns): Promise<Taken> => {
  const { frontDesk } = deps;
  const from = await turns.meet(activity);
  if (from === null) return { answer: LATER, isAnswered: false };
  const at = placeOf(activity);
  const text = readText(activity);
  const command = audience === 'shared' ? null : readCommand(text, at.channel);
  if (command !== null) {
    const needs = deps.watching ? {} : { watchingNeeds: WATCHING_SETTING };
    turns.showLater(activity, await frontDesk.press({ from, at, press: command, about: null, ...needs }));
    return { answer: DONE, isAnswered: false };
  }
  if (text === '' && audience === 'shared') return { answer: DONE, isAnswered: false };
  const said = audience === 'mention' && text === '' ? ONLY_NAMED : text;
  const { kind, reference } = await frontDesk.receive({ from, at, text: said, audience });
  // What is recorded is told to its sender alone.
  return { answer: DONE, isAnswered: kind === 'queued' && (isPersonal(activity) || reference === null) };
};

/** A message to the bot, or one in a watched channel. Answered once what it leads to is on disk. */
export const onMessage = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  if (activity.from.id.startsWith('28:')) return DONE;
  if (activity.value !== undefined && activity.value !== null) return onSubmitted(activity, deps, turns);
  const audience = await audienceOf(activity, deps);
  if (audience === null) return DONE;
  if (audience === 'shared') return (await take(activity, audience, deps, turns)).answer;
  const conversation = { serviceUrl: activity.serviceUrl, id: activity.conversation.id };
  const takeBack = deps.typing.begin(placeOf(activity).answerTo.everybody.conversation, conversation);
  let isAnswered = false;
  try {
    const taken = await take(activity, audience, deps, turns);
    isAnswered = taken.isAnswered;
    return taken.answer;
  } finally {
    if (!isAnswered) takeBack();
  }
};
