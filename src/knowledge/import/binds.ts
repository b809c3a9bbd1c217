import type { Party } from '../../core/protocol';
import { forcesIn } from './modality';
import { type Mention, mentionsIn } from './parties';

const LINK = /^(?:[\s,/()]|and|or|the|an?|any|all|other|individual)*$/i;
const PRONOUN = /\b(?:they|he|she|he\/she|s\/he)\s*$/i;
const BOTH = /\b(?:neither party|both (?:parties|sides)|each other|one another|every person|everyone)\b/i;

const unique = (parties: readonly Party[]): readonly Party[] => [...new Set(parties)];

const sentenceAround = (text: string, at: number): { start: number; text: string } => {
  const before = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('; ', at));
  const start = before < 0 ? 0 : before + 2;
  const after = text.indexOf('. ', at);
  return { start, text: text.slice(start, after < 0 ? text.length : after) };
};

/** The mentions just before a verb that are joined by `and` or `or`. */
const subjects = (mentions: readonly Mention[], text: string, verb: number): readonly Party[] => {
  const before = mentions.filter((mention) => mention.end <= verb && !mention.possessive);
  const nearest = PRONOUN.test(text.slice(0, verb)) ? 0 : before.length - 1;
  const found: Party[] = [];
  for (let index = nearest; index >= 0; index -= 1) {
    const mention = before[index];
    const next = before[index + 1];
    if (mention === undefined) break;
    if (index < nearest && next !== undefined && !LINK.test(text.slice(mention.end, next.start))) break;
    found.unshift(mention.party);
  }
  return found;
};

const otherSide = (party: Party): readonly Party[] =>
  party === 'councillor' || party === 'chair' ? ['officer'] : ['councillor'];

/** Of whom a lead-in such as `Officers can expect from councillors:` expects something. */
const expectedOf = (leadIn: string, from: number): readonly Party[] => {
  const mentions = mentionsIn(leadIn);
  const after = mentions.filter((mention) => mention.start >= from);
  if (after.length > 0) return unique(after.map((mention) => mention.party));
  return unique(mentions.flatMap((mention) => otherSide(mention.party)));
};

const bindsIn = (text: string): readonly Party[] => {
  const force = forcesIn(text)[0];
  if (force === undefined) {
    const first = mentionsIn(text).find((mention) => !mention.possessive);
    return first === undefined ? [] : [first.party];
  }
  if (force.modality === 'expects') return expectedOf(text, force.end);
  const sentence = sentenceAround(text, force.start);
  if (BOTH.test(sentence.text)) return ['councillor', 'officer'];
  const mentions = mentionsIn(sentence.text);
  const found = subjects(mentions, sentence.text, force.start - sentence.start);
  return unique(found.length > 0 ? found : mentions.slice(0, 1).map((mention) => mention.party));
};

/** Whom a clause binds: the subject of its lead-in where it completes one, else of its first verb of force. */
export const readBinds = (text: string, leadIn: string | null): readonly Party[] => {
  const led = leadIn === null ? [] : bindsIn(leadIn);
  return led.length > 0 ? led : bindsIn(text);
};
