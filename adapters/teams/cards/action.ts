import type { Json } from '../../../src/core/register/item';
import type { Press } from '../../../src/core/screen/press';
import type { Button } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { bytesOf, type CardAction, type ExecuteAction, type SubmitAction } from './card';

/** What Teams shows of a card's actions at most. */
const MOST_ACTIONS = 6;
/** Longer than any screen gives a button. */
const LONGEST_TITLE = 120;
/** What all actions of a card may take together. */
const MOST_BYTES = 12_000;

const STYLES = { plain: {}, primary: { style: 'positive' }, danger: { style: 'destructive' } } as const;

/** What a press brings back: `press`, and beside it what was filled in. */
export const dataOf = (press: Press): { readonly press: Json } => ({ press });

/** A label as a button can hold it. */
export const titleOf = (label: string): string =>
  (label.length > LONGEST_TITLE ? `${label.slice(0, LONGEST_TITLE - 1)}…` : label).replace(/\p{Surrogate}/gu, '');

/** Opens a dialog where Teams has one; elsewhere the press comes back as a message, and the form is a card in the chat. */
const asking = (button: Button): SubmitAction => ({
  type: 'Action.Submit',
  title: titleOf(button.label),
  ...STYLES[button.style],
  data: { msteams: { type: 'task/fetch' }, ...dataOf(button.press) },
});

/** Clients that know no `Action.Execute` send the same press as a message. */
const executing = (button: Button): ExecuteAction => {
  const look = { title: titleOf(button.label), ...STYLES[button.style] };
  const data = dataOf(button.press);
  return { type: 'Action.Execute', ...look, verb: 'press', data, fallback: { type: 'Action.Submit', ...look, data } };
};

/** The action that a button is. */
export const toAction = (button: Button): CardAction => (button.asks ? asking(button) : executing(button));

/** The press of a whole row. */
export const rowAction = (label: string, press: Press): CardAction =>
  executing({ label, press, style: 'plain', asks: false });

/** Those that fit, the first first. */
const within = (actions: readonly CardAction[], budget: number): readonly CardAction[] => {
  let left = budget;
  return actions.filter((action) => {
    left -= bytesOf(action);
    return left >= 0;
  });
};

/** Six to a level: what does not fit opens under "More", so that a phone shows as much as a desk. */
const folded = (actions: readonly CardAction[]): readonly CardAction[] => {
  if (actions.length <= MOST_ACTIONS) return actions;
  const rest = folded(actions.slice(MOST_ACTIONS - 1));
  const more = {
    type: 'Action.ShowCard',
    title: say('card.more'),
    card: { type: 'AdaptiveCard', actions: rest },
  } as const;
  return [...actions.slice(0, MOST_ACTIONS - 1), more];
};

/** The actions of a card, at most six at a time. */
export const foldActions = (actions: readonly CardAction[]): readonly CardAction[] =>
  folded(within(actions, MOST_BYTES));
