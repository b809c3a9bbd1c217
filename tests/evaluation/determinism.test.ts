import { createDice, shuffle } from '../bench/random';
import { type BatchInput, runBatch, toBatch } from './run-batch';
import { readSets } from './sets';

jest.setTimeout(180_000);

const inputs = toBatch(readSets());
const some = inputs.filter((_, at) => at % 130 === 0);
const answer = (asked: readonly BatchInput[]): readonly string[] => runBatch(asked, { unseen: false });

describe('a message gets the same record, byte for byte,', () => {
  let records: ReadonlyMap<string, string | undefined> = new Map();
  beforeAll(() => {
    const lines = answer(inputs);
    records = new Map(inputs.map(({ id }, at) => [id, lines[at]]));
  });

  const changed = (asked: readonly BatchInput[], lines: readonly string[]): readonly string[] =>
    asked.map(({ id }) => id).filter((id, at) => lines[at] === undefined || lines[at] !== records.get(id));

  it('whatever was asked before it', () => {
    const inDisorder = shuffle(inputs, createDice(2026));
    expect(changed(inDisorder, answer(inDisorder))).toEqual([]);
  });

  it('however often it is asked', () => {
    const thrice = [...some, ...some, ...some];
    expect(changed(thrice, answer(thrice))).toEqual([]);
  });

  it.each(some)('when nothing else is asked: $id', (input) => {
    expect(changed([input], answer([input]))).toEqual([]);
  });
});
