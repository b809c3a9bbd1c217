import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import type { Unit } from './unit';

/** What one word is where it stands, as a unit names it. */
export type WordReading = { readonly tag: string; readonly kinds: string };

/** Small words that patterns name; each is its own tag. */
const SMALL = new Set(
  `i you we he she they it me us him her them my your our his their its mine yours ours theirs myself yourself yourselves himself herself
  a an the this that these those some any no every all both each another other one ones nobody
  who what which when where why how if unless whether and or but so because since as than though although
  of to in on at by before after until till for from with without about into onto off out up down over under round back away through across along against
  behind beside near between during
  not never is are am was were be been being do does did have has had can could will would shall should may might must ought need needs needed
  wants want wanted like please just now then also too only even still again already yet ever here there right ok okay yes yeah no hi hello hey morning afternoon evening dear oh well
  sorry thanks let lets 's going got let's thing things more less much many very really quite rather enough first last next same straight
  better best kindly perhaps maybe possibly`.split(/\s+/),
);
const MARKS = /^[.!?,;:\-()"•*]$/;
const DETERMINERS = new Set(
  "a an the my your our his their its this these those some any no every of 's each another".split(' '),
);
const TITLES = new Set('mr mrs ms miss dr sir lord lady rev revd prof'.split(' '));
const FORM_TAGS = { base: 'VB', s: 'VBZ', ing: 'VBG', past: 'VBD' } as const;

/** Verbs whose past is the base again. */
const SAME_PAST = new Set('cut put shut set let hit split spread read come run'.split(' '));
const FARTHEST_TIME = 15;
const PASSIVE = /^(?:is|are|was|were|be|been|being|get|got|have|has|had|'s)$/;

const MODAL_NAMES = new Set(['will', 'may']);
const AFTER_MODAL = /^(?:you|i|we|he|she|it|they|there|the|a|any|anyone|someone|somebody|your|my|our|this|that)$/;

const OBJECT_AHEAD =
  /^(?:the|a|an|my|our|your|that|this|those|these|it|them|him|her|me|us|off|up|out|down|back|every|all|some|any|0|to)$/;
const NOT_BEFORE_VERB = /^(?:is|are|was|were|am|be|been|very|really|quite|too|rather|more)$/;
const STATES =
  /^(?:is|was|are|were|has|have|had|says|said|looks|looked|'s|of|went|came|needs|wants|still|just|been|will|never|always)$/;

const plain = (tag: string): WordReading => ({ tag, kinds: '' });

/** Reads the word at `at`, in the light of the unit before it and the words after it. */
export function readWord(
  tokens: readonly Token[],
  at: number,
  before: Unit | undefined,
  lexicon: Lexicon,
): WordReading {
  const token = tokens[at];
  if (token === undefined) return plain('x');
  if (token.kind === 'break') return plain('.');
  if (token.kind === 'mark') return plain(MARKS.test(token.word) ? token.word : 'mark');
  if (token.kind === 'number') return plain('NUM');
  if (token.kind === 'emoji') return plain('EMOJI');
  const next = tokens[at + 1];
  if (TITLES.has(token.word) && next?.capital === true) return plain('TITLED');
  if (isKnownName(token, next, before, lexicon) || isOwnName(tokens, at, before, lexicon)) return plain('NAME');
  const verb = lexicon.verb(token.word);
  if (verb?.form === 'base' && SAME_PAST.has(token.word) && isPast(tokens, at, before))
    return { tag: 'VBD', kinds: verb.kinds };
  if (verb !== undefined && !isNoun(tokens, at, verb.form, before, lexicon))
    return { tag: FORM_TAGS[verb.form], kinds: verb.kinds };
  if (SMALL.has(token.word)) return plain(token.word);
  return plain(token.capital && before !== undefined ? 'xn' : 'x');
}

/** True where a verb whose past is its base stands for the past: "it was cut", "Graham put them up yesterday". */
function isPast(tokens: readonly Token[], at: number, before: Unit | undefined): boolean {
  if (before === undefined) return false;
  if (PASSIVE.test(before.word)) return true;
  if (!/^(?:NAME|TITLED|STAFF|DEPT|GRP|CLLR|i|we|he|she|they|who)$/.test(before.tag)) return false;
  for (const { word, kind } of tokens.slice(at + 1, at + 1 + FARTHEST_TIME)) {
    if (kind === 'break' || word === '.') return false;
    if (/^(?:yesterday|ago|earlier|last|already)$/.test(word)) return true;
  }
  return false;
}

function isKnownName(token: Token, next: Token | undefined, before: Unit | undefined, lexicon: Lexicon): boolean {
  if (!lexicon.isName(token.word)) return false;
  if (MODAL_NAMES.has(token.word) && AFTER_MODAL.test(next?.word ?? '')) return false;
  return token.capital || token.mention || !lexicon.isNamelike(token.word) || calls(before, next, lexicon);
}

/** True where a word that may be a name opens the message and a verb or comma follows: "grace cancel the booking". */
function calls(before: Unit | undefined, next: Token | undefined, lexicon: Lexicon): boolean {
  if (before !== undefined || next === undefined) return false;
  if (/^(?:,|can|could|would|will|please|you)$/.test(next.word)) return true;
  return lexicon.verb(next.word)?.form === 'base';
}

/** True where a word that nobody uses otherwise opens a sentence as a name would: "Bryony tell the radio". */
function isOwnName(tokens: readonly Token[], at: number, before: Unit | undefined, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || before !== undefined || token.kind !== 'word' || lexicon.isCommon(token.word))
    return false;
  if (token.word.endsWith('s') && lexicon.isCommon(token.word.slice(0, -1))) return false;
  const next = tokens[at + 1];
  if (token.capital) return calls(before, next, lexicon);
  return lexicon.verb(next?.word ?? '')?.form === 'base' && OBJECT_AHEAD.test(tokens[at + 2]?.word ?? '');
}

/** True where a word that may be a verb is none: "the cut", "work is under way". */
function isNoun(
  tokens: readonly Token[],
  at: number,
  form: string,
  before: Unit | undefined,
  lexicon: Lexicon,
): boolean {
  const word = tokens[at]?.word ?? '';
  if (SMALL.has(word)) return true;
  const next = tokens[at + 1];
  const ahead = next?.kind === 'number' ? '0' : (next?.word ?? '');
  const opens = before === undefined || !/\p{L}|\p{N}/u.test(before.word);
  if (opens) return form === 's' || (lexicon.isNounlike(word) && opensReport(tokens, at, word, ahead, lexicon));
  if (DETERMINERS.has(before.tag) && form !== 'past') return true;
  if (form === 'base' && NOT_BEFORE_VERB.test(before.tag)) return true;
  if (!lexicon.isNounlike(word)) return false;
  if (/^(?:NUM|VBG|VBD|in|on|at|for|with|by|from|about|have|has|had)$/.test(before.tag)) return true;
  return /^(?:x|xn|DEPT)$/.test(before.tag) && !(OBJECT_AHEAD.test(ahead) && ahead !== 'to');
}

/** True where the first word is what is spoken of: "swing chain's snapped", "light by the gate is out". */
function opensReport(tokens: readonly Token[], at: number, word: string, ahead: string, lexicon: Lexicon): boolean {
  if (/^(?:at|of|from|in|by)$/.test(ahead)) return true;
  if (ahead === '0' && /^(?:page|line|level|row|lot)$/.test(word)) return true;
  const next = tokens[at + 1];
  if (next === undefined) return false;
  if (STATES.test(next.word)) return true;
  const verb = lexicon.verb(next.word);
  const names = next.kind === 'word' && !SMALL.has(next.word) && (verb === undefined || lexicon.isNounlike(next.word));
  const after = tokens[at + 2];
  return names && after !== undefined && (STATES.test(after.word) || lexicon.verb(after.word)?.form === 'past');
}
