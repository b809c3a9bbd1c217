import { rememberLast } from '../../../src/core/matching/remember-last';

it('works out a text once where it is asked for twice in turn, and each other text on its own', () => {
  const asked: string[] = [];
  const encode = rememberLast((text: string) => {
    asked.push(text);
    return Float32Array.of(text.length);
  });
  expect(['one', 'one', 'three', 'one'].map((text) => encode(text)[0])).toEqual([3, 3, 5, 3]);
  expect(asked).toEqual(['one', 'three', 'one']);
});

it('takes for the same what it is told is the same', () => {
  let times = 0;
  const count = rememberLast(
    (_: { readonly text: string }) => {
      times += 1;
      return times;
    },
    (one, other) => one.text === other.text,
  );
  expect([count({ text: 'a' }), count({ text: 'a' }), count({ text: 'b' })]).toEqual([1, 1, 2]);
});
