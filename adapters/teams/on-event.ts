import type { ChannelsOf } from '../../src/app/front-desk';
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

const isRemoved = ({ type, action, membersRemoved, recipient }: Activity): boolean =>
  type === 'installationUpdate'
    ? action?.startsWith('remove') === true
    : membersRemoved?.some(({ id }) => id === recipient.id) === true;

const TEAM_GONE: ReadonlySet<string> = new Set(['teamDeleted', 'teamHardDeleted']);

/** What the bot is no longer in, or was not in until now: a whole team, or a channel that has members of its own. */
const noLongerIn = (activity: Activity): ChannelsOf | null => {
  const { type, action, channelData } = activity;
  const { channel, team, eventType } = channelData ?? {};
  // A new version of the app (`add-upgrade`) takes it out of nothing.
  const isPutIn = type === 'installationUpdate' && action === 'add';
  const isGone = isRemoved(activity) || isPutIn;
  if (eventType === 'channelDeleted' || (isGone && eventType?.startsWith('channel') === true)) {
    return channel == null ? null : { kind: 'channel', channel: channel.id };
  }
  if (!isGone && !TEAM_GONE.has(eventType ?? '')) return null;
  return team?.id == null ? null : { kind: 'group', group: team.id };
};

/** The bot was added or taken out, or a channel or a team is no more: nothing is read there before another notice. */
export const onPresence = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
  const left = noLongerIn(activity);
  if (left !== null) await deps.frontDesk.endWatching(SURFACE, left);
  return await onAdded(activity, deps, turns);
};

/**
 * The bot was added: it introduces itself once, to the one person or the one channel, however many events tell of it. Nobody is
 * greeted for joining.
 */
const onAdded = async (activity: Activity, deps: TurnDeps, turns: Turns): Promise<Answer> => {
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
