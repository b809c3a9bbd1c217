import { createConceptFinder, splitStems } from '../../../src/core/matching/find-concepts';
import { stemsOf } from '../../../src/core/matching/text-features';

const concepts = createConceptFinder(
  [
    { id: 'leaflet', ways: ['flyer', 'election leaflets'], against: [] },
    {
      id: 'press',
      ways: ['press', 'the paper', 'tell the paper about it'],
      against: ['press ahead', 'hot off the press'],
    },
    { id: 'wordless', ways: ['', '?'], against: [] },
  ],
  stemsOf,
);
const found = (text: string): readonly string[] => concepts.find(stemsOf(text));

it.each([
  ['may he print my flyers', ['leaflet']],
  ['an election leaflet', ['leaflet']],
  ['leaflets for the election', []],
  ['flyers for the press, and more flyers', ['leaflet', 'press']],
  ['it was in the paper', ['press']],
  ['the', []],
  ['', []],
])('%j names %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  ['shall we press ahead', []],
  ['the news, hot off the press', []],
  ['press ahead and tell the press', ['press']],
  ['ahead of the press', ['press']],
  ['hot off the press ahead', []],
])('a phrase that means something else is not taken for it: %j names %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it('a finder made of its own list finds the same', () => {
  const again = createConceptFinder(concepts.list, splitStems);
  expect(again.list).toEqual(concepts.list);
  for (const text of ['my flyers', 'the papers say', 'press ahead', '']) {
    expect(again.find(stemsOf(text))).toEqual(found(text));
  }
});
