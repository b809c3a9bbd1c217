import { z } from 'zod';
import type { Caller, FrontDesk, Pressed } from '../../src/app/front-desk';
import type { Screen } from '../../src/core/screen/screen';
import type { Activity } from './activity';
import { readCardData } from './cards/read-card-data';
import { BAD, dialog, shortly } from './dialog';
import { onAction, onQuery } from './extension';
import { takesPlace } from './on-message';
import { placeOf } from './place';
import { attachmentOf } from './show';
import { type Answer, LATER, type TurnDeps, type Turns } from './turn';

const executed = z.object({
  action: z.object({ data: z.unknown().optional() }),
  trigger: z.string().nullish().catch(null),
});
const task = z.object({ data: z.unknown().optional() });

const UNKNOWN: Answer = { status: 501, body: null };

const card = (screen: Screen, reader: string): Answer => ({
  status: 200,
  body: {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: attachmentOf(screen, reader).content,
  },
});

/** A line below the card, which stays as it is. */
const line = (text: string): Answer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
});

/** The client goes on showing what it has. */
const unchanged: Answer = {
  status: 200,
  body: {
    statusCode: 403,
    type: 'application/vnd.microsoft.error',
    value: { code: 'Forbidden', message: 'Nothing to show.' },
  },
};

type Read = { readonly pressed: Pressed; readonly isForm: boolean; readonly values: Readonly<Record<string, string>> };

const takeUp = ({ pressed, isForm, values }: Read, frontDesk: FrontDesk): Promise<Screen> =>
  isForm ? frontDesk.submit(pressed, values) : frontDesk.press(pressed);

const pressedBy = (activity: Activity, from: Caller, data: unknown): Read | null => {
  const read = readCardData(data);
  if (read === null) return null;
  const pressed: Pressed = { from, at: placeOf(activity), press: read.press, about: null };
  return { pressed, isForm: read.isForm, values: read.values };
};

/** A button of a card was pressed, or a client asks for the card as it is now. */
const onExecute = async (activity: Activity, from: Caller, { frontDesk }: TurnDeps, turns: Turns): Promise<Answer> => {
  const value = executed.safeParse(activity.value);
  const read = value.success ? pressedBy(activity, from, value.data.action.data) : null;
  if (!value.success || read === null) return BAD;
  const screen = await takeUp(read, frontDesk);
  if (value.data.trigger === 'automatic') return takesPlace(screen) ? card(screen, activity.from.id) : unchanged;
  if (takesPlace(screen) || screen.kind === 'form') return card(screen, activity.from.id);
  if (screen.kind === 'notice' && screen.buttons.length === 0) return line(shortly(screen));
  turns.showLater(activity, screen);
  return line(screen.kind === 'reply' ? screen.reply.heading : screen.heading);
};

const onTaskFetch = async (activity: Activity, from: Caller, { frontDesk }: TurnDeps): Promise<Answer> => {
  const value = task.safeParse(activity.value);
  const read = value.success ? pressedBy(activity, from, value.data.data) : null;
  return read === null ? BAD : dialog(await frontDesk.press(read.pressed), null);
};

/** A dialog was filled in. An item takes the place of its card and the dialog closes. */
const onTaskSubmit = async (
  activity: Activity,
  from: Caller,
  { frontDesk }: TurnDeps,
  turns: Turns,
): Promise<Answer> => {
  const value = task.safeParse(activity.value);
  const read = value.success ? pressedBy(activity, from, value.data.data) : null;
  if (read === null) return BAD;
  const screen = await takeUp(read, frontDesk);
  if (screen.kind !== 'item' || activity.replyToId == null) return dialog(screen, null);
  turns.showLater(activity, screen, activity.replyToId);
  return { status: 200, body: null };
};

type OnInvoke = (activity: Activity, from: Caller, deps: TurnDeps, turns: Turns) => Promise<Answer>;

/** Every invoke that is answered. */
const INVOKES: Readonly<Record<string, OnInvoke>> = {
  'adaptiveCard/action': onExecute,
  'task/fetch': onTaskFetch,
  'task/submit': onTaskSubmit,
  'composeExtension/fetchTask': onAction('press'),
  'composeExtension/submitAction': onAction('submit'),
  'composeExtension/query': onQuery,
};

/** Answers what a client waits for. */
export const onInvoke = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  const name = activity.name ?? '';
  const answer = Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined;
  if (answer === undefined) return UNKNOWN;
  const from = await turns.meet(activity);
  return from === null ? LATER : answer(activity, from, deps, turns);
};
