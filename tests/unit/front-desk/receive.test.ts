import type { Place } from '../../../src/app/front-desk';
import type { Finding } from '../../../src/core/finding';
import type { Message } from '../../../src/core/message';
import { screenText } from '../../../src/core/screen/screen-text';
import { aCaller, aPlace, openTestDesk, pressed, said, type TestDesk } from '../../fakes/front-desk';
import { aFinding, byLetter, courtesy, orders, ranked, welcome } from '../../fakes/protocol';
import { flagged } from '../../fakes/register';

const CORA = 'cora-councillor';
const CLERK = 'clara-clerk';
const ORDER = 'Otto, please cut the hedge. How was the fair?';

const opened: TestDesk[] = [];
const open = async (answer: (message: Message) => Finding): Promise<TestDesk> => {
  const desk = await openTestDesk(answer);
  opened.push(desk);
  return desk;
};
afterEach(async () => {
  for (const { register } of opened.splice(0)) await register.store.close();
});

const answer = ({ text }: Message): Finding =>
  text.includes('cut')
    ? flagged(text, 'cut')
    : aFinding({ answer: { kind: 'answered', clauses: ranked(orders, byLetter, courtesy, welcome) } });

const items = async ({ register }: TestDesk, by = CLERK) =>
  (await register.read.list(by, {}, { limit: 50, order: 'newest', after: null })).items;

describe('a question', () => {
  it('has its answer on disk before it is acknowledged, once however often it is delivered, and no item', async () => {
    const desk = await open(answer);
    const message = said(CORA, 'may I?');
    expect(await desk.desk.receive(message)).toEqual({ kind: 'queued', reference: null });
    expect((await desk.desk.receive(message)).kind).toBe('duplicate');
    const delivered = await desk.deliver();
    expect(delivered.map(({ to }) => to.recipient)).toEqual([CORA]);
    expect(delivered.map(({ screen }) => screen?.kind)).toEqual(['reply']);
    expect(await items(desk)).toEqual([]);
  });

  it('is stored nowhere: neither while its answer waits, nor after', async () => {
    const desk = await open(answer);
    await desk.desk.receive(said(CORA, 'may I have Zanzibar?'));
    const entries = await desk.register.outbox();
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('Zanzibar');
  });

  it('is answered where it was asked, and what is for its sender alone is sent to the sender alone', async () => {
    const to = (conversation: string) => ({ adapter: 'chat', conversation, recipient: null, address: null });
    const at: Partial<Place> = { channel: 'C1', answerTo: { everybody: to('C1'), sender: to('whisper') } };
    const desk = await open(({ text }) => aFinding(text.includes('rude') ? { intent: 'concern' } : {}));
    await desk.desk.receive(said(CORA, 'may I?', { at: aPlace(CORA, at), audience: 'mention' }));
    await desk.desk.receive(said(CORA, 'he was rude', { at: aPlace(CORA, at), audience: 'mention' }));
    const delivered = await desk.deliver();
    expect(delivered.map((entry) => [entry.to.conversation, entry.to.recipient])).toEqual([
      ['C1', null],
      ['whisper', CORA],
    ]);
  });

  it('is read after what its sender said before in the same thread, for half an hour', async () => {
    const heard: (readonly string[])[] = [];
    const desk = await open((message) => {
      heard.push(message.earlier);
      return aFinding();
    });
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) await desk.desk.receive(said(CORA, text));
    expect(heard.at(-1)).toEqual(['two', 'three', 'four', 'five']);
    await desk.desk.receive(said('otto-officer', 'mine', { at: aPlace('x', { thread: `D-${CORA}` }) }));
    expect(heard.at(-1)).toEqual([]);
    desk.later(31);
    await desk.desk.receive(said(CORA, 'seven'));
    expect(heard.at(-1)).toEqual([]);
  });

  it('of a guest is answered as the public’s, whoever the settings take the account for', async () => {
    const desk = await open(({ text }) => flagged(text, 'cut'));
    await desk.desk.receive(said(CORA, ORDER, { from: aCaller(CORA, { isGuest: true }) }));
    const [entry] = await desk.deliver();
    expect(entry?.to.recipient).toBeNull();
    if (entry?.screen?.kind !== 'reply') throw new Error('no reply');
    expect(entry.screen.reply.kind).not.toBe('instruction');
    expect(entry.screen.buttons).toEqual([]);
    expect(await items(desk)).toEqual([]);
  });
});

describe('an instruction', () => {
  it('is one item with a notice, whose two ways on are pressed from it', async () => {
    const desk = await open(answer);
    const received = await desk.desk.receive(said(CORA, ORDER));
    expect(received).toEqual({ kind: 'queued', reference: 'R-2026-0001' });
    const delivered = await desk.deliver();
    expect(delivered.map(({ to, screen }) => [to.recipient, screen?.kind])).toEqual([
      [CORA, 'reply'],
      [CLERK, 'item'],
    ]);
    const notice = delivered[0]?.screen;
    if (notice?.kind !== 'reply') throw new Error('no notice');
    expect(notice.reference).toBe('R-2026-0001');
    expect(notice.feedback).toEqual([]);
    const [asRequest] = notice.buttons;
    expect(notice.buttons.map(({ asks }) => asks)).toEqual([false, true]);
    if (asRequest === undefined) throw new Error('no button');
    const sent = await desk.desk.press(pressed(CORA, asRequest.press));
    expect(screenText(sent)).toContain('R-2026-0001 was sent to the Parish Clerk as a request.');
  });

  it('in a channel is heard only where it is watched, of whom can be flagged, and without answering the rest', async () => {
    let answered = 0;
    const desk = await open((message) => {
      answered += 1;
      return answer(message);
    });
    const shared = (account: string, text: string) =>
      said(account, text, { at: aPlace(account, { channel: 'C1' }), audience: 'shared' });
    expect(await desk.desk.receive(shared(CORA, ORDER))).toEqual({ kind: 'ignored', reference: null });
    expect(desk.heard).toEqual([]);
    await desk.watching.ask({ key: 'k', by: CLERK, surface: 'chat', channel: 'C1' });
    expect(await desk.desk.receive(shared(CORA, ORDER))).toEqual({ kind: 'ignored', reference: null });
    await desk.deliver();
    for (const account of ['otto-officer', CLERK, 'nobody-known']) {
      expect((await desk.desk.receive(shared(account, ORDER))).kind).toBe('ignored');
    }
    expect(answered).toBe(0);
    expect((await desk.desk.receive(shared(CORA, 'lovely weather'))).kind).toBe('ignored');
    expect(answered).toBe(1);
    expect((await desk.desk.receive(shared(CORA, ORDER))).kind).toBe('queued');
    expect(desk.heard).toHaveLength(2);
  });
});

describe('a message of a watched channel that is edited', () => {
  const watch = async (): Promise<TestDesk> => {
    const desk = await open(answer);
    await desk.watching.ask({ key: 'k', by: CLERK, surface: 'chat', channel: 'C1' });
    await desk.deliver();
    return desk;
  };
  const shared = (key: string, text: string) =>
    said(CORA, text, { at: aPlace(CORA, { channel: 'C1', deliveryKey: key }), audience: 'shared' });
  const history = async ({ register }: TestDesk) => {
    const view = await register.read.view(CLERK, 'R-2026-0001');
    return view.kind === 'whole' ? view.history : [];
  };

  it('is judged once as the new text where nothing was recorded of the old one', async () => {
    const desk = await watch();
    await desk.desk.receive(shared('m1', 'lovely weather'));
    const edit = shared('m1-edit', ORDER);
    expect((await desk.desk.edited(edit, 'm1')).kind).toBe('queued');
    expect((await desk.desk.edited(edit, 'm1')).kind).toBe('duplicate');
    expect(await items(desk)).toHaveLength(1);
  });

  it('stays one item, whose history says so, with the new text where that is an instruction too', async () => {
    const desk = await watch();
    await desk.desk.receive(shared('m1', ORDER));
    const edit = shared('m1-edit', 'Otto, cut it on Friday');
    expect((await desk.desk.edited(edit, 'm1')).kind).toBe('queued');
    expect((await desk.desk.edited(edit, 'm1')).kind).toBe('duplicate');
    await desk.desk.edited(shared('m1-edit-2', 'Zanzibar'), 'm1');
    expect(await items(desk)).toHaveLength(1);
    expect((await history(desk)).map(({ act, words }) => [act, words.text])).toEqual([
      ['opened', undefined],
      ['edited', 'Otto, cut it on Friday'],
      ['edited', undefined],
    ]);
  });

  it('is not answered again where it was said to Remit', async () => {
    const desk = await open(answer);
    await desk.desk.receive(said(CORA, 'may I?', { at: aPlace(CORA, { deliveryKey: 'm1' }) }));
    const edit = said(CORA, 'may we?', { at: aPlace(CORA, { deliveryKey: 'm1-edit' }) });
    expect((await desk.desk.edited(edit, 'm1')).kind).toBe('ignored');
    expect(await desk.deliver()).toHaveLength(1);
  });

  it('and then deleted loses all its words, and the history proves that it did', async () => {
    const desk = await watch();
    await desk.desk.receive(shared('m1', ORDER));
    await desk.desk.edited(shared('m1-edit', 'Otto, cut it on Friday'), 'm1');
    await desk.desk.deleted('chat', 'm1');
    await desk.desk.deleted('chat', 'm1');
    await desk.desk.deleted('chat', 'unknown');
    const entries = await history(desk);
    expect(entries.map(({ act }) => act)).toEqual(['opened', 'edited', 'redacted']);
    expect(JSON.stringify(entries)).not.toMatch(/hedge|Friday/);
    expect((await items(desk))[0]).toMatchObject({ sentence: null, fired: null });
    expect((await desk.register.store.verifyChain(null)).kind).toBe('intact');
  });

  it('and deleted keeps its words under a legal hold, and says so', async () => {
    const desk = await watch();
    await desk.desk.receive(shared('m1', ORDER));
    const action = { kind: 'hold', reason: 'court' } as const;
    await desk.register.act({ by: CLERK, reference: 'R-2026-0001', action, seenVersion: 1, deliveryKey: null });
    await desk.desk.deleted('chat', 'm1');
    await desk.desk.deleted('chat', 'm1');
    expect((await items(desk))[0]?.sentence).toContain('hedge');
    expect((await history(desk)).map(({ act }) => act)).toEqual(['opened', 'held', 'noted']);
  });
});
