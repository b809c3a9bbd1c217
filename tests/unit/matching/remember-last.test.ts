import { rememberLast } from '../../../src/core/matching/remember-last';

it('works out a text once where it is asked for twice in turn, and each other text on its own', () => {
  const asked: string[] = [];
  const encode = rememberLast((text) => {
    asked.push(text);
    return Float32Array.of(text.length);
  });
  expect(['one', 'one', 'three', 'one'].map((text) => encode(text)[0])).toEqual([3, 3, 5, 3]);
  expect(asked).toEqual(['one', 'three', 'one']);
});
