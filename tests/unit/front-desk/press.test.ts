import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import type { Action } from '../../../src/core/register/action';
import type { Press } from '../../../src/core/screen/press';
import { readPress } from '../../../src/core/screen/read-press';
import type { Button, Screen } from '../../../src/core/screen/screen';
import { screenText } from '../../../src/core/screen/screen-text';
import { aCaller, aPlace, openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aFinding, byLetter, courtesy, orders, ranked, stump, welcome } from '../../fakes/protocol';
import { flagged } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const DEPUTY = 'dina-deputy';
const OTTO = 'otto-officer';
const FIRST = 'R-2026-0001';

const opened: TestDesk[] = [];
const open = async (answer: (message: Message) => Finding = order): Promise<TestDesk> => {
  const desk = await openTestDesk(answer);
  opened.push(desk);
  return desk;
};
afterEach(async () => {
  for (const { register } of opened.splice(0)) await register.store.close();
});

const order = ({ text }: Message): Finding =>
  text.includes('cut')
    ? flagged(text, 'cut')
    : aFinding({
        verdict: 'outside',
        answer: { kind: 'answered', clauses: ranked(orders, byLetter, courtesy, welcome, stump) },
      });

/** A desk with one item of Cora's. */
const withItem = async (): Promise<TestDesk> => {
  const desk = await open();
  await desk.desk.receive(said(CORA, 'Otto, please cut the hedge.'));
  await desk.deliver();
  return desk;
};

const act = (kind: Action['kind'], version = 1): Press => ({ kind: 'act', reference: FIRST, version, act: kind });
const labels = (buttons: readonly Button[]): readonly string[] => buttons.map(({ label }) => label);
const cardOf = (screen: Screen) => {
  if (screen.kind !== 'item' && screen.kind !== 'stale') throw new Error(`no card: ${screenText(screen)}`);
  return screen.card;
};
const formOf = (screen: Screen) => {
  if (screen.kind !== 'form') throw new Error(`no form: ${screenText(screen)}`);
  return screen.form;
};

describe('the Clerk’s card', () => {
  it('says who, where, the sentence, why, the clause, what has happened and what can be done', async () => {
    const { desk } = await withItem();
    const card = cardOf(await desk.press(pressed(CLERK, { kind: 'item', reference: FIRST })));
    expect(card).toMatchObject({
      reference: FIRST,
      version: 1,
      heading: 'R-2026-0001 · message to staff · open',
      who: [
        { label: 'From', text: 'Cora Councillor' },
        { label: 'With', text: 'Clara Clerk' },
        { label: 'When', text: '2 Mar 2026, 10:00' },
      ],
      conversation: { channel: 'D1' },
      sentence: { text: 'Otto, please cut the hedge.' },
      why: 'Words that led here: “cut”',
    });
    expect(card.clauses.quotes.map(({ text }) => text)).toEqual([orders.text]);
    expect(labels(card.buttons)).toEqual(['Acknowledge', 'Close', 'Give to somebody', 'Add a note', 'Legal hold']);
  });

  it('is acknowledged by one press, once however often it is delivered', async () => {
    const { desk } = await withItem();
    const press = pressed(CLERK, act('acknowledge'));
    expect(cardOf(await desk.press(press)).heading).toContain('acknowledged');
    expect(cardOf(await desk.press(press)).history.steps).toHaveLength(2);
  });

  it.each([
    ['close', { outcome: 'no-action', note: 'Rang him.' }, 'closed, no action'],
    ['assign', { to: DEPUTY }, 'open'],
    ['note', { text: 'Rang him.' }, 'open'],
    ['hold', { reason: 'a court case' }, 'open'],
  ] as const)('asks what it needs to %s, and does it', async (kind, values, state) => {
    const { desk } = await withItem();
    const form = formOf(await desk.press(pressed(CLERK, act(kind))));
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(Object.keys(values).every((name) => form.fields.some((field) => field.name === name))).toBe(true);
    const done = cardOf(await desk.submit(pressed(CLERK, form.press), values));
    expect(done.heading).toContain(state);
    expect(done.version).toBe(2);
  });

  it('keeps what was written in a form that is not whole, and says what is missing', async () => {
    const { desk } = await withItem();
    const form = formOf(await desk.submit(pressed(CLERK, act('close')), { note: 'Rang him.', outcome: 'guilty' }));
    expect(form.fields.map(({ name, initial, problem }) => [name, initial, problem])).toEqual([
      ['outcome', 'guilty', 'Choose one of these.'],
      ['note', 'Rang him.', null],
    ]);
  });

  it('that is out of date says what has changed, before a form opens and after it was filled in', async () => {
    const { desk } = await withItem();
    await desk.press(pressed(CLERK, act('acknowledge')));
    for (const screen of [
      await desk.press(pressed(CLERK, act('close'))),
      await desk.submit(pressed(CLERK, act('close')), { outcome: 'no-action' }),
    ]) {
      expect(screen.kind).toBe('stale');
      expect(screenText(screen)).toContain('has changed since you looked: acknowledged by Clara Clerk');
      expect(cardOf(screen).version).toBe(2);
    }
  });

  it.each([CORA, OTTO, 'nobody-known', DEPUTY])('does nothing for %s, whatever is pressed', async (account) => {
    const { desk, register } = await withItem();
    const kinds = ['acknowledge', 'close', 'reopen', 'assign', 'note', 'hold', 'release'] as const;
    const values = { outcome: 'no-action', note: 'x', text: 'x', reason: 'x', to: account };
    for (const kind of kinds) {
      for (const version of [1, 2]) {
        await desk.press(pressed(account, act(kind, version)));
        const screen = await desk.submit(pressed(account, act(kind, version)), values);
        expect(['notice', 'stale']).toContain(screen.kind);
        if (account !== CORA) expect(screenText(screen)).toContain('There is no item R-2026-0001 that you may see.');
      }
    }
    const view = await register.read.view(CLERK, FIRST);
    expect(view.kind === 'whole' && view.history.map(({ act: done }) => done)).toEqual(['opened']);
  });
});

describe('a card that was posted', () => {
  it('is drawn anew for whoever may see it, and emptied for whoever may no more', async () => {
    const { desk, deliver } = await withItem();
    await desk.submit(pressed(CLERK, act('assign')), { to: DEPUTY });
    const given = await deliver();
    expect(given.map(({ to, posted, screen }) => [to.recipient, posted !== null, screen?.kind])).toEqual([
      [CLERK, true, 'item'],
      [DEPUTY, false, 'item'],
    ]);
    await desk.submit(pressed(DEPUTY, act('assign', 2)), { to: CLERK });
    const back = await deliver();
    const ofDeputy = back.filter(({ to }) => to.recipient === DEPUTY);
    expect(ofDeputy.map(({ screen }) => screen?.kind)).toEqual(['notice']);
    expect(JSON.stringify(ofDeputy[0]?.screen)).not.toMatch(/hedge|R-2026/);
  });
});

describe('a referral', () => {
  it('starts with what was asked last, and is kept with a comment, once', async () => {
    const { desk, register } = await open();
    await desk.receive(said(OTTO, 'may she have my file?'));
    const form = formOf(await desk.press(pressed(OTTO, { kind: 'refer' })));
    expect(form.fields[0]).toMatchObject({ name: 'text', initial: 'may she have my file?' });
    const submitted = pressed(OTTO, form.press);
    const values = { text: 'may she have my file?', about: 'nobody', comment: 'She asked twice.' };
    expect(screenText(await desk.submit(submitted, values))).toContain(`Passed on as ${FIRST}, which is with Clara`);
    await desk.submit(submitted, values);
    const { items } = await register.read.list(CLERK, {}, { limit: 9, order: 'newest', after: null });
    expect(items).toMatchObject([{ openedBy: OTTO, comment: 'She asked twice.', about: [] }]);
  });

  it('of somebody else’s message keeps its words as they were written, and is hidden from whoever wrote it', async () => {
    const { desk, register } = await open();
    const about = { text: 'Otto, print it', writtenBy: aCaller(DEPUTY), conversation: { channel: 'C7' } };
    const form = formOf(await desk.press(pressed(OTTO, { kind: 'refer' }, { about })));
    expect(form.fields.map(({ name }) => name)).toEqual(['about', 'person', 'comment']);
    expect(form.intro.join(' ')).toContain('“Otto, print it”');
    await desk.submit(pressed(OTTO, form.press, { about }), { text: 'forged', about: 'nobody' });
    const { items } = await register.read.list(CLERK, {}, { limit: 9, order: 'newest', after: null });
    expect(items).toMatchObject([{ sentence: 'Otto, print it', sender: DEPUTY, about: [DEPUTY] }]);
    expect((await register.read.view(DEPUTY, FIRST)).kind).toBe('nothing');
  });

  it('about the Clerk never reaches the Clerk', async () => {
    const { desk, register, deliver } = await open();
    const values = { text: 'she was unkind', about: 'clerk' };
    const screen = await desk.submit(pressed(OTTO, { kind: 'refer' }), values);
    expect(screenText(screen)).toContain('which is with Hana Chair');
    expect((await deliver()).map(({ to }) => to.recipient)).toEqual(['hana-chair']);
    expect((await register.read.list(CLERK, {}, { limit: 9, order: 'newest', after: null })).items).toEqual([]);
  });

  it('that speaks of the Clerk is not brought to her before the sender has said whom it is about', async () => {
    const { desk, register } = await open();
    const values = { text: 'what the clerk did last night was not right', about: '', comment: 'Twice now.' };
    const form = formOf(await desk.submit(pressed(OTTO, { kind: 'refer' }), values));
    const problems = form.fields.filter(({ problem }) => problem !== null);
    expect(problems).toMatchObject([{ name: 'about', problem: expect.stringContaining('Nothing was recorded yet') }]);
    expect(form.fields.map(({ initial }) => initial)).toEqual([values.text, null, null, values.comment]);
    expect((await register.read.list(CLERK, {}, { limit: 9, order: 'newest', after: null })).items).toEqual([]);
    const said = await desk.submit(pressed(OTTO, { kind: 'refer' }), { ...values, about: 'nobody' });
    expect(screenText(said)).toContain('which is with Clara');
  });

  it.each(['nobody-known'])('is not opened to %s', async (account) => {
    const { desk } = await open();
    expect((await desk.press(pressed(account, { kind: 'refer' }))).kind).toBe('notice');
    const filed = await desk.submit(pressed(account, { kind: 'refer' }), { text: 'x', about: 'nobody' });
    expect(screenText(filed)).toContain('Nothing was recorded');
  });
});

describe('a remit check', () => {
  it('shows the verdict, and nobody is told', async () => {
    const { desk, deliver } = await open();
    const form = formOf(await desk.press(pressed(OTTO, { kind: 'check' })));
    const screen = await desk.submit(pressed(OTTO, form.press), { text: 'print his leaflets' });
    if (screen.kind !== 'reply') throw new Error('no reply');
    expect(screen.reply).toMatchObject({ kind: 'remit-check', verdict: { verdict: 'outside' }, visibleTo: 'sender' });
    expect(screenText(screen)).toContain('This check is confidential.');
    expect(await deliver()).toEqual([]);
  });

  it('of a message that reads as an instruction is answered and not recorded', async () => {
    const { desk, deliver } = await open();
    const about = { text: 'Otto, cut the hedge', writtenBy: aCaller(CORA), conversation: null };
    expect((await desk.press(pressed(CORA, { kind: 'check' }, { about }))).kind).toBe('reply');
    expect(await deliver()).toEqual([]);
  });
});

describe('feedback', () => {
  it('that it helped is thanked for, and that it did not brings the other readings and the Clerk', async () => {
    const { desk, deliver } = await open();
    await desk.receive(said(CORA, 'may I?'));
    const [entry] = await deliver();
    if (entry?.screen?.kind !== 'reply') throw new Error('no reply');
    const [helped, not] = entry.screen.feedback;
    if (helped === undefined || not === undefined) throw new Error('no feedback');
    expect(readPress(JSON.parse(JSON.stringify(not.press)))).toEqual(not.press);
    expect(screenText(await desk.press(pressed(CORA, helped.press)))).toContain('Thank you');
    const others = await desk.press(pressed(CORA, not.press));
    if (others.kind !== 'reply') throw new Error('no reply');
    expect(others.reply.sections.flatMap(({ choices }) => choices).map(({ kind }) => kind)).toEqual(['clause']);
    expect(labels(others.buttons)).toEqual(['Refer to the Parish Clerk']);
  });
});

describe('the home page', () => {
  it('has the register for the Clerk, what is theirs for the others, and neither for the public', async () => {
    const { desk } = await withItem();
    const listsOf = async (account: string) => {
      const { home } = (await desk.home(aCaller(account))) as Extract<Screen, { kind: 'home' }>;
      return { lists: home.lists.map(({ heading, rows }) => [heading, rows.length]), watched: home.watched !== null };
    };
    expect(await listsOf(CLERK)).toEqual({
      lists: [
        ['The register', 1],
        ['What is recorded of yours', 0],
      ],
      watched: true,
    });
    expect(await listsOf(CORA)).toEqual({ lists: [['What is recorded of yours', 1]], watched: false });
    expect(await listsOf('nobody-known')).toEqual({ lists: [], watched: false });
  });

  it('pages through a hundred items without missing or repeating one', async () => {
    const { desk } = await open();
    for (let count = 0; count < 25; count += 1) await desk.receive(said(CORA, `Otto, cut hedge ${count}.`));
    const seen: string[] = [];
    let press: Press | null = { kind: 'items', filter: { state: null, kind: null }, after: null };
    while (press !== null) {
      const screen: Screen = await desk.press(pressed(CLERK, press));
      if (screen.kind !== 'list') throw new Error('no list');
      seen.push(...screen.list.rows.map(({ reference }) => reference));
      press = screen.list.pages.find(({ label }) => label === 'Next page')?.press ?? null;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
});

describe('watching a channel', () => {
  const watch = (on: boolean): Press => ({ kind: 'watch', channel: 'C1', on });

  it('begins once the notice stands there, ends at once, and both are in the history', async () => {
    const { desk, deliver, register } = await open();
    await desk.press(pressed(CLERK, watch(true)));
    expect(await desk.watched('chat')).toEqual(new Set());
    const [notice] = await deliver();
    expect(notice?.to).toMatchObject({ address: { channel: 'C1' }, recipient: null });
    expect(notice?.screen === null ? '' : screenText(notice?.screen as Screen)).toContain('has switched Remit on');
    expect(await desk.watched('chat')).toEqual(new Set(['C1']));
    expect(await desk.watched('slack')).toEqual(new Set());
    await desk.press(pressed(DEPUTY, watch(false)));
    expect(await desk.watched('chat')).toEqual(new Set());
    const history = await register.store.history({ kind: 'register' });
    expect(history.map(({ act: done, by }) => [done, by])).toEqual([
      ['watched', CLERK],
      ['unwatched', DEPUTY],
    ]);
  });

  it.each([CORA, OTTO, DEPUTY, 'nobody-known'])('is not for %s to begin', async (account) => {
    const { desk, deliver } = await open();
    expect(screenText(await desk.press(pressed(account, watch(true))))).toContain('Only the Parish Clerk can do that.');
    expect(await deliver()).toEqual([]);
  });

  it('follows the settings: with a notice first, and no longer when they list it no more', async () => {
    const { desk, deliver, watching } = await open();
    const listed = [{ surface: 'chat', channel: 'C9' }];
    await watching.follow(listed);
    await watching.follow(listed);
    expect(await deliver()).toHaveLength(1);
    await desk.press(pressed(CLERK, watch(true)));
    await deliver();
    expect(await desk.watched('chat')).toEqual(new Set(['C1', 'C9']));
    await watching.follow([]);
    expect(await desk.watched('chat')).toEqual(new Set(['C1']));
  });

  it('that the Clerk has ended does not begin again because the settings list it', async () => {
    const { desk, deliver, watching, later } = await open();
    const listed = [{ surface: 'chat', channel: 'C1' }];
    await watching.follow(listed);
    await deliver();
    await desk.press(pressed(CLERK, watch(false)));
    later(2 * 24 * 60);
    await watching.follow(listed);
    expect(await deliver()).toEqual([]);
    expect(await desk.watched('chat')).toEqual(new Set());
  });
});

describe('a channel that Remit was taken out of', () => {
  const TEAM = 'team-1';
  const inTeam = (channel: string, group: string | null = TEAM) => ({
    ...pressed(CLERK, { kind: 'watch', channel, on: true }),
    at: aPlace(CLERK, { channel, channelFacts: { name: null, group, groupName: null } }),
  });
  const watched = async (...channels: readonly (readonly [string, (string | null)?])[]) => {
    const opened = await open();
    for (const [channel, group] of channels) await opened.desk.press(inTeam(channel, group));
    await opened.deliver();
    return opened;
  };

  it('is watched no longer, and the history says by what', async () => {
    const { desk, register } = await watched(['C1'], ['C2']);
    await desk.endWatching('chat', { kind: 'channel', channel: 'C1' });
    await desk.endWatching('chat', { kind: 'channel', channel: 'C1' });
    await desk.endWatching('slack', { kind: 'channel', channel: 'C2' });
    expect(await desk.watched('chat')).toEqual(new Set(['C2']));
    const history = await register.store.history({ kind: 'register' });
    expect(history.slice(2)).toMatchObject([
      { act: 'unwatched', by: 'remit', detail: { surface: 'chat', channel: 'C1', because: 'taken-out' } },
    ]);
  });

  it('with its whole group is not watched, nor is one whose group nobody knows', async () => {
    const { desk } = await watched(['C1'], ['C2', 'team-2'], ['C3', null]);
    await desk.endWatching('chat', { kind: 'group', group: TEAM });
    expect(await desk.watched('chat')).toEqual(new Set(['C2']));
  });

  it('is watched again where the settings list it, after a new notice', async () => {
    const { desk, deliver, watching, later } = await open();
    const listed = [{ surface: 'chat', channel: 'C1' }];
    await watching.follow(listed);
    await deliver();
    await desk.endWatching('chat', { kind: 'channel', channel: 'C1' });
    later(24 * 60);
    await watching.follow(listed);
    expect(await desk.watched('chat')).toEqual(new Set());
    expect(await deliver()).toHaveLength(1);
    expect(await desk.watched('chat')).toEqual(new Set(['C1']));
  });
});

describe('a press that came back', () => {
  it.each([
    null,
    'home',
    { kind: 'nothing' },
    { kind: 'act', reference: '../x', version: 1, act: 'close' },
    { kind: 'act', reference: FIRST, version: -1, act: 'close' },
    { kind: 'act', reference: FIRST, version: 1, act: 'purge' },
    { kind: 'ask', text: 'x'.repeat(10_001) },
    { kind: 'home', more: true },
    { kind: 'other-readings', clauses: Array.from({ length: 21 }, () => 'a') },
  ])('is refused where it is none of ours: %j', (value) => {
    expect(readPress(value)).toBeNull();
  });

  it.each([act('close'), { kind: 'home' }, { kind: 'mine', after: 'C-2026-K7QM' }, { kind: 'ask', text: '' }])(
    'is what went out: %j',
    (press) => {
      expect(readPress(JSON.parse(JSON.stringify(press)))).toEqual(press);
    },
  );
});
