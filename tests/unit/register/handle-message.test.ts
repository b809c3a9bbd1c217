import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import { renderPlain } from '../../../src/core/render-plain';
import type { Reply } from '../../../src/core/reply';
import { withFired } from '../../../src/core/say-why';
import { aClause, aFinding, ambleford, orders, ranked } from '../../fakes/protocol';
import { ambleStaff, flagged, incoming, inMemory, openTestRegister, type TestRegister } from '../../fakes/register';

const ORDER = 'Morning all. Otto, please have the hedge cut by Friday. How was the fair?';
const WORDS = 'please have the hedge cut';
const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const PAGE = { limit: 20, order: 'newest', after: null } as const;

const opened: TestRegister[] = [];
const open = async (answer: (message: Message) => Finding, given: Parameters<typeof openTestRegister>[1] = {}) => {
  const register = await openTestRegister(inMemory, { ...given, answer });
  opened.push(register);
  return register;
};
afterEach(async () => {
  for (const register of opened.splice(0)) await register.store.close();
});

const order = (message: Message): Finding => flagged(message.text, WORDS);
const kept = async (register: TestRegister, by = CLERK) => (await register.read.list(by, {}, PAGE)).items;
const told = (reply: Reply | undefined): readonly string[] => reply?.told ?? ['no reply'];

describe('an instruction to staff', () => {
  it('becomes one item with the sentence, the words that fired and the clause, and nothing else of the message', async () => {
    const register = await open(order);
    const handled = await register.handle(incoming(CORA, ORDER));
    expect(handled).toMatchObject({ kind: 'recorded', reference: 'R-2026-0001', keeper: CLERK });
    const [item] = await kept(register);
    expect(item).toMatchObject({
      kind: 'instruction',
      state: 'open',
      sender: CORA,
      about: [CORA],
      sentence: 'Otto, please have the hedge cut by Friday.',
      fired: [WORDS],
      clauses: [orders.id],
      protocolVersion: ambleford.version,
      assignedTo: CLERK,
    });
    expect(JSON.stringify(item)).not.toContain('fair');
  });

  it('sends its sender a private notice and the Clerk a card, and says so', async () => {
    const register = await open(order);
    const handled = await register.handle(incoming(CORA, ORDER));
    const outbox = await register.outbox();
    expect(outbox.map(({ to, reference }) => [to.recipient, reference])).toEqual([
      [CORA, 'R-2026-0001'],
      [CLERK, 'R-2026-0001'],
    ]);
    if (handled.kind !== 'recorded') throw new Error(handled.kind);
    expect(handled.reply).toMatchObject({ kind: 'instruction', visibleTo: 'sender', told: ['clerk'] });
    expect(outbox[0]?.content).toEqual({ kind: 'reply', reply: withFired(handled.reply, [], ambleford.terms) });
    expect(outbox[1]?.content).toEqual({ kind: 'item-card', because: 'opened' });
  });

  it('is one item and one notice, however often it is delivered', async () => {
    const register = await open(order);
    const message = incoming(CORA, ORDER);
    const first = await register.handle(message);
    const again = await Promise.all([register.handle(message), register.handle(message)]);
    expect(again).toEqual([first, first].map((one) => ({ ...one, kind: 'duplicate' })));
    expect(await kept(register)).toHaveLength(1);
    expect(await register.outbox()).toHaveLength(2);
  });

  it('leaves its notice to the caller where the surface shows the reply itself', async () => {
    const register = await open(order);
    await register.handle(incoming(CORA, ORDER, { notice: null }));
    expect((await register.outbox()).map(({ to }) => to.recipient)).toEqual([CLERK]);
  });

  it('goes to the deputy while the Clerk is away, and the sender is told that', async () => {
    const register = await open(order);
    await register.away.set(CLERK, { person: CLERK, from: '2026-03-02', until: '2026-03-06' });
    const handled = await register.handle(incoming(CORA, ORDER));
    expect(handled).toMatchObject({ kind: 'recorded', keeper: 'dina-deputy' });
    if (handled.kind !== 'recorded') throw new Error(handled.kind);
    expect(told(handled.reply)).toEqual(['deputy-clerk']);
    expect(renderPlain(handled.reply)).toContain('The deputy to the Parish Clerk is told.');
    expect(await kept(register, 'dina-deputy')).toHaveLength(1);
    expect(await kept(register)).toHaveLength(1);
  });

  it.each(['otto-officer', CLERK, 'mona-monitor'])('is none where %s says it', async (account) => {
    const register = await open(order);
    const handled = await register.handle(incoming(account, ORDER));
    expect(handled.kind).toBe('answered');
    expect(await kept(register)).toHaveLength(0);
  });

  it.each([
    ['cy-committee', 'chair'],
    [CORA, 'councillor'],
    ['nobody-known', 'councillor'],
    ['dina-deputy', 'deputy-clerk'],
  ])('is read in the role of its sender: %s speaks as %s', async (account, role) => {
    const roles: string[] = [];
    const register = await open((message) => {
      roles.push(message.role);
      return aFinding();
    });
    await register.handle(incoming(account, 'may I?'));
    expect(roles).toEqual([role]);
  });
});

describe('in a channel', () => {
  const shared = { audience: 'shared', channel: 'C1' } as const;

  it('nothing is read or kept where the Clerk has not switched it on', async () => {
    let heard = 0;
    const register = await open((message) => {
      heard += 1;
      return order(message);
    });
    expect(await register.handle(incoming(CORA, ORDER, shared))).toEqual({ kind: 'ignored' });
    expect(heard).toBe(0);
  });

  it('an instruction is recorded where it is switched on', async () => {
    const register = await open(order, { watched: ['C1'] });
    expect((await register.handle(incoming(CORA, ORDER, shared))).kind).toBe('recorded');
  });

  it.each([
    ['a question', {}],
    ['a concern', { intent: 'concern' as const, notify: ['clerk' as const] }],
  ])('%s among others is neither answered nor kept', async (_, given) => {
    const register = await open(() => aFinding(given), { watched: ['C1'] });
    expect(await register.handle(incoming(CORA, 'who speaks to the press?', shared))).toEqual({ kind: 'ignored' });
    expect(await kept(register)).toHaveLength(0);
  });
});

describe('somebody whom the settings do not list', () => {
  const stranger = 'nobody-known';

  it('is answered, and nothing they say is flagged, filed or offered in their name', async () => {
    for (const answer of [order, () => aFinding({ intent: 'concern', about: 'clerk', notify: ['chair'] })]) {
      const register = await open(answer);
      const handled = await register.handle(incoming(stranger, ORDER));
      if (handled.kind !== 'answered') throw new Error(handled.kind);
      expect(handled.reply.told).toEqual([]);
      expect(handled.reply.actions.filter(({ id }) => id !== 'show-other-readings')).toEqual([]);
      expect(handled.reply.kind).not.toBe('instruction');
      expect(renderPlain(handled.reply)).toContain(orders.text);
      for (const { id } of ambleStaff.people) expect(await kept(register, id)).toHaveLength(0);
      expect(await register.outbox()).toHaveLength(0);
    }
  });

  it('is not told that Remit could pass anything on', async () => {
    const register = await open(() => aFinding({ answer: { kind: 'silent', gap: null, nearest: [] } }));
    const [listed, guest] = [
      await register.handle(incoming(CORA, 'who sings?')),
      await register.handle(incoming(stranger, 'who sings?')),
    ];
    if (listed.kind !== 'answered' || guest.kind !== 'answered') throw new Error('They were to be answered.');
    expect(renderPlain(listed.reply)).toContain('can pass your question on');
    expect(renderPlain(guest.reply)).not.toMatch(/can pass|Refer to/);
  });

  it('cannot refer anything', async () => {
    const register = await open(() => aFinding({ intent: 'concern' }));
    const referral = {
      by: stranger,
      deliveryKey: 'k',
      text: 'the Clerk was rude',
      earlier: [],
      writtenBy: stranger,
      about: null,
      comment: null,
      conversation: null,
    };
    expect(await register.refer(referral)).toEqual({ kind: 'refused', reason: 'unlisted' });
    expect(await kept(register)).toHaveLength(0);
  });
});

describe('a concern', () => {
  const about = (office: 'clerk' | 'chair', given: Partial<Finding> = {}) =>
    aFinding({ intent: 'concern', about: office, notify: [], ...given });
  const referral = (by: string, text: string, given: object = {}) => ({
    by,
    deliveryKey: `refer-${by}-${text}`,
    text,
    earlier: [],
    writtenBy: by,
    about: null,
    comment: null,
    conversation: null,
    ...given,
  });
  const toMonitor = aClause({ locator: '9.1', text: 'Tell the Monitoring Officer.', refersTo: ['monitoring-officer'] });
  const toBoth = aClause({ locator: '9.2', text: 'Tell the Clerk or the Chairman.', refersTo: ['clerk', 'chair'] });
  const answered = (...clauses: readonly (typeof toBoth)[]): Partial<Finding> => ({
    answer: { kind: 'answered', clauses: ranked(...clauses) },
  });

  it('is recorded only when its sender asks for it', async () => {
    const register = await open(() => about('clerk'));
    expect((await register.handle(incoming(CORA, 'the Clerk was rude'))).kind).toBe('answered');
    for (const { id } of ambleStaff.people) expect(await kept(register, id)).toHaveLength(0);
  });

  it.each([
    ['whom the protocol names', answered(toMonitor), 'mona-monitor'],
    ['the other of two whom the protocol names', answered(toBoth), 'hana-chair'],
    ['whom the settings name, where the protocol names nobody', answered(orders), 'hana-chair'],
  ])('about the Clerk goes to %s, and never to the Clerk', async (_, given, keeper) => {
    const protocol = { ...ambleford, clauses: [...ambleford.clauses, toMonitor, toBoth] };
    const register = await open(() => about('clerk', given), { protocol });
    const referred = await register.refer(referral(CORA, 'the Clerk was rude'));
    if (referred.kind !== 'recorded') throw new Error(referred.kind);
    expect((await kept(register, keeper)).map(({ reference }) => reference)).toEqual([referred.reference]);
    expect(await kept(register)).toHaveLength(0);
    const ways = (await register.outbox()).flatMap(({ to }) => to.recipient);
    expect(ways).toEqual([keeper]);
  });

  it('about a chair is kept from every chair', async () => {
    const register = await open(() => about('chair'));
    await register.refer(referral('otto-officer', 'the Chairman shouted at me'));
    expect(await kept(register)).toHaveLength(1);
    for (const chair of ['hana-chair', 'cy-committee']) {
      expect(await kept(register, chair)).toHaveLength(0);
      expect((await register.read.view(chair, 'R-2026-0001')).kind).toBe('nothing');
    }
  });

  it('is about the Clerk where its sender says so, whatever was read in it', async () => {
    const register = await open(() => aFinding({ intent: 'question' }));
    await register.refer(referral(CORA, 'she was rude to me', { about: 'clerk' }));
    expect(await kept(register)).toHaveLength(0);
    expect((await kept(register, 'hana-chair'))[0]).toMatchObject({ kind: 'concern', about: [CLERK] });
  });

  it('is not recorded where nobody but the Clerk could have it', async () => {
    const offices = { ...ambleStaff.offices, chair: null, 'monitoring-officer': null };
    const register = await open(() => about('clerk'), { staffing: { ...ambleStaff, offices } });
    expect(await register.refer(referral(CORA, 'rude'))).toEqual({ kind: 'refused', reason: 'not-filed' });
    for (const { id } of ambleStaff.people) expect(await kept(register, id)).toHaveLength(0);
  });

  it('of the chair about the Clerk goes to somebody else than the chair', async () => {
    const register = await open(() => about('clerk'));
    await register.refer(referral('hana-chair', 'the Clerk was rude'));
    expect(await kept(register, 'mona-monitor')).toHaveLength(1);
    expect(await kept(register, 'hana-chair')).toHaveLength(0);
  });
});

describe('a remit check of an officer', () => {
  const check = () => aFinding({ intent: 'remit-check', verdict: 'outside', referTo: 'clerk' });

  it('is never recorded by itself, even if somebody should be told', async () => {
    const register = await open(() => ({ ...check(), notify: ['clerk'] }));
    const handled = await register.handle(incoming('otto-officer', 'print his leaflets?'));
    if (handled.kind !== 'answered') throw new Error(handled.kind);
    expect(handled.reply).toMatchObject({ kind: 'remit-check', told: [] });
    expect(renderPlain(handled.reply)).toContain('Nobody is told unless you choose');
    expect(await kept(register)).toHaveLength(0);
    expect(await register.outbox()).toHaveLength(0);
  });

  it('is recorded with a comment when the officer refers it, once for each press', async () => {
    const register = await open(check);
    const referral = {
      by: 'otto-officer',
      deliveryKey: 'press-1',
      text: 'print his leaflets?',
      earlier: [],
      writtenBy: 'otto-officer',
      about: null,
      comment: 'He asked twice.',
      conversation: null,
    };
    const first = await register.refer(referral);
    expect(first).toMatchObject({ kind: 'recorded', goesTo: { office: 'clerk', name: 'Clara Clerk' } });
    expect(await register.refer(referral)).toMatchObject({ kind: 'duplicate', reference: 'R-2026-0001' });
    expect(await kept(register)).toMatchObject([{ kind: 'referral', comment: 'He asked twice.', about: [] }]);
  });

  it('of somebody else’s message concerns whoever wrote that, who sees nothing of it', async () => {
    const register = await open(check);
    await register.refer({
      by: 'otto-officer',
      deliveryKey: 'press-2',
      text: 'Otto, print my leaflets',
      earlier: [],
      writtenBy: CORA,
      about: null,
      comment: null,
      conversation: null,
    });
    expect(await kept(register)).toMatchObject([{ openedBy: 'otto-officer', sender: CORA, about: [CORA] }]);
    expect((await register.read.own(CORA, PAGE)).items).toHaveLength(0);
    expect((await register.read.own('otto-officer', PAGE)).items).toHaveLength(1);
  });
});

it('a referral in words goes to the Clerk at once, since its sender is told so', async () => {
  const register = await open(() => aFinding({ intent: 'referral', notify: ['clerk'] }));
  expect(await register.handle(incoming(CORA, 'tell the Clerk that the gate is broken'))).toMatchObject({
    kind: 'recorded',
    keeper: CLERK,
  });
  expect(await kept(register)).toMatchObject([{ kind: 'referral', about: [] }]);
});

it('a referral of the Clerk’s own is hers to decide, without a card to herself', async () => {
  const register = await open(() => aFinding({ intent: 'referral', notify: ['clerk'] }));
  await register.refer({
    by: CLERK,
    deliveryKey: 'own',
    text: 'the gate is broken',
    earlier: [],
    writtenBy: CLERK,
    about: null,
    comment: null,
    conversation: null,
  });
  expect(await register.outbox()).toHaveLength(0);
  const action = { kind: 'close', outcome: 'no-action', note: null } as const;
  const closed = await register.act({ by: CLERK, reference: 'R-2026-0001', action, seenVersion: 1, deliveryKey: null });
  expect(closed.kind).toBe('done');
});
