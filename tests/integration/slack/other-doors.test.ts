import { aFinding, byLetter, courtesy, orders, ranked, stump, welcome } from '../../fakes/protocol';
import { CLARA, CORA, CY, createHalls, itemsOf, lastModal, OTTO } from '../../fakes/slack/halls';
import { PARKS } from '../../fakes/slack/open-hall';
import { buttonLabels, findButton } from '../../fakes/slack/open-slack';
import type { SlackView } from '../../fakes/slack/workspace';

const open = createHalls();
const QUESTION = 'may I have the hedge trimmed?';
const ORDER = 'Otto, please cut the hedge';
const CLAUSE = 'A member may not set work  for the ground staff';

const textOf = (view: SlackView | null | undefined): string => JSON.stringify(view?.view ?? null);

describe('/remit', () => {
  it('answers a question where it was typed, for whoever typed it alone', async () => {
    const { slack, settled } = await open();
    const { status, body } = await slack.command(CORA, PARKS, QUESTION);
    expect([status, body]).toEqual([200, '']);
    await settled();
    expect(slack.seenBy(CORA)).toMatchObject([{ kind: 'ephemeral', channel: PARKS }]);
    expect(slack.seenBy(CORA)[0]?.text).toContain(CLAUSE);
    expect(slack.seenBy(OTTO)).toEqual([]);
  });

  it('works in a channel where Remit is not', async () => {
    const { slack, settled } = await open();
    slack.workspace.open('C0SECRET', 'group', [CORA]);
    await slack.command(CORA, 'C0SECRET', QUESTION);
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
  });

  it('brings an instruction to the Clerk as any message does', async () => {
    const hall = await open();
    await hall.slack.command(CORA, PARKS, ORDER);
    await hall.settled();
    expect(await itemsOf(hall)).toHaveLength(1);
    expect(hall.slack.seenBy(CORA)).toHaveLength(1);
    expect(hall.slack.seenBy(CLARA)).toHaveLength(1);
  });

  it('check answers at once, in confidence', async () => {
    const hall = await open();
    const { body } = await hall.slack.command(OTTO, PARKS, `check ${ORDER}`);
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining(CLAUSE) });
    await hall.settled();
    expect(await itemsOf(hall)).toEqual([]);
  });

  it('check alone opens the form, which answers in its place', async () => {
    const hall = await open();
    await hall.slack.command(OTTO, PARKS, 'check');
    await hall.settled();
    const values = { 'remit.field.text': { value: { value: 'to weed a councillor’s garden' } } };
    const { body } = await hall.slack.submit(OTTO, lastModal(hall, OTTO), values);
    expect(JSON.parse(body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(body).toContain('A member may not set work');
  });

  it.each([['help'], [''], ['HELP ']])('“%s” says what Remit does and what can be typed', async (text) => {
    const hall = await open();
    const { body } = await hall.slack.command(CORA, PARKS, text);
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral' });
    for (const word of ['It quotes', '/remit check', '/remit mine', '/remit privacy']) expect(body).toContain(word);
    for (const word of ['/remit items', '/remit watch']) expect(body).not.toContain(word);
    const forClerk = await hall.slack.command(CLARA, PARKS, text);
    for (const word of ['/remit items', '/remit item R-', '/remit watch']) expect(forClerk.body).toContain(word);
  });

  it('help lists the same where it is typed to Remit in direct messages, and among others none of it', async () => {
    const hall = await open({ council: { answer: () => aFinding({ intent: 'help' }) } });
    for (const who of [CORA, CLARA]) await hall.slack.write(who, 'help');
    await hall.slack.mention(OTTO, PARKS, 'help');
    await hall.settled();
    const [toCora, toClara] = [CORA, CLARA].map((who) => JSON.stringify(hall.slack.seenBy(who)[0]?.blocks));
    for (const word of ['It quotes', '/remit check', '/remit privacy']) expect(toCora).toContain(word);
    for (const word of ['/remit items', '/remit watch']) expect(toCora).not.toContain(word);
    for (const word of ['/remit items', '/remit watch']) expect(toClara).toContain(word);
    expect(JSON.stringify(hall.slack.workspace.read(PARKS))).not.toContain('/remit');
  });

  it('privacy says what is kept, whatever the protocol says of it', async () => {
    const hall = await open();
    const { body } = await hall.slack.command(CORA, PARKS, 'privacy');
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral' });
    expect(body).toContain('What is kept, and what is not');
  });

  it('items and item show the Clerk the register, and a councillor none of it', async () => {
    const { slack, settled } = await open();
    await slack.write(CORA, ORDER);
    await settled();
    const { body } = await slack.command(CLARA, 'D0CLARA', 'items');
    const [reference = ''] = /R-\d{4}-\w+/.exec(body) ?? [];
    expect((await slack.command(CLARA, 'D0CLARA', `item ${reference.toLowerCase()}`)).body).toContain('cut the hedge');
    expect((await slack.command(CY, 'D0CY', `item ${reference}`)).body).not.toContain('cut the hedge');
    expect((await slack.command(CY, 'D0CY', 'items')).body).not.toContain(reference);
  });
});

describe('a list', () => {
  it('turns its pages and changes its filter in place', async () => {
    const { slack, settled } = await open();
    await slack.write(CORA, ORDER);
    await settled();
    const list = { id: '1.000001', channel: 'D0CLARA', threadTs: null, user: CLARA, text: 'a list', blocks: [] };
    slack.workspace.ephemerals.push(list);
    const value = JSON.stringify({ kind: 'items', filter: { state: 'open', kind: null }, after: null });
    await slack.pressOnEphemeral(CLARA, list, { action_id: 'remit.press.0', value });
    await settled();
    expect(slack.workspace.ephemerals).toEqual([list]);
    expect(list.text).toMatch(/R-\d{4}-/);
  });
});

describe('a shortcut on a message', () => {
  it('asks whether what it says is within remit', async () => {
    const hall = await open();
    const message = hall.slack.written(CORA, PARKS, ORDER);
    await hall.slack.messageShortcut(OTTO, message, 'remit.check');
    await hall.settled();
    expect(textOf(lastModal(hall, OTTO))).toContain('A member may not set work');
    expect(await itemsOf(hall)).toEqual([]);
  });

  it('refers it to the Clerk with its words and where it stands', async () => {
    const hall = await open();
    const message = hall.slack.written(CORA, PARKS, `${ORDER} & quickly`);
    await hall.slack.messageShortcut(OTTO, message, 'remit.refer');
    await hall.settled();
    const form = lastModal(hall, OTTO);
    expect(textOf(form)).toContain('cut the hedge');
    const values = { 'remit.field.comment': { value: { value: 'I do not know what to do' } } };
    await hall.slack.submit(OTTO, form, values);
    await hall.settled();
    expect(await itemsOf(hall)).toMatchObject([
      { kind: 'referral', openedBy: 'otto-officer', conversation: { channel: PARKS, ts: message.ts } },
    ]);
    expect(hall.slack.seenBy(CLARA).at(-1)?.text).toContain('cut the hedge & quickly'.replace('&', '&amp;'));
    expect(JSON.stringify(hall.slack.seenBy(CLARA).at(-1)?.blocks)).toContain(
      `https://council.slack.com/archives/${PARKS}/p${message.ts.replace('.', '')}`,
    );
  });

  it('carries as much of a long message as Slack takes', async () => {
    const hall = await open();
    const long = Array.from({ length: 3_000 }, (_, word) => `w${(word * 7_919) % 10_007}`).join(' ');
    const message = hall.slack.written(CORA, PARKS, `${ORDER}. ${long}`);
    await hall.slack.messageShortcut(OTTO, message, 'remit.refer');
    await hall.settled();
    await hall.slack.submit(OTTO, lastModal(hall, OTTO), {});
    await hall.settled();
    expect(await itemsOf(hall)).toMatchObject([{ kind: 'referral', sentence: expect.stringContaining(ORDER) }]);
  });
});

describe('the shortcut to ask', () => {
  it('opens a form, and the answer takes its place', async () => {
    const hall = await open();
    await hall.slack.globalShortcut(CORA, 'remit.ask');
    await hall.settled();
    const values = { 'remit.field.text': { value: { value: QUESTION } } };
    const { body } = await hall.slack.submit(CORA, lastModal(hall, CORA), values);
    expect(body).toContain('A member may not set work');
  });
});

describe('the assistant', () => {
  it('suggests questions when it is opened, and says that it works', async () => {
    const { slack, settled } = await open();
    const { ts } = await slack.openAssistant(CORA);
    await settled();
    const [prompts] = slack.callsOf('assistant.threads.setSuggestedPrompts');
    expect(prompts?.args).toMatchObject({ channel_id: 'D0CORA', thread_ts: ts });
    await slack.write(CORA, QUESTION, ts);
    await settled();
    expect(slack.callsOf('assistant.threads.setStatus')).toHaveLength(1);
    expect(slack.callsOf('assistant.threads.setTitle')[0]?.args).toMatchObject({ title: QUESTION });
  });
});

describe('in the assistant', () => {
  it('the questions to begin with are those of the role', async () => {
    const { slack, settled } = await open();
    for (const user of [CORA, OTTO, CLARA]) await slack.openAssistant(user);
    await settled();
    const prompts = slack
      .callsOf('assistant.threads.setSuggestedPrompts')
      .map(({ args }) => JSON.stringify(args.prompts));
    expect(new Set(prompts).size).toBe(3);
  });

  it('a long question gives the thread its title, cut between two signs and before sixty of them', async () => {
    const { slack, settled } = await open();
    const { ts } = await slack.openAssistant(CORA);
    await slack.write(CORA, `${'x'.repeat(58)}🌳🌳🌳 hedge?`, ts);
    await settled();
    const title = String(slack.callsOf('assistant.threads.setTitle')[0]?.args.title);
    expect(title).toBe(`${'x'.repeat(58)}…`);
  });
});

describe('the status in the assistant', () => {
  it('never comes after the answer, which alone takes it away', async () => {
    const { slack, settled } = await open();
    const { ts } = await slack.openAssistant(CORA);
    await settled();
    slack.fail('assistant.threads.setStatus', { kind: 'slow', ms: 400 });
    await slack.write(CORA, QUESTION, ts);
    await settled();
    const made = slack.calls.map(({ method }) => method);
    expect(made.indexOf('chat.postMessage')).toBeGreaterThan(made.indexOf('assistant.threads.setStatus'));
  });

  it('does not hold the answer back for long', async () => {
    const { slack, settled } = await open();
    const { ts } = await slack.openAssistant(CORA);
    await settled();
    slack.fail('assistant.threads.setStatus', { kind: 'slow', ms: 4_000 });
    const began = Date.now();
    await slack.write(CORA, QUESTION, ts);
    while (slack.callsOf('chat.postMessage').length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Date.now() - began).toBeLessThan(3_500);
    await settled();
  });
});

describe('feedback', () => {
  /** Somebody has asked in a direct message, and has said of the answer that it is not what they meant. */
  const openMisread = async (answerOf: () => ReturnType<typeof aFinding>) => {
    const { slack, settled } = await open({ council: { answer: answerOf } });
    await slack.write(CORA, QUESTION);
    await settled();
    const [answer] = slack.workspace.read('D0CORA').filter(({ isBot }) => isBot);
    if (answer === undefined) throw new Error('There is no answer.');
    await slack.pressOn(CORA, answer, findButton(answer.blocks, 'Not what I meant'));
    await settled();
    return { slack, settled, answer };
  };

  it('on an answer in a channel is answered to whoever gave it, in the same thread', async () => {
    const { slack, settled } = await open();
    const { message } = await slack.mention(CORA, PARKS, QUESTION);
    await settled();
    const answer = slack.workspace.read(PARKS).find(({ isBot }) => isBot);
    if (answer === undefined) throw new Error('There is no answer.');
    await slack.pressOn(OTTO, answer, findButton(answer.blocks, 'This helped'));
    await settled();
    expect(slack.seenBy(OTTO).at(-1)).toMatchObject({ kind: 'ephemeral', channel: PARKS, threadTs: message.ts });
    expect(slack.seenBy(CORA)).toHaveLength(1);
  });

  it('that it was not what was meant brings the other readings, beside the answer', async () => {
    const clauses = ranked(orders, byLetter, courtesy, welcome, stump);
    const answerOf = () => aFinding({ answer: { kind: 'answered', clauses } });
    const { slack, settled, answer } = await openMisread(answerOf);
    expect(slack.seenBy(CORA)).toHaveLength(2);
    const brought = slack.seenBy(CORA).at(-1);
    expect(brought?.text).toContain('Perhaps one of these');
    expect(brought?.text).toContain(stump.text.slice(0, 20));
    expect(buttonLabels(brought?.blocks)).toContain('Refer to the Parish Clerk');
    expect(answer.before).toEqual([]);
    await slack.pressOn(CORA, answer, findButton(answer.blocks, 'This helped'));
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(3);
  });

  it('that it was not what was meant, where nothing else was found, says so and how to go on', async () => {
    const { slack } = await openMisread(() => aFinding());
    const brought = slack.seenBy(CORA).at(-1);
    expect(brought?.text).toContain('Nothing else was found');
    expect(brought?.text).toContain('Ask it again in other words');
    expect(brought?.text).not.toContain('Perhaps one of these');
    expect(buttonLabels(brought?.blocks)).toContain('Refer to the Parish Clerk');
  });
});
