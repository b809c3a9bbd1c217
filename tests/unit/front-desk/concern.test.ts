import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import { viewOf } from '../../../src/core/register/item-view';
import { personOf, type Staffing } from '../../../src/core/register/person';
import type { Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { aCaller, openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aClause, aFinding, ambleford, ranked } from '../../fakes/protocol';
import { ambleStaff, aPerson } from '../../fakes/register';

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
    expect(initial).toEqual({ text: RUDE, about: 'clerk', person: null, comment: null });
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

it('a question that complains of the Clerk is answered to its sender alone', async () => {
  const desk = await open({ intent: 'question', about: 'clerk' });
  const { reply } = await replyTo(desk, OTTO);
  expect(reply).toMatchObject({ kind: 'answer', visibleTo: 'sender' });
});

describe('a concern about somebody who holds no office', () => {
  const choices = async ({ desk }: TestDesk, who: string) => {
    const field = formOf(await desk.press(pressed(who, { kind: 'refer' }))).fields.find(
      ({ name }) => name === 'person',
    );
    return field?.kind === 'choice' ? field.options : [];
  };

  it('names them in the form by their name, among everybody else whom the settings list', async () => {
    const people = [...ambleStaff.people, { ...aPerson('otto-other', 'officer'), name: 'Otto Officer' }];
    const desk = await open({}, { staffing: { ...ambleStaff, people } });
    expect((await choices(desk, CORA)).map(({ label }) => label)).toEqual([
      'Clara Clerk',
      'Cy Committee',
      'Dina Deputy',
      'Hana Chair',
      'Mona Monitor',
      'Otto Officer (otto-officer)',
      'Otto Officer (otto-other)',
    ]);
  });

  it('goes to the Clerk, and they see nothing of it even as the next Clerk', async () => {
    const desk = await open({});
    const otto = (await choices(desk, CORA)).find(({ label }) => label === 'Otto Officer')?.value ?? '';
    const screen = await desk.desk.submit(pressed(CORA, { kind: 'refer' }), {
      text: 'he hung up on me',
      about: 'nobody',
      person: otto,
    });
    expect(screenText(screen)).toContain('which is with Clara Clerk');
    const [item] = await listOf(desk, CLERK);
    expect(item).toMatchObject({ kind: 'concern', about: [OTTO], reference: expect.stringMatching(/^C-/) });
    const history = await desk.register.store.history({ kind: 'item', reference: item?.reference ?? '' });
    const offices = { ...ambleStaff.offices, clerk: OTTO };
    for (const staffing of [ambleStaff, { ...ambleStaff, offices }]) {
      const otto = personOf(staffing, OTTO);
      if (item === undefined || otto === null) throw new Error('no item');
      expect(viewOf(otto, item, history, staffing)).toEqual({ kind: 'nothing' });
    }
  });

  it.each([
    ['Otto Officer hung up on me', 'asks'],
    ['OTTO  officer’s manner was not right', 'asks'],
    ['Councillor Cy Committee hung up on me', 'asks'],
    ['the officer who cuts the hedge hung up on me', 'asks not'],
    ['Otto hung up on me', 'asks not'],
    ['Smith has been rude to me', 'asks'],
    ['I think that Young has been rude to me', 'asks'],
    ['Young people have been rude to me', 'asks not'],
    ['I am Cora Councillor and want a file', 'asks not'],
  ])('is asked for where the words name somebody, in full or by surname: “%s” %s', async (text, what) => {
    const people = [
      ...ambleStaff.people.map((one) => (one.id === 'cy-committee' ? { ...one, name: 'Cllr Cy Committee' } : one)),
      aPerson('sam-smith', 'officer'),
      aPerson('yan-young', 'councillor'),
    ];
    const desk = await open({}, { staffing: { ...ambleStaff, people } });
    const screen = await desk.desk.submit(pressed(CORA, { kind: 'refer' }), { text, about: '' });
    expect(screen.kind).toBe(what === 'asks' ? 'form' : 'notice');
    expect(await listOf(desk, CLERK)).toHaveLength(what === 'asks' ? 0 : 1);
  });

  it('is asked for where the words were read as a concern about an office, and name somebody who does not hold it', async () => {
    const people = ambleStaff.people.map((one) => (one.id === HANA ? { ...one, name: 'Hana Hillman' } : one));
    const answer = () => aFinding({ intent: 'concern', about: 'clerk', notify: [] });
    const desk = await openTestDesk(answer, { staffing: { ...ambleStaff, people } });
    opened.push(desk);
    const refer = async (text: string) =>
      (await desk.desk.submit(pressed(OTTO, { kind: 'refer' }), { text, about: '' })).kind;
    expect(await refer('Hillman was rude to me')).toBe('form');
    expect(await refer('Clara Clerk was rude to me')).toBe('notice');
    expect(await listOf(desk, HANA)).toHaveLength(1);
  });

  it('who is the Clerk by that name goes to somebody else', async () => {
    const desk = await open({});
    const clara = (await choices(desk, CORA)).find(({ label }) => label === 'Clara Clerk')?.value ?? '';
    const screen = await desk.desk.submit(pressed(CORA, { kind: 'refer' }), {
      text: 'not right',
      about: '',
      person: clara,
    });
    expect(screenText(screen)).toContain('which is with Hana Chair');
    expect(await listOf(desk, CLERK)).toEqual([]);
  });

  it.each([CORA, 'nobody-known', 'clerk'])('is not taken from a forged “%s”', async (person) => {
    const desk = await open({});
    const screen = await desk.desk.submit(pressed(CORA, { kind: 'refer' }), { text: 'not right', about: '', person });
    expect(formOf(screen).fields.find(({ name }) => name === 'person')?.problem).toBe('Choose one of these.');
  });
});

it('a question at once about the Clerk has the same button', async () => {
  const { desk } = await open({ about: 'clerk' });
  const screen = await desk.look({ ...said(OTTO, RUDE), from: aCaller(OTTO) });
  if (screen.kind !== 'reply') throw new Error('no reply');
  expect(screen.buttons).toMatchObject([{ press: { kind: 'refer', about: 'clerk' } }]);
});
