import { createSlips } from './make-slips';
import { median, quantile } from './timing';

describe('a quantile', () => {
  it('is one of the values, whatever their order', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2);
    expect(
      quantile(
        Array.from({ length: 200 }, (_, at) => 200 - at),
        0.99,
      ),
    ).toBe(198);
    expect(quantile([7], 0.99)).toBe(7);
  });
});

describe('slips of a thumb', () => {
  const text = 'please forward these confidential minutes: Councillor, they were never public property';

  it('hit every third of the longer words, never the first letter, and nothing else', () => {
    const before = text.split(' ');
    const after = createSlips(1)(text).split(' ');
    expect(after).toHaveLength(before.length);
    const changed = before.filter((word, at) => word !== after[at]);
    expect(changed).toEqual(['these', 'Councillor,', 'property']);
    for (const [at, word] of after.entries()) {
      expect(word.charAt(0)).toBe(before[at]?.charAt(0));
      expect(Math.abs(word.length - (before[at]?.length ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it('are the same for the same seed', () => {
    expect(createSlips(7)(text)).toBe(createSlips(7)(text));
  });
});
