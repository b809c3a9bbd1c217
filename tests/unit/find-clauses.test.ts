import { composeClauses } from '../../src/core/compose-clauses';
import { findClauses } from '../../src/core/find-clauses';
import { renderPlain } from '../../src/core/render-plain';
import { aClause, ambleford, byLetter, courtesy, orders, stump, welcome } from '../fakes/protocol';

const again = aClause({ locator: '4.2, again', id: 'ambleford-4.2-b', number: '4.2', text: 'A number that restarts.' });

it.each([
  ['4.2', [orders]],
  [' Clause 4.2. ', [orders]],
  ['§ 4.4', [courtesy]],
  ['4.3, BULLET 2', [byLetter]],
  ['4.3', [byLetter]],
  ['ambleford-4.5', [welcome]],
  ['4', [orders, byLetter, courtesy, welcome]],
  ['records', [stump]],
  ['part two', [stump]],
  ['working', [orders, byLetter, courtesy, welcome]],
  ['99.9', []],
  ['   ', []],
  ['clause', []],
])('%j is found as a person means it', (wanted, clauses) => {
  expect(findClauses(ambleford, wanted)).toEqual(clauses);
});

it('an exact place comes before a number that restarts', () => {
  const restarting = { ...ambleford, clauses: [orders, again] };
  expect(findClauses(restarting, '4.2')).toEqual([orders]);
  expect(findClauses({ ...ambleford, clauses: [again] }, '4.2')).toEqual([again]);
});

it('one clause is quoted, several are listed, none leads to the headings', () => {
  expect(renderPlain(composeClauses('4.2', ambleford))).toContain(`> ${orders.text}`);
  expect(renderPlain(composeClauses('4', ambleford))).toContain('1. 4.2 · Working together: “A member may not');
  const none = renderPlain(composeClauses('99.9', ambleford));
  expect(none).toContain('No clause is called “99.9”');
  expect(none).toContain('2. Records, paragraph 1');
});

it('a long list stops and says how many more there are', () => {
  const clauses = Array.from({ length: 30 }, (_, index) => aClause({ locator: `7.${index}`, text: 'Words.' }));
  const shown = renderPlain(composeClauses('7', { ...ambleford, clauses }));
  expect(shown).toContain('30 clauses fit “7”');
  expect(shown).toContain('There are 10 more');
});
