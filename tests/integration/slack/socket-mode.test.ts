import type { FrontDesk } from '../../../src/app/front-desk';
import { StoreError } from '../../../src/app/store';
import { CLARA, CORA, createHalls } from '../../fakes/slack/halls';
import { findButton } from '../../fakes/slack/open-slack';

const open = createHalls();
const QUESTION = 'may I have the hedge trimmed?';
const socket = { slack: { transport: 'socket', timeoutMs: 300, retryAfterMs: [50, 100, 200, 400] } } as const;

describe('over Socket Mode', () => {
  it('a question is answered, and acknowledged', async () => {
    const { slack, settled } = await open(socket);
    const { sent } = await slack.write(CORA, QUESTION);
    expect(sent).toMatchObject({ status: 200, tries: 1 });
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
  });

  it('a command is answered with its acknowledgement', async () => {
    const { slack } = await open(socket);
    const { body } = await slack.command(CORA, 'D0CORA', 'mine');
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral' });
  });

  it('the Clerk’s card is acted upon', async () => {
    const { slack, settled } = await open(socket);
    await slack.write(CORA, 'Otto, please cut the hedge');
    await settled();
    const [card] = slack.workspace.read('D0CLARA');
    if (card === undefined) throw new Error('There is no card.');
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Acknowledge'));
    await settled();
    expect(slack.workspace.read('D0CLARA')[0]?.text).toContain('acknowledged');
  });

  it('nothing is acknowledged that could not be kept, so that Slack sends it again', async () => {
    let failures = 2;
    const failing = (desk: FrontDesk): FrontDesk => ({
      ...desk,
      receive: async (said) => {
        failures -= 1;
        if (failures >= 0) throw new StoreError('busy', 'The register is busy.');
        return await desk.receive(said);
      },
    });
    const { slack, settled } = await open({ ...socket, desk: failing });
    const { sent } = await slack.write(CORA, QUESTION);
    expect(sent).toMatchObject({ status: 200, tries: 3 });
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
  });

  it('a broken connection is made anew, and what was not acknowledged comes again', async () => {
    const { slack, settled, reports } = await open(socket);
    slack.socket.drop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await slack.socket.connected();
    const { sent } = await slack.write(CORA, QUESTION);
    expect(sent.status).toBe(200);
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
    expect(reports).toContainEqual({ kind: 'socket', state: 'reconnecting' });
  }, 20_000);

  it('of a kind that Remit does not use is acknowledged: it would only come again', async () => {
    const { slack } = await open(socket);
    const closed = { type: 'view_closed', team: { id: 'T0COUNCIL' }, user: { id: CORA }, view: {} };
    for (const body of [closed, { type: 'a_thing_of_tomorrow' }, { command: '/another', team_id: 'T0COUNCIL' }]) {
      expect(await slack.transport.interact(body)).toMatchObject({ status: 200 });
    }
  });

  it('of another workspace is acknowledged and left alone: asking again would change nothing', async () => {
    const { slack, settled, reports } = await open({ ...socket, options: { teams: ['T0ANOTHER'] } });
    const { sent } = await slack.write(CORA, QUESTION);
    expect(sent).toMatchObject({ status: 200, tries: 1 });
    await settled();
    expect(slack.seenBy(CORA)).toEqual([]);
    expect(reports).toContainEqual({ kind: 'refused', why: 'other-team' });
  });
});
