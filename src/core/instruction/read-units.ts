import type { Lexicon, Phrase } from './lexicon';
import { readWord } from './read-word';
import type { Sentence } from './split-sentences';
import type { Token } from './tokens';
import type { Unit } from './unit';

/** A phrase of the vocabulary that says something about the message as a whole. */
export type Cue = { readonly tag: string; readonly from: number; readonly to: number; readonly quoted: boolean };

/** People, offices and times take the place of their words; the other tags of the vocabulary are cues. */
const ENTITIES = new Set('STAFF DEPT GRP CLERK CLLR CHAIR BOT MATE RESIDENT FAMILY WHEN'.split(' '));

/** Groups the tokens of a sentence into units and gathers its cues. */
export function readUnits(
  tokens: readonly Token[],
  { from, to }: Sentence,
  lexicon: Lexicon,
): { readonly units: readonly Unit[]; readonly cues: readonly Cue[] } {
  const units: Unit[] = [];
  const cues: Cue[] = [];
  let at = from;
  while (at < to) {
    const token = tokens[at];
    if (token === undefined) break;
    const gathered = gather(tokens, at, to, lexicon, cues);
    const entity = isPlan(tokens, at) ? undefined : gathered;
    const end = at + (entity?.words.length ?? 1);
    for (let inner = at + 1; inner < end; inner++) gather(tokens, inner, to, lexicon, cues);
    const { tag, kinds } =
      entity === undefined ? readWord(tokens, at, units.at(-1), lexicon) : { tag: entity.tag, kinds: '' };
    const { capital, quoted } = token;
    const unit: Unit = { tag, kinds, word: joined(tokens, at, end), capital, quoted, from: at, to: end };
    if (!mergeInto(units, unit) && !placeInto(units, unit)) units.push(unit);
    at = end;
  }
  return { units, cues };
}

/** "Planning" is a department, but not in "planning to". */
function isPlan(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'planning' && /^(?:to|on|a|an)$/.test(tokens[at + 1]?.word ?? '');
}

function gather(tokens: readonly Token[], at: number, to: number, lexicon: Lexicon, cues: Cue[]): Phrase | undefined {
  let entity: Phrase | undefined;
  for (const phrase of lexicon.phrasesFrom(tokens[at]?.word ?? '', tokens[at + 1]?.word ?? '')) {
    if (at + phrase.words.length > to || !matches(tokens, at, phrase.words)) continue;
    if (ENTITIES.has(phrase.tag)) entity ??= phrase;
    else if (!cues.some((cue) => cue.tag === phrase.tag && cue.to > at))
      cues.push({ tag: phrase.tag, from: at, to: at + phrase.words.length, quoted: tokens[at]?.quoted ?? false });
  }
  return entity;
}

function matches(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let n = 1; n < words.length; n++) if (tokens[at + n]?.word !== words[n]) return false;
  return true;
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  let word = tokens[from]?.word ?? '';
  for (let at = from + 1; at < to; at++) word += ` ${tokens[at]?.word ?? ''}`;
  return word;
}

/** Joins a surname to a title or a councillor, and words that qualify a role to it ("the tree officer"). */
function mergeInto(units: Unit[], unit: Unit): boolean {
  const before = units.at(-1);
  if (before === undefined) return false;
  const named = unit.capital && /^(?:xn|NAME|x|VB)$/.test(unit.tag);
  const titled =
    before.tag === 'TITLED' ||
    (before.tag === 'CLLR' && before.word.startsWith('councillor')) ||
    (before.tag === 'NAME' && before.capital);
  const joinsRole = unit.tag === 'STAFF' && /^(?:x|xn|DEPT|STAFF|VBG)$/.test(before.tag);
  if (!(named && titled) && !joinsRole) return false;
  const tag = joinsRole ? unit.tag : before.tag;
  units[units.length - 1] = { ...before, tag, kinds: '', word: `${before.word} ${unit.word}`, to: unit.to };
  return true;
}

/** "Margaret as Clerk" and "Helen, our Clerk" are the Clerk. */
function isOfficeOf(link: Unit, person: Unit, unit: Unit): boolean {
  return unit.tag === 'CLERK' && /^(?:as|,)$/.test(link.tag) && person.tag === 'NAME';
}

/** Joins a person to their office: "Jay in IT", "the lady from the estates office", "someone in finance". */
function placeInto(units: Unit[], unit: Unit): boolean {
  if (unit.tag !== 'DEPT' && unit.tag !== 'STAFF' && unit.tag !== 'CLERK') return false;
  const the = /^(?:the|our)$/.test(units.at(-1)?.tag ?? '') ? 1 : 0;
  const link = units.at(-1 - the);
  const person = units.at(-2 - the);
  if (link === undefined || person === undefined) return false;
  if (isOfficeOf(link, person, unit)) {
    const word = `${person.word} ${link.word} ${unit.word}`;
    units.splice(units.length - 2 - the, 2 + the, { ...person, tag: 'CLERK', word, to: unit.to });
    return true;
  }
  if (
    unit.tag === 'CLERK' ||
    !/^(?:in|from|on|at)$/.test(link.tag) ||
    !/^(?:NAME|TITLED|RESIDENT|GRP|STAFF)$/.test(person.tag)
  )
    return false;
  const tag = person.tag === 'RESIDENT' ? 'STAFF' : person.tag;
  const word = `${person.word} ${link.word} ${unit.word}`;
  units.splice(units.length - 2 - the, 2 + the, { ...person, tag, word, to: unit.to });
  return true;
}
