import type { Block } from './block';
import { type Name, nameHeading, nameLabel, nameNumbered, nameParagraph, uniqueIds, withoutColon } from './clause-name';
import { type Heading, headingLevels, headingsAbove } from './heading-level';
import { createItemLevels, type ItemLevels } from './item-levels';
import type { Part } from './outline';
import { surveyParts } from './survey';
import { endsSentence, startsLower } from './words';

/** A clause with its place in the document; not yet labelled. */
export type Placed = Name & {
  readonly heading: readonly string[];
  readonly leadIn: string | null;
  /** Id of the bullet that a nested bullet belongs to. */
  readonly within: string | null;
  readonly text: string;
  readonly lines: readonly [number, number];
};

/** Where the walk through the document stands. */
type Place = {
  open: readonly Heading[];
  /** What the next paragraph is named after, and how many it has had. */
  base: Name;
  paragraphs: number;
  items: ItemLevels;
  /** The lead-in of the quotation that is open. */
  quote: string | null;
};

const isItem = (block: Block): boolean => block.marker.kind === 'bullet' || block.marker.kind === 'letter';

/** The text where it leads on to what follows: it has a colon or no end. */
const leadOf = (text: string): string | null => (!endsSentence(text) || /[:;]$/.test(text) ? text : null);

/** A lead-in, then a paragraph that opens with a quotation mark: what follows is quoted until the mark closes. */
const quotedFrom = (text: string, { quote, items }: Place): string | null =>
  quote ?? (/^["“]/.test(text) && items.leadIn?.endsWith(':') === true ? items.leadIn : null);

/** Gives every clause its number, locator, heading path, lead-in and id, in the order of the document. */
export const placeClauses = (parts: readonly Part[], council: string): readonly Placed[] => {
  const levelOf = headingLevels(parts);
  const { numbersRestart, lonely } = surveyParts(parts);
  const unique = uniqueIds();
  const placed: Placed[] = [];
  const top: Name = { id: council, locator: '', number: null };
  const at: Place = { open: [], base: top, paragraphs: 0, items: createItemLevels(top, null), quote: null };

  const put = (block: Block, name: Name, rest: Partial<Placed> = {}): Name => {
    const named = { ...name, id: unique(name.id) };
    const heading = at.open.map((one) => one.text);
    placed.push({ ...named, heading, leadIn: null, within: null, text: block.text, lines: block.lines, ...rest });
    return named;
  };
  const putHeading = (block: Block, index: number): void => {
    const level = levelOf(block, at.open, parts[index + 1]);
    const number = block.marker.kind === 'number' ? block.marker.number : null;
    const text = withoutColon(block.text);
    at.open = [...at.open.filter((heading) => heading.level < level), { level, text, number }];
    at.base = nameHeading(council, text, number);
    at.paragraphs = 0;
    at.quote = null;
    at.items = createItemLevels(at.base, null);
  };
  const putNumbered = (block: Block, number: string): void => {
    at.open = headingsAbove(at.open, number);
    const restartsUnder = numbersRestart ? (at.open.at(-1)?.text ?? null) : null;
    at.base = put(block, nameNumbered(council, number, restartsUnder));
    at.paragraphs = 1;
    at.items = createItemLevels(at.base, leadOf(block.text));
  };
  const putParagraph = (block: Block, index: number): void => {
    const next = parts[index + 1];
    const leads = next?.role === 'clause' && isItem(next.block);
    at.paragraphs += 1;
    const name = lonely.has(index) ? at.base : nameParagraph(council, block.text, leads, at.base, at.paragraphs);
    const leadIn = quotedFrom(block.text, at);
    at.quote = leadIn !== null && /["”]$/.test(block.text) ? null : leadIn;
    at.items = createItemLevels(put(block, name, { leadIn }), leadOf(block.text));
  };
  const putItem = (block: Block): void => {
    const { name, leadIn, within } = at.items.next(block);
    at.items.placed(put(block, name, { leadIn, within }), block.text);
  };
  for (const [index, { role, block }] of parts.entries()) {
    const listed = at.items.leadIn?.endsWith(':') === true && startsLower(block.text);
    if (role === 'heading') putHeading(block, index);
    else if (role === 'label') put(block, nameLabel(council, block.text), { heading: [] });
    else if (role !== 'clause') continue;
    else if (block.marker.kind === 'number') putNumbered(block, block.marker.number);
    else if (isItem(block) || listed) putItem(block);
    else putParagraph(block, index);
  }
  return placed;
};
