import { type Activity, isPersonal } from './activity';
import { audienceOf } from './on-message';
import { keyOf, placeOf, SURFACE } from './place';
import { readText } from './read-text';
import { type Answer, DONE, LATER, type TurnDeps, type Turns } from './turn';

/** What is taken as said by whoever adds the bot, so that it introduces itself. */
const FIRST_WORDS = 'hello';

const isAdded = ({ type, action, membersAdded, recipient }: Activity): boolean =>
  type === 'installationUpdate'
    ? action?.startsWith('add') === true
    : membersAdded?.some(({ id }) => id === recipient.id) === true;

/**
 * The bot was added: it introduces itself once, to the one person or the one channel, however many events tell of it. Nobody is
 * greeted for joining.
 */
export const onAdded = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  if (!isAdded(activity)) return DONE;
  const from = await turns.meet(activity);
  if (from === null) return LATER;
  const at = { ...placeOf(activity), deliveryKey: `${activity.conversation.id}:added` };
  const audience = isPersonal(activity) ? 'direct' : 'mention';
  await deps.frontDesk.receive({ from, at, text: FIRST_WORDS, audience });
  return DONE;
};

/** A message was written anew: judged once, under the time of the change. */
export const onEdited = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  if (activity.from.id.startsWith('28:')) return DONE;
  const audience = await audienceOf(activity, deps);
  if (audience === null) return DONE;
  const from = await turns.meet(activity);
  if (from === null) return LATER;
  const original = keyOf(activity);
  const at = { ...placeOf(activity), deliveryKey: `${original}:${activity.timestamp ?? 'edited'}` };
  await deps.frontDesk.edited({ from, at, text: readText(activity), audience }, original);
  return DONE;
};

/** A message was deleted: what was kept of its words goes. */
export const onDeleted = async (activity: Activity, { frontDesk }: TurnDeps): Promise<Answer> => {
  await frontDesk.deleted(SURFACE, keyOf(activity));
  return DONE;
};
