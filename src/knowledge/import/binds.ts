import type { Party } from '../../core/protocol';
import { type Force, forcesIn, mainForce } from './modality';
import { type Mention, mentionsIn } from './parties';

const LINK = /^(?:[\s,/()]|and|or|the|an?|any|all|both|other|individual)*$/i;
const PRONOUN = /\b(?:they|he|she|he\/she|s\/he)\s*$/i;
const BOTH = /\b(?:neither party|both (?:parties|sides)|each other|one another|every person|everyone)\b/i;
const CONDITION = /^(?:if|where|when|whenever|any (?:\w+ ){1,3}(?:that|who)|an? \w+ who)\b/i;
const WHO = /^an? \w+ who\b/i;
/** The sentence speaks of whom the one before it spoke of. */
const BACKWARD = /^(?:however, |nevertheless, )?(?:they|he|she|this|these|such|it)\b/i;
const PASSIVE = /^(?:\s\w+ly)? be\b/i;

const unique = (parties: readonly Party[]): readonly Party[] => [...new Set(parties)];

const sentenceAround = (text: string, at: number): { readonly start: number; readonly text: string } => {
  const before = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('; ', at));
  const start = before < 0 ? 0 : before + 2;
  const after = text.indexOf('. ', at);
  return { start, text: text.slice(start, after < 0 ? text.length : after) };
};

/** The mentions from one on that are joined by commas, `and` or `or`. */
const groupFrom = (mentions: readonly Mention[], text: string, first: number, step: 1 | -1): readonly Party[] => {
  const found: Party[] = [];
  for (let index = first; index >= 0 && index < mentions.length; index += step) {
    const mention = mentions[index];
    const previous = mentions[index - step];
    if (mention === undefined) break;
    if (index !== first && previous !== undefined) {
      const between = step > 0 ? text.slice(previous.end, mention.start) : text.slice(mention.end, previous.start);
      if (!LINK.test(between)) break;
    }
    found.push(mention.party);
  }
  return step > 0 ? found : found.reverse();
};

/** The subject of a verb: what stands just before it, or what an `If a councillor …` begins with. */
const subjects = (sentence: string, verb: Force): readonly Party[] => {
  const before = mentionsIn(sentence.slice(0, verb.start)).filter((mention) => !mention.possessive);
  const conditional = CONDITION.test(sentence) && PASSIVE.test(sentence.slice(verb.end, verb.end + 20));
  const initial = WHO.test(sentence) || conditional || PRONOUN.test(sentence.slice(0, verb.start));
  return initial ? groupFrom(before, sentence, 0, 1) : groupFrom(before, sentence, before.length - 1, -1);
};

/** The verb whose subject counts: `must respect` for `must not ask` in `they must respect … and must not ask`. */
const firstOfPair = (sentence: string, verb: Force): Force =>
  /\b(?:and|nor|or)\s*$/i.test(sentence.slice(Math.max(0, verb.start - 10), verb.start))
    ? (forcesIn(sentence)[0] ?? verb)
    : verb;

const otherSide = (party: Party): readonly Party[] =>
  party === 'councillor' || party === 'chair' ? ['officer'] : ['councillor'];

/** Of whom a lead-in such as `Officers can expect from councillors:` expects something. */
const expectedOf = (leadIn: string, from: number): readonly Party[] => {
  const mentions = mentionsIn(leadIn);
  const after = mentions.filter((mention) => mention.start >= from);
  return after.length > 0 ? after.map(({ party }) => party) : mentions.flatMap(({ party }) => otherSide(party));
};

/** Whom a text without a verb of force is about: the people in its first sentence, else the council. */
const namedFirst = (text: string): readonly Party[] => {
  const end = text.indexOf('. ');
  const mentions = mentionsIn(end < 0 ? text : text.slice(0, end)).filter((mention) => !mention.possessive);
  const people = mentions.filter((mention) => mention.party !== 'council');
  return (people.length > 0 ? people : mentions).map(({ party }) => party);
};

const bindsIn = (text: string): readonly Party[] => {
  const force = mainForce(text);
  if (force === undefined) return namedFirst(text);
  if (force.modality === 'expects') return expectedOf(text, force.end);
  const sentence = sentenceAround(text, force.start);
  if (BOTH.test(sentence.text)) return ['councillor', 'officer'];
  const verb = { ...force, start: force.start - sentence.start, end: force.end - sentence.start };
  const found = subjects(sentence.text, firstOfPair(sentence.text, verb));
  if (found.length > 0) return found;
  return sentence.start > 0 && BACKWARD.test(sentence.text) ? namedFirst(text) : namedFirst(sentence.text);
};

/** Whom a clause binds: the subject of its lead-in where that has a verb of force, else its own, where that is somebody. */
export const readBinds = (text: string, leadIn: string | null): readonly Party[] => {
  const own = bindsIn(text);
  if (leadIn === null) return unique(own);
  const led = bindsIn(leadIn);
  const leads = led.length > 0 && (forcesIn(leadIn).length > 0 || own.every((party) => party === 'council'));
  return unique(leads ? led : own);
};
