import type { Block } from './block';
import { type Name, nameItem } from './clause-name';

/** A bullet's name, the sentence that it completes, and the bullet that it belongs to. */
export type Item = { readonly name: Name; readonly leadIn: string | null; readonly within: string | null };

/** Places the bullets that follow one paragraph or heading. */
export type ItemLevels = {
  readonly leadIn: string | null;
  readonly next: (block: Block) => Item;
  /** To be told of each bullet the id that it was given. */
  readonly placed: (name: Name, text: string) => void;
};

type Level = {
  readonly indent: number;
  readonly parent: Name;
  readonly leadIn: string | null;
  readonly within: string | null;
  last: { readonly name: Name; readonly text: string };
  count: number;
};

/** Bullets deeper than this count as bullets of this level. */
const DEEPEST = 6;
/** Bullets are nested from this many columns on: rough sources wobble by one. */
const NESTS = 2;

/** Starts the lists below `parent`; its text leads in the bullets of the first level. */
export const createItemLevels = (parent: Name, leadIn: string | null): ItemLevels => {
  const levels: Level[] = [];
  const outermost = (indent: number): Level => ({
    indent,
    parent,
    leadIn,
    within: null,
    last: { name: parent, text: '' },
    count: 0,
  });
  const levelFor = (indent: number): Level => {
    while (levels.length > 1 && indent <= (levels.at(-1)?.indent ?? 0) - NESTS) levels.pop();
    const deepest = levels.at(-1);
    if (deepest !== undefined && (indent < deepest.indent + NESTS || levels.length >= DEEPEST)) return deepest;
    const { name, text } = deepest?.last ?? { name: parent, text: '' };
    const level =
      deepest === undefined
        ? outermost(indent)
        : { indent, parent: name, leadIn: text, within: name.id, last: { name, text }, count: 0 };
    levels.push(level);
    return level;
  };
  return {
    leadIn,
    next: (block) => {
      const level = levelFor(block.indent);
      level.count += 1;
      return { name: nameItem(level.parent, block.marker, level.count), leadIn: level.leadIn, within: level.within };
    },
    placed: (name, text) => {
      const level = levels.at(-1);
      if (level !== undefined) level.last = { name, text };
    },
  };
};
