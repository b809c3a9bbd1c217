import { setImmediate as nextTurn } from 'node:timers/promises';
import { settleMemory } from '../../src/settle-memory';

it('throws away at once what nobody holds any more', async () => {
  const start = new WeakRef({ needed: 'at the start alone' });
  await nextTurn();
  expect(start.deref()).toBeDefined();
  await nextTurn();
  settleMemory();
  expect(start.deref()).toBeUndefined();
});
