import { setTimeout as wait } from 'node:timers/promises';
import type { Product } from '../../src/cli/product';
import { runCommandLine } from '../../src/cli/run-command-line';
import { aFinding, ambleford, libraryOf, orders } from '../fakes/protocol';
import { terminalSurroundings } from '../fakes/surroundings';

const product: Product = { openLibrary: () => libraryOf(ambleford), loadAnswerer: async () => () => aFinding() };
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';

const PROMPT = 'councillor>';

const start = (columns = 80) => {
  const screen = terminalSurroundings(columns, { NO_COLOR: '1' });
  const ended = runCommandLine(['chat', '--council', 'ambleford'], product, screen, []);
  const until = async (words: string, times = 1): Promise<void> => {
    for (let tries = 0; tries < 500 && screen.written().split(words).length <= times; tries += 1) await wait(10);
    expect(screen.written()).toContain(words);
  };
  return { screen, ended, until, type: (keys: string) => screen.stdin.write(keys) };
};

it('greets, answers, remembers the line for the up arrow, and leaves on Ctrl-D', async () => {
  const { screen, ended, until, type } = start();
  await until(PROMPT);
  expect(screen.written()).toContain('Remit · Ambleford Parish Council');
  type('may I order the ground staff?\r');
  await until('│ A member may not set work');
  type(`${UP}\r`);
  await until('│ A member may not set work', 2);
  type(CTRL_D);
  expect(await ended).toBe(0);
  expect(screen.written()).toContain('Goodbye.');
});

it('Ctrl-C clears what was typed, then says how to leave, then leaves', async () => {
  const { screen, ended, until, type } = start();
  await until(PROMPT);
  type('may I order');
  await until('may I order');
  type(CTRL_C);
  await wait(20);
  expect(screen.written()).not.toContain('to leave');
  type(CTRL_C);
  await until('Press Ctrl-C again, or Ctrl-D, to leave.');
  type('/role officer\r');
  await until('officer>');
  type(CTRL_C);
  await until('Press Ctrl-C again', 2);
  expect(screen.written()).not.toContain('Goodbye.');
  type(CTRL_C);
  expect(await ended).toBe(0);
  expect(screen.written()).not.toContain(orders.text);
});

it('/quit leaves', async () => {
  const { ended, until, type } = start(40);
  await until(PROMPT);
  type('/quit\r');
  expect(await ended).toBe(0);
});
