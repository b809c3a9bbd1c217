import { anotherPerson, listed } from '../../fakes/council';
import { CLARA, CORA, CY, createHalls } from '../../fakes/slack/halls';
import type { SlackHall } from '../../fakes/slack/open-hall';

const open = createHalls();
const ORDER = 'Otto, please cut the hedge';

const itemsOf = async ({ council }: SlackHall) =>
  (await council.register.read.list('clara-clerk', {}, { limit: 50, order: 'newest', after: null })).items;

describe('somebody', () => {
  it('whom the settings list by e-mail is known by what Slack says of them', async () => {
    const people = listed.map((one) => (one.id === 'cora-councillor' ? { ...one, slack: null } : one));
    const hall = await open({ council: { people } });
    await hall.slack.write(CORA, ORDER);
    await hall.settled();
    expect(await itemsOf(hall)).toMatchObject([{ openedBy: 'cora-councillor' }]);
  });

  it('of a user group that has a role is taken for that', async () => {
    const hall = await open({
      council: {
        people: listed.filter(({ id }) => id !== 'cora-councillor'),
        groups: [{ surface: 'slack', id: 'S0MEMBERS', role: 'councillor' }],
      },
      options: { groups: ['S0MEMBERS'] },
    });
    hall.slack.workspace.groups.set('S0MEMBERS', [CORA]);
    await hall.slack.write(CORA, ORDER);
    await hall.settled();
    expect(await itemsOf(hall)).toMatchObject([{ openedBy: `slack:${CORA}` }]);
  });

  it.each([
    ['a guest', { isGuest: true }],
    ['of another workspace, over Slack Connect', { team: 'T0NEIGHBOUR' }],
    ['whose account is closed', { isDeactivated: true }],
  ])('who is %s is the public, even with the right e-mail address', async (_, is) => {
    const people = listed.map((one) => (one.id === 'cora-councillor' ? { ...one, slack: null } : one));
    const hall = await open({ council: { people } });
    hall.slack.workspace.add({ id: CORA, name: 'Cora', email: 'cora-councillor@ambleford.example', ...is });
    await hall.slack.write(CORA, ORDER);
    await hall.settled();
    expect(await itemsOf(hall)).toEqual([]);
    expect(hall.slack.seenBy(CLARA)).toEqual([]);
  });

  it('whom nobody listed can ask, and nothing comes of it', async () => {
    const hall = await open();
    hall.slack.workspace.add({ id: 'U0NOBODY', name: 'Nobody' });
    await hall.slack.write('U0NOBODY', 'may I have the hedge trimmed?');
    await hall.settled();
    expect(hall.slack.seenBy('U0NOBODY')).toHaveLength(1);
    expect(await itemsOf(hall)).toEqual([]);
  });

  it('who is taken out of the settings loses access at once', async () => {
    const hall = await open();
    await hall.slack.write(CORA, ORDER);
    await hall.settled();
    const before = await itemsOf(hall);
    hall.council.people(listed.filter(({ id }) => id !== 'clara-clerk'));
    const [card] = hall.slack.workspace.read('D0CLARA');
    const { reference = '', version = 0 } = before[0] ?? {};
    if (card === undefined) throw new Error('There is no card.');
    const value = JSON.stringify({ kind: 'act', reference, version, act: 'acknowledge' });
    await hall.slack.pressOn(CLARA, card, { action_id: 'remit.press.0', value });
    await hall.settled();
    expect(await hall.council.store.item(reference)).toMatchObject({ state: 'open' });
    const { body } = await hall.slack.command(CLARA, 'D0CLARA', `item ${reference}`);
    expect(body).not.toContain(ORDER);
  });

  it('is asked for once, however much they write, and anew after some minutes', async () => {
    let at = Date.now();
    const hall = await open({ options: { now: () => at }, slack: { now: () => at } });
    for (const text of ['may I?', 'and now?', 'and then?']) await hall.slack.write(CORA, text);
    await hall.slack.write(CY, 'may I?');
    expect(hall.slack.callsOf('users.info')).toHaveLength(2);
    at += 5 * 60_000 - 1_000;
    await hall.slack.write(CORA, 'still?');
    expect(hall.slack.callsOf('users.info')).toHaveLength(2);
    at += 2_000;
    await hall.slack.write(CORA, 'again?');
    expect(hall.slack.callsOf('users.info')).toHaveLength(3);
    await hall.settled();
  });

  it('who is known stays known while Slack does not answer, for an hour', async () => {
    let at = Date.now();
    const hall = await open({ options: { now: () => at }, slack: { retryAfterMs: [], now: () => at } });
    await hall.slack.write(CORA, 'may I?');
    hall.slack.failWhere((method) => (method === 'users.info' ? { kind: 'status', status: 500 } : null));
    at += 50 * 60_000;
    expect((await hall.slack.write(CORA, 'and now?')).sent.status).toBe(200);
    at += 20 * 60_000;
    expect((await hall.slack.write(CORA, 'and then?')).sent.status).toBe(503);
    await hall.settled();
  });

  it('whom the settings know by e-mail alone is written to at their account from then on', async () => {
    const people = [
      ...listed.filter(({ id }) => id !== 'clara-clerk'),
      anotherPerson('clara-clerk', 'clerk', {
        email: 'clara-clerk@ambleford.example',
      }),
    ];
    const hall = await open({ council: { people } });
    await hall.slack.write(CLARA, 'may I?');
    await hall.settled();
    await hall.slack.write(CORA, ORDER);
    await hall.settled();
    expect(hall.slack.callsOf('users.lookupByEmail')).toEqual([]);
    expect(hall.slack.seenBy(CLARA).at(-1)?.text).toContain(ORDER);
  });
});
