import { createFrontDesk } from '../../../src/app/create-front-desk';
import { createRecollection } from '../../../src/app/recollect';
import { createWatching } from '../../../src/app/watch-channels';
import type { LogEvent } from '../../../src/cli/log-event';
import { composeCounter } from '../../../src/compose-counter';
import { followSettings } from '../../../src/follow-settings';
import { demonstration } from '../../../src/settings/demonstration';
import type { SettingsRead } from '../../../src/settings/read-settings';
import type { Settings } from '../../../src/settings/settings';
import { openStore } from '../../../src/store/open-store';
import { aCaller, pressed, said } from '../../fakes/front-desk';
import { ambleford } from '../../fakes/protocol';
import { flagged, inMemory } from '../../fakes/register';

const first = demonstration('ambleford', { kind: 'sqlite', path: ':memory:' });
const without = (id: string): Settings => ({ ...first, people: first.people.filter((one) => one.id !== id) });

const follow = (given: { read: SettingsRead }) => {
  const events: LogEvent[] = [];
  const seen: Settings[] = [];
  const followed = followSettings({
    first,
    path: '/nowhere/remit.yaml',
    read: () => given.read,
    report: (event) => events.push(event),
    changed: (settings) => seen.push(settings),
    everyMs: 60_000,
  });
  return { followed, events, seen };
};

it('settings that are wrong, gone, or need a restart leave those that were read before, and it is said', () => {
  const problem = { file: 'remit.yaml', line: 3, message: 'It is wrong.', fix: 'Mend it.' };
  const given: { read: SettingsRead } = { read: { kind: 'invalid', problems: [problem] } };
  const { followed, events, seen } = follow(given);
  followed.again();
  given.read = { kind: 'absent', path: '/nowhere/remit.yaml', storage: null };
  followed.again();
  given.read = { kind: 'read', settings: { ...first, council: 'langport' } };
  followed.again();
  given.read = { kind: 'read', settings: first };
  followed.again();
  followed.stop();
  expect(events.map(({ kind }) => kind)).toEqual(['settings-refused', 'settings-refused', 'settings-refused']);
  expect(JSON.stringify(events)).toContain('remit.yaml:3: It is wrong. Mend it.');
  expect(seen).toEqual([]);
  expect(followed.current()).toBe(first);
});

it('a person whom the settings no longer list has no access from the next press on', async () => {
  const store = await openStore(inMemory);
  const watching = createWatching({ store, now: () => new Date() });
  const answer = ({ text }: { readonly text: string }) => flagged(text, 'cut');
  const answers = { answer, detectInstruction: (message: { readonly text: string }) => answer(message).instruction };
  const parts = { protocol: ambleford, store, surfaces: ['terminal'], answers, watching, groupPeople: new Map() };
  let counter = composeCounter(first, parts);
  const desk = createFrontDesk({ counter: () => counter, watching, recollection: createRecollection(Date.now) });
  const from = (account: string) => aCaller(account, { surface: 'terminal' });
  const { reference } = await desk.receive(said('councillor', 'Sam, cut the hedge.', { from: from('councillor') }));
  if (reference === null) throw new Error('nothing was recorded');
  const look = () => desk.press(pressed('clerk', { kind: 'item', reference }, { from: from('clerk') }));
  expect((await look()).kind).toBe('item');
  const given: { read: SettingsRead } = { read: { kind: 'read', settings: without('clerk') } };
  const followed = followSettings({
    first,
    path: '/nowhere/remit.yaml',
    read: () => given.read,
    report: () => undefined,
    changed: (settings) => {
      counter = composeCounter(settings, parts);
    },
  });
  followed.again();
  followed.stop();
  expect((await look()).kind).toBe('notice');
  await store.close();
});
