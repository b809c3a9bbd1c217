import { createConceptFinder } from '../../../src/core/matching/find-concepts';
import { KIND_WEIGHTS, stemsOf, textFeatures } from '../../../src/core/matching/text-features';

const none = createConceptFinder([], stemsOf);

it('a text has words, stems, pairs, stems with one word between, and runs of four letters', () => {
  expect(textFeatures('May members ask?', null, none)).toEqual([
    ...['w:may', 's:may', 'p:^ may', 'k:may ask', 'c:_may', 'c:may_'],
    ...['w:members', 's:member', 'p:may members', 'c:_mem', 'c:memb', 'c:embe', 'c:mber', 'c:bers', 'c:ers_'],
    ...['w:ask', 's:ask', 'p:members ask', 'c:_ask', 'c:ask_'],
  ]);
});

it('each feature stands once, however often it is said', () => {
  const features = textFeatures('no no no no, NO', null, none);
  expect(new Set(features).size).toBe(features.length);
  expect(features).toEqual(['w:no', 's:no', 'p:^ no', 'k:no no', 'c:_no_', 'p:no no']);
});

it('concepts and the role are features too', () => {
  const concepts = createConceptFinder([{ id: 'leaflet', ways: ['flyers'], against: [] }], stemsOf);
  const features = textFeatures('my flyer', 'councillor', concepts);
  expect(features).toContain('g:leaflet');
  expect(features).toContain('r:councillor');
  expect(textFeatures('my flyer', null, none).filter((feature) => /^[gr]:/.test(feature))).toEqual([]);
});

it('an apostrophe and a capital make no difference', () => {
  expect(textFeatures("Don't", null, none)).toEqual(textFeatures('dont', null, none));
});

it.each(['', ' ', '?!', '👍'])('%j has no features but the role', (text) => {
  expect(textFeatures(text, null, none)).toEqual([]);
  expect(textFeatures(text, 'clerk', none)).toEqual(['r:clerk']);
});

it('a word of one letter has no run', () => {
  expect(textFeatures('I', null, none)).toEqual(['w:i', 's:i', 'p:^ i']);
});

it('every kind of feature has a weight', () => {
  const concepts = createConceptFinder([{ id: 'ask', ways: ['ask'], against: [] }], stemsOf);
  const kinds = new Set(textFeatures('may I ask', 'clerk', concepts).map((feature) => feature.charAt(0)));
  expect([...kinds].sort()).toEqual(Object.keys(KIND_WEIGHTS).sort());
});

it('stems bring the forms of a word together, in the order of the text', () => {
  expect(stemsOf('Instructing, instructed: INSTRUCTS')).toEqual(['instruct', 'instruct', 'instruct']);
});

it('stems stay right after many thousand other words', () => {
  const before = stemsOf('instructing');
  stemsOf(Array.from({ length: 25_000 }, (_, at) => `word${at}`).join(' '));
  expect(stemsOf('instructing')).toEqual(before);
});
