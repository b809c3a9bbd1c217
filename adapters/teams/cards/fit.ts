import {
  type AdaptiveCard,
  bytesOf,
  type CardAction,
  type Container,
  type Element,
  type RichText,
  type TextRun,
} from './card';
import { paragraph } from './rich-text';

/** A message of Teams may have 28 kB; the rest is for what stands around the card. */
const CARD_BYTES = 24_000;
const FALLBACK_CHARACTERS = 600;
const TEXT_BYTES = 24_000;

/** A card before it is known whether it fits. `rest`: where to read on when it does not. */
export type Draft = {
  readonly body: readonly Element[];
  /** Stands below, whatever had to go: the document, the footer. */
  readonly foot: readonly Element[];
  readonly actions: readonly CardAction[];
  readonly rest: string;
};

type Around = Pick<AdaptiveCard, 'refresh' | 'msteams'> & { readonly summary: string };

const assemble = ({ body, foot, actions }: Draft, { summary, ...around }: Around): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: summary.slice(0, FALLBACK_CHARACTERS),
  ...around,
  body: [...body, ...foot],
  ...(actions.length === 0 ? {} : { actions }),
});

/** The longest beginning that has this property, in whole words. */
const longestBeginning = (text: string, fits: (part: string) => boolean): string => {
  const ends = [...text.matchAll(/\s+|$/g)].map(({ index }) => index).filter((end) => end > 0);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : text.slice(0, ends[low - 1]);
};

const MORE = ' …';

/** As many runs as these bytes hold, the last of them perhaps in part. */
const takeRichText = (block: RichText, budget: number): readonly RichText[] => {
  let left = budget - bytesOf({ ...block, inlines: [] });
  const taken: TextRun[] = [];
  for (const run of block.inlines) {
    const withMore = (text: string): TextRun => ({ ...run, text: text + MORE });
    if (bytesOf(withMore(run.text)) + 1 > left) {
      const part = longestBeginning(run.text, (text) => bytesOf(withMore(text)) + 1 <= left);
      if (part !== '') return [{ ...block, inlines: [...taken, withMore(part)] }];
      const last = taken.at(-1);
      return last === undefined
        ? []
        : [{ ...block, inlines: [...taken.slice(0, -1), { ...last, text: last.text + MORE }] }];
    }
    left -= bytesOf(run) + 1;
    taken.push(run);
  }
  return [block];
};

const takeContainer = (box: Container, budget: number): readonly Container[] => {
  if (box.selectAction !== undefined) return [];
  const items = take(box.items, budget - bytesOf({ ...box, items: [] }));
  return items.length === 0 ? [] : [{ ...box, items }];
};

/** The first elements that these bytes hold, the last of them perhaps in part. */
const take = (elements: readonly Element[], budget: number): readonly Element[] => {
  let left = budget;
  const taken: Element[] = [];
  for (const element of elements) {
    const bytes = bytesOf(element) + 1;
    if (bytes > left) {
      if (element.type === 'RichTextBlock') taken.push(...takeRichText(element, left - 1));
      if (element.type === 'Container') taken.push(...takeContainer(element, left - 1));
      return taken;
    }
    left -= bytes;
    taken.push(element);
  }
  return taken;
};

const fits = (card: AdaptiveCard): boolean => bytesOf(card) <= CARD_BYTES;

const cut = (draft: Draft, around: Around): AdaptiveCard => {
  const rest = paragraph([{ text: draft.rest.slice(0, FALLBACK_CHARACTERS), weight: 'Bolder' }], { separator: true });
  const whole = { ...draft, foot: [...rest, ...draft.foot] };
  const foot = bytesOf(whole.foot) > CARD_BYTES / 4 ? rest : whole.foot;
  const empty = assemble({ ...whole, foot, body: [] }, around);
  const body = take(draft.body, CARD_BYTES - bytesOf(empty));
  return assemble({ ...whole, foot, body }, around);
};

/** The first of the drafts that fits into a message; if none does, as much of the last as fits and where the rest is. */
export const fitCard = (drafts: readonly [Draft, ...Draft[]], around: Around): AdaptiveCard => {
  for (const draft of drafts) {
    const card = assemble(draft, around);
    if (fits(card)) return card;
  }
  return cut(drafts.at(-1) ?? drafts[0], around);
};

/** As many lines as a message holds, and where the rest is. */
export const fitText = (text: string, rest: string): string => {
  if (bytesOf(text) <= TEXT_BYTES) return text;
  const last = rest.slice(0, FALLBACK_CHARACTERS);
  const part = longestBeginning(text, (some) => bytesOf(`${some} …\n\n${last}`) <= TEXT_BYTES);
  return `${part} …\n\n${last}`;
};
