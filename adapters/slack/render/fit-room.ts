import type { types } from '@slack/bolt';
import { type Blocks, divider, numberButtons } from './blocks';
import { LIMITS } from './limits';
import { paragraph } from './rich-text';
import { weightOf } from './text';

/** A part of a surface; `short` is what stands for it where there is no room, such as a clause's name with a button. */
export type Part = { readonly full: Blocks; readonly short?: Blocks };

/** How many blocks there may be, and of how much JSON. */
export type Room = { readonly blocks: number; readonly characters: number };

/** A surface before it is fitted. `last` stands beneath all of it; `rest` says where the rest is, should there be one. */
export type Surface = { readonly parts: readonly Part[]; readonly last: Blocks; readonly rest: string };

const sizeOf = (blocks: Blocks): number => blocks.reduce((sum, block) => sum + weightOf(JSON.stringify(block)) + 1, 0);

/** A part, and what may stand for it; where that saves nothing, and for parts without, it is whole or cut off. */
export const part = (full: Blocks, short?: Blocks): Part =>
  short === undefined || sizeOf(short) >= sizeOf(full) ? { full } : { full, short };

const fitsIn = (blocks: Blocks, room: Room): boolean =>
  blocks.length <= room.blocks && sizeOf(blocks) <= room.characters;

const lengthOf = ({ elements }: types.RichTextBlock): number =>
  elements.flatMap((element) => JSON.stringify(element.elements).length).reduce((sum, length) => sum + length, 0);

/** Neighbours of running text become one block. They stand closer together, and there are fewer of them. */
const mergeText = (blocks: Blocks): Blocks => {
  const merged: types.KnownBlock[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    const joins =
      block.type === 'rich_text' &&
      last?.type === 'rich_text' &&
      lengthOf(last) + lengthOf(block) <= LIMITS.sectionText &&
      sizeOf([last, block]) <= LIMITS.blockWeight;
    if (joins) merged.splice(-1, 1, { ...last, elements: [...last.elements, ...block.elements] });
    else merged.push(block);
  }
  return merged;
};

/** The largest count up to `most` that fits, where every smaller one fits too; 0 where none does. */
const largest = (most: number, fits: (count: number) => boolean): number => {
  if (fits(most)) return most;
  let [known, refused] = [0, most];
  while (refused - known > 1) {
    const count = Math.floor((known + refused) / 2);
    if (fits(count)) known = count;
    else refused = count;
  }
  return known;
};

/** As many blocks from the start as there is room for, and a sentence that this is not all. */
const cutOff = (blocks: Blocks, restSays: string, room: Room): Blocks => {
  const rest = paragraph({ text: restSays, look: 'italic' });
  const left = { blocks: room.blocks - rest.length, characters: room.characters - sizeOf(rest) };
  const count = largest(blocks.length, (some) => fitsIn(blocks.slice(0, some), left));
  return [...blocks.slice(0, count), ...rest];
};

/** The parts, whole up to this place and short from there on, those that can be. */
const shortenFrom = (parts: readonly Part[], place: number): Blocks =>
  parts.flatMap(({ full, short }, index) => (index < place ? full : (short ?? full)));

/**
 * The parts in their order, and `last` (buttons, small print) always after them, inside the room: whole where they fit, else
 * closer together, else the last parts that can be are shortened first; what is still too much is cut, and that is said.
 */
export const fitRoom = ({ parts, last, rest }: Surface, room: Room): types.KnownBlock[] => {
  const kept = fitsIn(last, room) ? last : cutOff(last, rest, room);
  const left = { blocks: room.blocks - kept.length, characters: room.characters - sizeOf(kept) };
  const whole = largest(parts.length, (place) => fitsIn(mergeText(shortenFrom(parts, place)), left));
  const shown = shortenFrom(parts, whole);
  const body = fitsIn(shown, left) ? shown : mergeText(shown);
  const fitted = [...(fitsIn(body, left) ? body : cutOff(body, rest, left)), ...kept];
  // Slack refuses a surface without a block.
  return numberButtons(fitted.length === 0 ? divider : fitted);
};
