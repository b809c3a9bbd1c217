import { stringify } from 'node:querystring';
import { CLARA, CORA, createHalls } from '../../fakes/slack/halls';
import { PARKS, type SlackHall } from '../../fakes/slack/open-hall';
import { findButton } from '../../fakes/slack/open-slack';
import { payload } from '../../fakes/slack/payloads';
import { sendRequest, signedHeaders } from '../../fakes/slack/send-request';

const open = createHalls();

/** One request of each kind that Slack sends. */
const kinds = (hall: SlackHall) => {
  const { slack } = hall;
  const message = slack.written(CORA, slack.workspace.imOf(CORA).id, 'Otto, please cut the hedge');
  const form = 'application/x-www-form-urlencoded';
  const interaction = (fixture: string) => ({
    body: stringify({ payload: JSON.stringify(payload(fixture)) }),
    type: form,
  });
  return [
    { body: JSON.stringify(slack.messageEvent(message)), type: 'application/json' },
    { body: stringify(payload('command') as Record<string, string>), type: form },
    interaction('block-actions-message'),
    interaction('view-submission'),
    interaction('message-action'),
    interaction('shortcut'),
  ];
};

const statuses = async (hall: SlackHall, signing: Partial<Parameters<typeof signedHeaders>[1]>) => {
  const sent = [];
  for (const { body, type } of kinds(hall)) {
    const headers = { 'content-type': type, ...signedHeaders(body, { secret: hall.slack.secret, ...signing }) };
    sent.push((await sendRequest(hall.url, body, headers)).status);
  }
  return sent;
};

/** Nothing was looked up, kept or shown. */
const expectNothing = async (hall: SlackHall) => {
  await hall.settled();
  expect(hall.slack.seenBy(CORA)).toEqual([]);
  expect(hall.slack.seenBy(CLARA)).toEqual([]);
  expect(hall.slack.calls.map(({ method }) => method).filter((method) => method !== 'auth.test')).toEqual([]);
};

const six = (status: number): readonly number[] => Array.from({ length: 6 }, () => status);

describe('a request that', () => {
  it.each([
    ['is signed with another secret', { secret: 'a guess' }],
    ['has a made-up signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['has no signature', { signature: '' }],
    ['is six minutes old', { skewS: -360 }],
    ['is from six minutes ahead', { skewS: 360 }],
  ])('%s is refused', async (_, signing) => {
    const hall = await open();
    expect(await statuses(hall, signing)).toEqual(six(401));
    await expectNothing(hall);
  });

  it('comes a second time, after it was answered, is refused', async () => {
    const hall = await open();
    const { slack } = hall;
    const message = slack.written(CORA, slack.workspace.imOf(CORA).id, 'Otto, please cut the hedge');
    const body = JSON.stringify(slack.messageEvent(message));
    const headers = { 'content-type': 'application/json', ...signedHeaders(body, { secret: slack.secret }) };
    expect((await sendRequest(hall.url, body, headers)).status).toBe(200);
    for (let again = 0; again < 3; again += 1) {
      expect((await sendRequest(hall.url, body, headers)).status).toBe(401);
    }
    await hall.settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
    expect(hall.reports.filter(({ kind }) => kind === 'refused')).toEqual([
      { kind: 'refused', why: 'replayed' },
      { kind: 'refused', why: 'replayed' },
      { kind: 'refused', why: 'replayed' },
    ]);
  });

  it('is of another workspace is refused', async () => {
    const hall = await open({ options: { teams: ['T0ANOTHER'] } });
    expect(await statuses(hall, {})).toEqual(six(403));
    await expectNothing(hall);
  });

  it('is for another app is refused', async () => {
    const hall = await open({ options: { apps: ['A0ANOTHER'] } });
    expect(await statuses(hall, {})).toEqual(six(403));
    await expectNothing(hall);
  });

  it('is larger than any message is not read', async () => {
    const hall = await open();
    const body = JSON.stringify({ ...payload('message-im'), filling: 'x'.repeat(2_000_000) });
    const headers = { 'content-type': 'application/json', ...signedHeaders(body, { secret: hall.slack.secret }) };
    expect([413, 0]).toContain((await sendRequest(hall.url, body, headers)).status);
    await expectNothing(hall);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"type":"a_thing_of_tomorrow"}',
    '{"type":"view_closed","team":{"id":"T0COUNCIL"},"user":{"id":"U0CORA"},"view":{}}',
    '{"type":"view_submission","team":{"id":"T0COUNCIL"}}',
    '{"command":"/another","team_id":"T0COUNCIL"}',
    '{"type":"event_callback","event":{}}',
    '{"type":"event_callback","event":null}',
  ])('says “%s” is refused at once, and changes nothing', async (body) => {
    const hall = await open();
    const headers = { 'content-type': 'application/json', ...signedHeaders(body, { secret: hall.slack.secret }) };
    const { status, ms } = await sendRequest(hall.url, body, headers, 5_000);
    expect([400, 401, 403]).toContain(status);
    expect(ms).toBeLessThan(1_500);
    await expectNothing(hall);
  });
});

describe('a councillor who sends the Clerk’s presses, rightly signed,', () => {
  const CLERKS = ['acknowledge', 'close', 'assign', 'note', 'hold', 'release', 'reopen'] as const;

  const withItem = async () => {
    const hall = await open();
    await hall.slack.write(CORA, 'Otto, please cut the hedge');
    await hall.settled();
    const [item] = (
      await hall.council.register.read.list('clara-clerk', {}, { limit: 5, order: 'newest', after: null })
    ).items;
    if (item === undefined) throw new Error('There is no item.');
    return { hall, item };
  };

  it.each(CLERKS)('is refused: %s, by a button', async (act) => {
    const { hall, item } = await withItem();
    const { slack, settled, council } = hall;
    const [card] = slack.workspace.read('D0CLARA');
    if (card === undefined) throw new Error('There is no card.');
    const { reference, version } = item;
    const value = JSON.stringify({ kind: 'act', reference, version, act });
    for (const who of [CORA, 'U0CY', 'U0OTTO']) {
      await slack.pressOn(who, card, { action_id: 'remit.press.0', value });
    }
    await settled();
    expect(await council.store.item(reference)).toEqual(item);
  });

  it.each(CLERKS)('is refused: %s, by a form', async (act) => {
    const { hall, item } = await withItem();
    const { slack, settled, council } = hall;
    const { reference, version } = item;
    const press = { kind: 'act', reference, version, act };
    const field = (name: string, element: object) => ({ [`remit.field.${name}`]: { value: element } });
    const values = {
      ...field('outcome', { selected_option: { value: 'no-action' } }),
      ...field('to', { selected_option: { value: 'dina-deputy' } }),
      ...field('text', { value: 'x' }),
      ...field('reason', { value: 'x' }),
      ...field('note', { value: 'x' }),
    };
    const view = {
      id: 'V0FORGED',
      user: CORA,
      type: 'modal' as const,
      hash: 'h',
      isClosed: false,
      view: { callback_id: 'remit.form', private_metadata: JSON.stringify({ press, carried: null }) },
    };
    for (const who of [CORA, 'U0CY', 'U0OTTO']) {
      const { status } = await slack.submit(who, view, values);
      expect(status).toBe(200);
    }
    await settled();
    expect(await council.store.item(reference)).toEqual(item);
    // The very same form does it where it comes from the Clerk, and the item's state allows it.
    await slack.submit(CLARA, view, values);
    const isOpenNow = act !== 'reopen' && act !== 'release';
    expect((await council.store.item(reference))?.version).toBe(isOpenNow ? 2 : 1);
  });

  it('sees no button for it: the card is the Clerk’s alone', async () => {
    const { hall } = await withItem();
    expect(() => findButton(hall.slack.seenBy(CORA), 'Acknowledge')).toThrow('There is no button');
    expect(findButton(hall.slack.seenBy(CLARA), 'Acknowledge')).toBeDefined();
    expect(hall.slack.workspace.read(PARKS)).toEqual([]);
  });
});
