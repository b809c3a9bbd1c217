import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import type { Staffing } from '../../../src/core/register/person';
import type { Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { aCaller, openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aClause, aFinding, ambleford, ranked } from '../../fakes/protocol';
import { ambleStaff } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const OTTO = 'otto-officer';
const HANA = 'hana-chair';
const RUDE = 'she was rude to me again';

const opened: TestDesk[] = [];
const open = async (finding: Partial<Finding>, given: Parameters<typeof openTestDesk>[1] = {}): Promise<TestDesk> => {
  const answer = ({ text }: Message): Finding =>
    text === RUDE ? aFinding({ intent: 'concern', notify: [], ...finding }) : aFinding();
  const desk = await openTestDesk(answer, given);
  opened.push(desk);
  return desk;
};
afterEach(async () => {
  for (const { register } of opened.splice(0)) await register.store.close();
});

const replyTo = async ({ desk, deliver }: TestDesk, who: string, text = RUDE) => {
  await desk.receive(said(who, text));
  const [entry] = await deliver();
  if (entry?.screen?.kind !== 'reply') throw new Error('no reply');
  return entry.screen;
};
const formOf = (screen: Screen) => {
  if (screen.kind !== 'form') throw new Error(`no form: ${screenText(screen)}`);
  return screen.form;
};
const listOf = async ({ register }: TestDesk, by: string) =>
  (await register.read.list(by, {}, { limit: 9, order: 'newest', after: null })).items;

const silent = { kind: 'silent', gap: null, nearest: [] } as const;
const monitored = aClause({
  locator: '9.1',
  text: 'Take it to the Monitoring Officer.',
  refersTo: ['monitoring-officer'],
});
const naming = { ...ambleford, clauses: [...ambleford.clauses, monitored] };

describe('a concern about the Clerk', () => {
  it.each<[string, Partial<Finding>, string]>([
    ['that the protocol names nobody for', { referTo: null }, 'the Chairman, Hana Chair'],
    ['that the protocol would send to the Clerk', { referTo: 'clerk' }, 'the Chairman, Hana Chair'],
    ['on which the protocol is silent', { answer: silent }, 'the Chairman, Hana Chair'],
    [
      'for which the protocol names somebody else',
      { answer: { kind: 'answered', clauses: ranked(monitored) }, referTo: 'monitoring-officer' },
      'the Monitoring Officer, Mona Monitor',
    ],
  ])('%s says to whom it can go, and that the Clerk is not told', async (_, finding, who) => {
    const desk = await open({ about: 'clerk', ...finding }, { protocol: naming });
    const screen = await replyTo(desk, OTTO);
    const text = screenText(screen);
    expect(text).toContain(`Remit can pass it to ${who}. Nothing is sent unless you choose`);
    expect(text).toContain('The Parish Clerk is not told.');
    expect(text).not.toContain('your council has chosen');
    expect(screen.reply.told).toEqual([]);
    expect(screen.reply.visibleTo).toBe('sender');
  });

  it('has a button, whose form has it that it is about the Clerk; what is filed by it she never sees', async () => {
    const desk = await open({ about: 'clerk', referTo: 'clerk' });
    const { buttons } = await replyTo(desk, OTTO);
    expect(buttons).toMatchObject([{ label: 'Refer to the Chairman', press: { kind: 'refer', about: 'clerk' } }]);
    const [button] = buttons;
    if (button === undefined) throw new Error('no button');
    const form = formOf(await desk.desk.press(pressed(OTTO, button.press)));
    const initial = Object.fromEntries(form.fields.map((field) => [field.name, field.initial]));
    expect(initial).toEqual({ text: RUDE, about: 'clerk', comment: null });
    expect(form.intro.join(' ')).toBe(
      'This is kept in the register, in your name. It is not brought to whoever it concerns.',
    );
    const screen = await desk.desk.submit(pressed(OTTO, form.press), { text: 'it is about her', about: 'clerk' });
    expect(screenText(screen)).toContain('which is with Hana Chair');
    expect((await desk.deliver()).map(({ to }) => to.recipient)).toEqual([HANA]);
    expect(await listOf(desk, CLERK)).toEqual([]);
    expect(await listOf(desk, HANA)).toMatchObject([{ kind: 'concern', about: [CLERK] }]);
  });

  it('of the chair goes to somebody else than the chair', async () => {
    const desk = await open({ about: 'clerk' });
    const screen = await replyTo(desk, HANA);
    expect(screenText(screen)).toContain('Remit can pass it to the Monitoring Officer, Mona Monitor.');
    expect(screen.buttons.map(({ label }) => label)).toEqual(['Refer to the Monitoring Officer']);
  });

  it.each<[string, string, Partial<Staffing>]>([
    ['the public', 'nobody-known', {}],
    [
      'whom nobody else is there for',
      OTTO,
      { offices: { clerk: CLERK, 'deputy-clerk': 'dina-deputy', chair: null, 'monitoring-officer': null } },
    ],
    ['the Clerk', CLERK, {}],
  ])('is not offered to be passed on to %s', async (_, who, staffing) => {
    const desk = await open({ about: 'clerk' }, { staffing: { ...ambleStaff, ...staffing } });
    const screen = await replyTo(desk, who);
    expect(screen.buttons).toEqual([]);
    expect(screenText(screen)).not.toContain('can pass');
  });
});

describe('a concern about the chair', () => {
  it('goes to the Clerk by a form that has it that it is about the chair', async () => {
    const desk = await open({ about: 'chair', referTo: 'chair' });
    const screen = await replyTo(desk, CORA);
    expect(screenText(screen)).toContain('Remit can pass it to the Parish Clerk, Clara Clerk.');
    expect(screenText(screen)).toContain('The Chairman is not told.');
    expect(screen.buttons).toMatchObject([
      { label: 'Refer to the Parish Clerk', press: { kind: 'refer', about: 'chair' } },
    ]);
  });
});

it('a question at once about the Clerk has the same button', async () => {
  const { desk } = await open({ about: 'clerk' });
  const screen = await desk.look({ ...said(OTTO, RUDE), from: aCaller(OTTO) });
  if (screen.kind !== 'reply') throw new Error('no reply');
  expect(screen.buttons).toMatchObject([{ press: { kind: 'refer', about: 'clerk' } }]);
});
