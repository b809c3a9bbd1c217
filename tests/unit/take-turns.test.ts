import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTurns } from '../../src/app/take-turns';

const microtasks = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Who came through, in order, of so many who asked at once. */
const ask = (turn: () => Promise<void>, names: readonly string[], through: string[] = []): string[] => {
  for (const name of names) void turn().then(() => through.push(name));
  return through;
};

it('lets so many through at once and the rest with the next turns, in the order in which they came', async () => {
  const turn = createTurns(2);
  const through = ask(turn, ['a', 'b', 'c', 'd', 'e']);
  await microtasks();
  expect(through).toEqual(['a', 'b']);
  await nextTurn();
  expect(through).toEqual(['a', 'b', 'c', 'd']);
  await nextTurn();
  expect(through).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('lets nobody pass those who wait', async () => {
  const turn = createTurns(1);
  const through = ask(turn, ['a', 'b', 'c']);
  await nextTurn();
  ask(turn, ['late'], through);
  await microtasks();
  expect(through).toEqual(['a', 'b']);
  await nextTurn();
  expect(through).toEqual(['a', 'b', 'c']);
  await nextTurn();
  expect(through).toEqual(['a', 'b', 'c', 'late']);
});

it('keeps nobody waiting who comes alone', async () => {
  const turn = createTurns(1);
  for (const name of ['a', 'b', 'c']) {
    const through = ask(turn, [name]);
    await microtasks();
    expect(through).toEqual([name]);
    await nextTurn();
  }
});
