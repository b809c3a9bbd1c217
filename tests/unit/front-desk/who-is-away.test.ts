import { createIntake } from '../../../src/app/register';
import { StoreError } from '../../../src/app/store';
import type { Finding } from '../../../src/core/finding';
import { renderPlain } from '../../../src/core/render-plain';
import type { Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { aCaller, openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aFinding } from '../../fakes/protocol';
import { incoming } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const HANA = 'hana-chair';
const RUDE = 'she was rude to me again';

const opened: TestDesk[] = [];
const open = async (finding: Partial<Finding>, away: readonly string[]): Promise<TestDesk> => {
  const desk = await openTestDesk(() => aFinding(finding));
  opened.push(desk);
  for (const person of away) {
    await desk.register.away.set(CLERK, { person, from: '2026-03-02', until: '2026-03-06' });
  }
  return desk;
};
afterEach(async () => {
  for (const { register } of opened.splice(0)) await register.store.close();
});

const aboutTheClerk = { intent: 'concern', about: 'clerk', notify: [] } as const;

describe('a concern about the Clerk while the chair is away', () => {
  const ways: readonly [string, (desk: TestDesk) => Promise<Screen | null>][] = [
    [
      'said to Remit',
      async ({ desk, deliver }) => {
        await desk.receive(said(CORA, RUDE));
        return (await deliver())[0]?.screen ?? null;
      },
    ],
    ['asked by a button', ({ desk }) => desk.press(pressed(CORA, { kind: 'ask', text: RUDE }))],
    ['asked in a form', ({ desk }) => desk.submit(pressed(CORA, { kind: 'ask', text: '' }), { text: RUDE })],
    ['looked at', ({ desk }) => desk.look({ ...said(CORA, RUDE), from: aCaller(CORA) })],
  ];

  it.each(ways)('names whoever gets it then, where it is %s', async (_, ask) => {
    const desk = await open(aboutTheClerk, [HANA]);
    const screen = await ask(desk);
    if (screen?.kind !== 'reply') throw new Error('no reply');
    expect(screenText(screen)).toContain('Remit can pass it to the Monitoring Officer, Mona Monitor.');
    expect(screen.buttons).toMatchObject([{ label: 'Refer to the Monitoring Officer' }]);
    expect(screenText(screen)).not.toContain('Hana');
    const [button] = screen.buttons;
    if (button === undefined) throw new Error('no button');
    const done = await desk.desk.submit(pressed(CORA, button.press), { text: RUDE, about: 'clerk' });
    expect(screenText(done)).toContain('which is with Mona Monitor');
  });

  it.each(ways)('names the chair again once she is back, where it is %s', async (_, ask) => {
    const desk = await open(aboutTheClerk, [HANA]);
    await desk.register.away.back(HANA, HANA);
    const screen = await ask(desk);
    expect(screen === null ? '' : screenText(screen)).toContain('Remit can pass it to the Chairman, Hana Chair.');
  });

  it('is answered all the same where the register cannot say who is away', async () => {
    const { register } = await open(aboutTheClerk, [HANA]);
    const { counter } = register;
    const absences = () => Promise.reject(new StoreError('unreachable', 'The register cannot be reached.'));
    const deps = { ...counter.deps, store: { ...counter.deps.store, absences } };
    const handled = await createIntake(deps, counter.respond, () => false).handle(incoming(CORA, RUDE));
    expect(handled.kind === 'answered' && renderPlain(handled.reply)).toContain('Hana Chair');
  });
});

it('an answer that names nobody asks nobody who is away', async () => {
  const { register } = await open({}, []);
  const { counter } = register;
  const absences = () => Promise.reject(new Error('asked'));
  const deps = { ...counter.deps, store: { ...counter.deps.store, absences } };
  const handled = await createIntake(deps, counter.respond, () => false).handle(incoming(CORA, 'may I?'));
  expect(handled.kind).toBe('answered');
});

describe('the form that refers something', () => {
  const introOf = async ({ desk }: TestDesk, writtenBy = CORA): Promise<string> => {
    const about = { text: 'the gate is broken', writtenBy: aCaller(writtenBy), conversation: null };
    const screen = await desk.press(pressed(CORA, { kind: 'refer' }, { about }));
    return screen.kind === 'form' ? screen.form.intro.join(' ') : '';
  };

  it('says to whom it goes: the Clerk, while she is away her deputy', async () => {
    expect(await introOf(await open({}, []))).toContain('in your name, and goes to the Parish Clerk.');
    const desk = await open({}, [CLERK]);
    expect(await introOf(desk)).toContain('in your name, and goes to the deputy to the Parish Clerk.');
    const done = await desk.desk.submit(pressed(CORA, { kind: 'refer' }), { text: 'it is broken', about: 'nobody' });
    expect(screenText(done)).toContain('which is with Dina Deputy');
  });

  it.each([CLERK, HANA])('promises nothing of a message of %s, but that it is not brought to them', async (writer) => {
    const intro = await introOf(await open({}, []), writer);
    expect(intro).toContain('in your name. It is not brought to whoever it concerns.');
    expect(intro).not.toContain('goes to');
  });
});

it.each([
  [[], 'the Parish Clerk', CLERK],
  [[CLERK], 'the deputy to the Parish Clerk', DEPUTY],
])('a referral in words says that it goes to whoever gets it, with %j away', async (away, office, keeper) => {
  const desk = await open({ intent: 'referral', notify: ['clerk'] }, away);
  const handled = await desk.register.handle(incoming(CORA, 'tell the Clerk that the gate is broken'));
  if (handled.kind !== 'recorded') throw new Error(handled.kind);
  expect(handled.keeper).toBe(keeper);
  const text = renderPlain(handled.reply);
  expect(text).toContain(`For ${office}\n`);
  expect(text).toContain(`This goes to ${office} in your own words.`);
  expect(text).not.toContain('Nothing is sent unless');
});
