import type { types } from '@slack/bolt';
import { type Blocks, divider, numberButtons } from './blocks';
import { LIMITS } from './limits';
import { paragraph } from './rich-text';

/** A part of a surface; `short` is what stands for it where there is no room, such as a clause's name with a button. */
export type Part = { readonly full: Blocks; readonly short?: Blocks };

/** How many blocks there may be, and of how much JSON. */
export type Room = { readonly blocks: number; readonly characters: number };

/** A surface before it is fitted. `last` stands beneath all of it; `rest` says where the rest is, should there be one. */
export type Surface = { readonly parts: readonly Part[]; readonly last: Blocks; readonly rest: string };

/** A part that is never shortened, but dropped where all the shortening was not enough. */
export const part = (full: Blocks, short?: Blocks): Part => (short === undefined ? { full } : { full, short });

/** Nobody says how Slack counts: here by the longest way of writing JSON, in which “ takes six characters. */
const sizeOf = (blocks: Blocks): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).replace(/[^ -~]/g, '\\u0000').length + 1, 0);

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
      lengthOf(last) + lengthOf(block) <= LIMITS.sectionText;
    if (joins) merged.splice(-1, 1, { ...last, elements: [...last.elements, ...block.elements] });
    else merged.push(block);
  }
  return merged;
};

/** As many blocks from the start as there is room for, and a sentence that this is not all. */
const cutOff = (blocks: Blocks, restSays: string, room: Room): Blocks => {
  const rest = paragraph({ text: restSays, look: 'italic' });
  const left = { blocks: room.blocks - rest.length, characters: room.characters - sizeOf(rest) };
  let count = 0;
  while (count < blocks.length && fitsIn(blocks.slice(0, count + 1), left)) count += 1;
  return [...blocks.slice(0, count), ...rest];
};

/**
 * The parts in their order, and `last` (buttons, small print) always after them, inside the room: whole where they fit, else
 * closer together, else the last parts that can be are shortened first; what is still too much is cut, and that is said.
 */
export const fitRoom = ({ parts, last, rest }: Surface, room: Room): types.KnownBlock[] => {
  const kept = fitsIn(last, room) ? last : cutOff(last, rest, room);
  const left = { blocks: room.blocks - kept.length, characters: room.characters - sizeOf(kept) };
  const shown = parts.map(({ full }) => full);
  for (let place = parts.length - 1; place >= 0 && !fitsIn(mergeText(shown.flat()), left); place -= 1) {
    const short = parts[place]?.short;
    if (short !== undefined) shown[place] = short;
  }
  const whole = shown.flat();
  const body = fitsIn(whole, left) ? whole : mergeText(whole);
  const fitted = [...(fitsIn(body, left) ? body : cutOff(body, rest, left)), ...kept];
  // Slack refuses a surface without a block.
  return numberButtons(fitted.length === 0 ? divider : fitted);
};
