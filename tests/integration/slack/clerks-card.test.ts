import { listed } from '../../fakes/council';
import { CLARA, CORA, createHalls, DINA, OTTO } from '../../fakes/slack/halls';
import { PARKS, type SlackHall } from '../../fakes/slack/open-hall';
import { buttonLabels, findButton } from '../../fakes/slack/open-slack';
import { BOT_USER, type SlackMessage, type SlackView } from '../../fakes/slack/workspace';

const open = createHalls();
const ORDER = 'Otto, please cut the hedge';

const cardOf = (hall: SlackHall, channel = 'D0CLARA'): SlackMessage => {
  const card = hall.slack.workspace.read(channel).at(-1);
  if (card === undefined) throw new Error('There is no card.');
  return card;
};
const modalOf = (hall: SlackHall, user: string): SlackView => {
  const modal = hall.slack.modalsOf(user).at(-1);
  if (modal === undefined) throw new Error('There is no modal.');
  return modal;
};

const withCard = async () => {
  const hall = await open();
  await hall.slack.write(CORA, ORDER);
  await hall.settled();
  return { ...hall, hall, card: cardOf(hall) };
};

describe('the Clerk’s card', () => {
  it('is acknowledged by a press, and shows it in its place', async () => {
    const { slack, settled, card, hall } = await withCard();
    expect(card.text).toContain(ORDER);
    const { status } = await slack.pressOn(CLARA, card, findButton(card.blocks, 'Acknowledge'));
    expect(status).toBe(200);
    await settled();
    expect(slack.workspace.read('D0CLARA')).toHaveLength(1);
    expect(cardOf(hall).text).toContain('acknowledged');
    expect(buttonLabels(cardOf(hall).blocks)).not.toContain('Acknowledge');
  });

  it('asks for the outcome in a modal, and then shows it', async () => {
    const { slack, settled, card, hall, council } = await withCard();
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Close'));
    await settled();
    const modal = modalOf(hall, CLARA);
    const values = { 'remit.field.outcome': { value: { selected_option: { value: 'spoke-to-the-member' } } } };
    const { status, body } = await slack.submit(CLARA, modal, values);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    await settled();
    expect(cardOf(hall).text).toContain('closed');
    const { items } = await council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null });
    expect(items).toMatchObject([{ state: 'closed', outcome: 'spoke-to-the-member' }]);
  });

  it('is given to somebody, noted, held, released, closed and opened again by its buttons and their modals', async () => {
    const { slack, settled, hall, council } = await withCard();
    const text = (value: string) => ({ value: { value } });
    const option = (value: string) => ({ value: { selected_option: { value } } });
    const steps = [
      ['Add a note', { 'remit.field.text': text('spoke to her') }],
      ['Legal hold', { 'remit.field.reason': text('a complaint') }],
      ['End the legal hold', { 'remit.field.reason': text('it is settled') }],
      ['Close', { 'remit.field.outcome': option('no-action') }],
      ['Reopen', { 'remit.field.reason': text('it came again') }],
      ['Give to somebody', { 'remit.field.to': option('dina-deputy') }],
    ] as const;
    for (const [label, values] of steps) {
      const before = cardOf(hall).text;
      await slack.pressOn(CLARA, cardOf(hall), findButton(cardOf(hall).blocks, label));
      await settled();
      expect((await slack.submit(CLARA, modalOf(hall, CLARA), values)).status).toBe(200);
      await settled();
      expect(cardOf(hall).text).not.toBe(before);
    }
    expect(slack.workspace.read('D0CLARA')).toHaveLength(1);
    const { items } = await council.register.read.list('dina-deputy', {}, { limit: 5, order: 'newest', after: null });
    expect(items).toMatchObject([{ state: 'acknowledged', assignedTo: 'dina-deputy' }]);
    expect(slack.seenBy(DINA).at(-1)?.text).toContain(ORDER);
  });

  it('says beside the field what is missing from a form', async () => {
    const { slack, settled, card, hall } = await withCard();
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Close'));
    await settled();
    const { body } = await slack.submit(CLARA, modalOf(hall, CLARA), {});
    expect(JSON.parse(body)).toMatchObject({
      response_action: 'errors',
      errors: { 'remit.field.outcome': expect.any(String) },
    });
  });

  it('that is stale says what has changed since, and becomes what it is now', async () => {
    const { slack, settled, card, hall, council } = await withCard();
    const before = findButton(card.blocks, 'Acknowledge');
    const { items } = await council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null });
    const reference = items[0]?.reference ?? '';
    await council.register.act({
      by: 'clara-clerk',
      reference,
      action: { kind: 'note', text: 'asked Otto' },
      seenVersion: 1,
      deliveryKey: null,
    });
    await slack.pressOn(CLARA, card, before);
    await settled();
    const shown = [cardOf(hall).text, ...cardOf(hall).before].join('\n');
    expect(shown).toContain('has changed since you looked');
    expect((await council.store.item(reference))?.state).toBe('open');
  });

  it('is brought up to date for everybody who has it, whoever acted', async () => {
    const { slack, settled, card, hall } = await withCard();
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Give to somebody'));
    await settled();
    const values = { 'remit.field.to': { value: { selected_option: { value: 'dina-deputy' } } } };
    await slack.submit(CLARA, modalOf(hall, CLARA), values);
    await settled();
    const dinas = cardOf(hall, 'D0DINA');
    expect(dinas.text).toContain(ORDER);
    await slack.pressOn(DINA, dinas, findButton(dinas.blocks, 'Acknowledge'));
    await settled();
    for (const channel of ['D0CLARA', 'D0DINA']) expect(cardOf(hall, channel).text).toContain('acknowledged');
    expect(slack.workspace.read('D0CLARA')).toHaveLength(1);
  });

  it('is brought up to date however much there is on it, though Slack takes less where a message is changed', async () => {
    const { slack, settled, card, hall, council } = await withCard();
    const [item] = (await council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null }))
      .items;
    for (const seenVersion of [1, 2, 3]) {
      const action = { kind: 'note', text: `Łącznie & ${'słowo <tu> '.repeat(150)}` } as const;
      const reference = item?.reference ?? '';
      await council.register.act({ by: 'clara-clerk', reference, action, seenVersion, deliveryKey: null });
    }
    await settled();
    const noted = cardOf(hall);
    expect(noted.text).toContain('noted by Clara Clerk');
    expect(noted.text).toMatch(/…$/);
    await slack.pressOn(CLARA, noted, findButton(noted.blocks, 'Acknowledge'));
    await settled();
    expect(cardOf(hall).text).toContain('acknowledged');
    expect(cardOf(hall).ts).toBe(card.ts);
    expect(await council.store.deadLetters(5)).toEqual([]);
  });

  it('opens no form when the press comes too late for Slack, and says so', async () => {
    const { slack, settled, card } = await withCard();
    slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Close'));
    await settled();
    expect(slack.seenBy(CLARA).at(-1)?.text).toContain('could not be opened in time');
  });
});

describe('a Clerk whose cards stand in a private channel', () => {
  const OFFICE = 'C0OFFICE';
  const inOffice = async (members: readonly string[] = [CLARA, DINA, BOT_USER]) => {
    const people = listed.map((one) => (one.id === 'clara-clerk' ? { ...one, slackChannel: OFFICE } : one));
    const hall = await open({ council: { people } });
    hall.slack.workspace.open(OFFICE, 'group', members);
    return hall;
  };

  it('finds them there, and acts on them there', async () => {
    const hall = await inOffice();
    const { slack, settled, council } = hall;
    await slack.write(CORA, ORDER);
    await settled();
    expect(slack.workspace.read('D0CLARA')).toEqual([]);
    const card = cardOf(hall, OFFICE);
    // Whoever else is in the channel reads it, and decides nothing.
    await slack.pressOn(DINA, card, findButton(card.blocks, 'Acknowledge'));
    await settled();
    expect(cardOf(hall, OFFICE).text).toContain('· open');
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Acknowledge'));
    await settled();
    expect(cardOf(hall, OFFICE).text).toContain('· acknowledged');
    expect(slack.workspace.read(OFFICE)).toHaveLength(1);
    const { items } = await council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null });
    expect(items).toMatchObject([{ assignedTo: 'clara-clerk', state: 'acknowledged' }]);
  });

  it.each(['Acknowledge', 'Close'])(
    'is alone in charge: %s of somebody else who reads the card says so',
    async (press) => {
      const hall = await inOffice([CLARA, DINA, OTTO, 'U0STRANGER', BOT_USER]);
      hall.slack.workspace.add({ id: 'U0STRANGER', name: 'A stranger', email: null });
      const { slack, settled, council } = hall;
      await slack.write(CORA, ORDER);
      await settled();
      const card = cardOf(hall, OFFICE);
      const [item] = (await council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null }))
        .items;
      const button = findButton(card.blocks, press);
      const real = item?.reference ?? '';
      const made = { ...button, value: String(button.value).replace(real, 'R-2026-9999') };
      for (const who of [DINA, OTTO, 'U0STRANGER']) {
        await slack.pressOn(who, card, button);
        await slack.pressOn(who, card, made);
        await settled();
        const told = slack.seenBy(who).filter(({ kind }) => kind === 'ephemeral');
        expect(told.map(({ text }) => text.replace('R-2026-9999', real))).toEqual([told[0]?.text, told[0]?.text]);
        expect(told[0]?.text).toContain(`Only those in charge of ${real} can act on it.`);
        expect(slack.modalsOf(who)).toEqual([]);
      }
      expect(item?.version).toBe((await council.store.item(real))?.version);
    },
  );

  it('gets in direct messages what somebody refers to her, which is for nobody else', async () => {
    const hall = await inOffice();
    const { slack, settled } = hall;
    await slack.messageShortcut('U0OTTO', slack.written(CORA, PARKS, ORDER), 'remit.refer');
    await settled();
    await slack.submit('U0OTTO', modalOf(hall, 'U0OTTO'), {});
    await settled();
    expect(slack.workspace.read(OFFICE)).toEqual([]);
    expect(slack.workspace.read('D0CLARA')).toHaveLength(1);
  });

  it('gets them in direct messages where Remit is not in the channel', async () => {
    const { slack, settled } = await inOffice([CLARA]);
    await slack.write(CORA, ORDER);
    await settled();
    expect(slack.workspace.read('D0CLARA')).toHaveLength(1);
  });
});

describe('the sender', () => {
  it('sends it to the Clerk as a request from the notice, and the Clerk’s card says so', async () => {
    const { slack, settled, hall } = await withCard();
    const notice = slack.workspace.read('D0CORA').at(-1);
    if (notice === undefined) throw new Error('There is no notice.');
    await slack.pressOn(CORA, notice, findButton(notice.blocks, 'Send it to the'));
    await settled();
    const [modal] = slack.modalsOf(CORA);
    if (modal !== undefined) await slack.submit(CORA, modal, {});
    await settled();
    expect(cardOf(hall).before).not.toEqual([]);
  });

  it('finds it under “mine”, since notices in channels vanish', async () => {
    const { slack } = await withCard();
    const { body } = await slack.command(CORA, 'D0CORA', 'mine');
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral' });
    expect(body).toMatch(/R-\d{4}-/);
  });
});
