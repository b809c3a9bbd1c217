import { readFollowUps } from '../../../src/knowledge/followups-file';
import { readInstructions } from '../../../src/knowledge/instructions-file';
import { readIntents } from '../../../src/knowledge/intents-file';
import { readPhrasings } from '../../../src/knowledge/phrasings-file';
import { readTopics } from '../../../src/knowledge/topics-file';
import { readVocabulary } from '../../../src/knowledge/vocabulary-file';

const TOPICS = `- id: purpose
  area: about
  title: 'what the protocol is for'
  rule: 'The protocol guides councillors and officers.'
- id: bullying
  area: conduct
  title: 'bullying'
  rule: 'Officers are not bullied.'
  wordings: ['Nobody is harassed.']
`;
const PHRASING =
  '{"topic":"bullying","council":"hill","primary":["hill-2.1"],"role":"officer","kind":"concern","text":"he bawled me out","verdict":null,"refer_to":"clerk","about":null,"author":"a"}';
const INTENTS = '{"intent":"thanks","role":"councillor","text":"ta"}\n{"intent":"none","role":"officer","text":"x"}\n';
const FOLLOW_UPS =
  '{"council":"hill","role":"officer","kind":"followup","turns":["he swore","who do I tell"],"primary":["hill-2.1"]}';
const INSTRUCTIONS = '{"role":"councillor","channel":"shared","text":"cut the grass","flag":true,"act":"mow"}';
const VOCABULARY = `terms:
  cllr: councillor
offices:
  - id: clerk
    ways: [town clerk, clerk]
concepts:
  - id: secrecy
    ways:
      - hush hush
      - under wraps
    against: [wraps for lunch]
shared:
  - way: boss
    of: [clerk, secrecy]
`;

const READERS = {
  topics: (text: string) => readTopics('topics.yaml', text),
  phrasings: (text: string) => readPhrasings('phrasings/conduct.jsonl', text),
  vocabulary: (text: string) => readVocabulary('vocabulary.yaml', text),
  intents: (text: string) => readIntents('intents.jsonl', text),
  followUps: (text: string) => readFollowUps('followups.jsonl', text),
  instructions: (text: string) => readInstructions('instructions/messages.jsonl', text),
} as const;
type Kind = keyof typeof READERS;
const GOOD: Readonly<Record<Kind, string>> = {
  topics: TOPICS,
  phrasings: PHRASING,
  vocabulary: VOCABULARY,
  intents: INTENTS,
  followUps: FOLLOW_UPS,
  instructions: INSTRUCTIONS,
};

const problemsOf = (kind: Kind, text: string) => {
  const read = READERS[kind](text);
  return read.kind === 'invalid' ? read.problems : [];
};

describe('a knowledge file', () => {
  it('of topics gives each topic and the line on which it begins', () => {
    const read = readTopics('topics.yaml', TOPICS);
    if (read.kind === 'invalid') throw new Error('not read');
    expect(read.topics.map(({ id, wordings }) => [id, wordings])).toEqual([
      ['purpose', []],
      ['bullying', ['Nobody is harassed.']],
    ]);
    expect(read.lines.get('bullying')).toBe(5);
  });

  it('of phrasings gives each message with its labels, and its line even after an empty one', () => {
    const read = readPhrasings('conduct.jsonl', `\n${PHRASING}\n`);
    if (read.kind === 'invalid') throw new Error('not read');
    expect(read.phrasings).toEqual([
      {
        line: 2,
        topic: 'bullying',
        council: 'hill',
        primary: ['hill-2.1'],
        also: [],
        role: 'officer',
        kind: 'concern',
        text: 'he bawled me out',
        verdict: null,
        referTo: 'clerk',
        about: null,
        teaches: null,
        author: 'a',
      },
    ]);
  });

  it('of phrasings may leave out what was not labelled', () => {
    const read = readPhrasings('x.jsonl', '{"topic":null,"role":"clerk","kind":"question","text":"eh?"}');
    if (read.kind === 'invalid') throw new Error('not read');
    expect(read.phrasings[0]).toMatchObject({ topic: null, council: null, primary: null, verdict: null, author: null });
  });

  it('of intents gives each message with its line', () => {
    const read = readIntents('intents.jsonl', INTENTS);
    if (read.kind === 'invalid') throw new Error('not read');
    expect(read.messages.map(({ line, intent }) => [line, intent])).toEqual([
      [1, 'thanks'],
      [2, 'none'],
    ]);
  });

  it('of vocabulary gives the ways of saying each concept, and where each stands', () => {
    const read = readVocabulary('vocabulary.yaml', VOCABULARY);
    if (read.kind === 'invalid') throw new Error('not read');
    const lines = VOCABULARY.split('\n');
    expect(read.vocabulary.terms).toEqual({ cllr: 'councillor' });
    expect(lines[read.lineOfWay('secrecy', 'ways', 1) - 1]).toContain('under wraps');
    expect(lines[read.lineOfWay('secrecy', 'against', 0) - 1]).toContain('wraps for lunch');
    expect(lines[read.lineOfTerm('cllr') - 1]).toContain('cllr');
    expect(lines[read.lineOfShared(0) - 1]).toContain('boss');
  });

  it.each<[Kind, string, string, string, number, string]>([
    ['topics', 'an area that there is none of', 'area: conduct', 'area: behaviour', 6, '`area` of bullying'],
    ['topics', 'an id with a space', 'id: purpose', 'id: the purpose', 1, '`id` of the purpose'],
    ['topics', 'a rule left out', "  rule: 'Officers are not bullied.'\n", '', 5, '`rule` of bullying'],
    ['topics', 'an id that stands twice', 'id: bullying', 'id: purpose', 5, 'Two topics have the id `purpose`'],
    ['topics', 'a key that is unknown', 'wordings:', 'wording:', 5, 'wording'],
    ['vocabulary', 'a way that is too long', 'hush hush', 'hush '.repeat(20), 9, 'of secrecy'],
    ['vocabulary', 'a concept with the id of an office', 'id: secrecy', 'id: clerk', 7, '`clerk` is defined twice'],
    ['vocabulary', 'a term that stands twice', 'cllr: councillor', 'cllr: a\n  cllr: b', 3, 'unique'],
    ['phrasings', 'a verdict that there is none of', '"verdict":null', '"verdict":"ok"', 1, '`verdict`'],
    ['phrasings', 'a text of nothing but spaces', 'he bawled me out', '  ', 1, '`text`'],
    ['phrasings', 'a role left out', '"role":"officer",', '', 1, '`role` is missing'],
    ['phrasings', 'an unknown key', '"about"', '"abuot"', 1, 'abuot'],
    ['phrasings', 'a comma at the end', '"author":"a"}', '"author":"a"},', 1, 'not valid JSON'],
    ['followUps', 'a conversation of one message', '"he swore",', '', 1, '`turns`'],
    ['followUps', 'clauses left out', ',"primary":["hill-2.1"]', '', 1, '`primary` is missing'],
    ['instructions', 'a flag in words', '"flag":true', '"flag":"yes"', 1, '`flag`'],
    ['intents', 'an intent that there is none of', '"none"', '"noen"', 2, '`intent`'],
    [
      'intents',
      'an entry that is no object',
      '{"intent":"thanks","role":"councillor","text":"ta"}',
      '7',
      1,
      'The entry',
    ],
  ])('of %s is refused with line, reason and fix: %s', (kind, _, from, to, line, reason) => {
    const good = GOOD[kind];
    expect(problemsOf(kind, good)).toEqual([]);
    expect(good).toContain(from);
    const [first] = problemsOf(kind, good.replace(from, to));
    expect(first?.message).toContain(reason);
    expect(first?.line).toBe(line);
    expect(first?.fix).not.toBe('');
  });

  it('is refused with every problem at once', () => {
    const wrong = '{"intent":"x","role":"y","text":""}\n{\n';
    expect(problemsOf('intents', wrong).map(({ line }) => line)).toEqual([1, 1, 1, 2]);
  });

  it.each(['null', '42', '\u0000', '[[[[', '- - - -', 'a: &a [*a, *a]', '{'.repeat(9), '"', '﻿{}'])(
    'is refused without a crash where it is something else: %j',
    (text) => {
      for (const kind of Object.keys(READERS) as Kind[]) expect(problemsOf(kind, text).length).toBeGreaterThan(0);
    },
  );
});
