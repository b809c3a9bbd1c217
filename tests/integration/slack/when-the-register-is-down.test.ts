import type { FrontDesk } from '../../../src/app/front-desk';
import { StoreError } from '../../../src/app/store';
import { CLARA, CORA, createHalls } from '../../fakes/slack/halls';
import { PARKS } from '../../fakes/slack/open-hall';
import { findButton } from '../../fakes/slack/open-slack';

const open = createHalls();
const ORDER = 'Otto, please cut the hedge';
const SAYS = 'could not do that at the moment';

/** A register that can be taken away and given back. */
const withSwitch = () => {
  let isDown = false;
  const guarded =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isDown) throw new StoreError('unreachable', 'The register cannot be reached.');
      return await call(...args);
    };
  const desk = (real: FrontDesk): FrontDesk => ({
    ...real,
    receive: guarded(real.receive),
    press: guarded(real.press),
    submit: guarded(real.submit),
    home: guarded(real.home),
  });
  return {
    desk,
    down: () => {
      isDown = true;
    },
    up: () => {
      isDown = false;
    },
  };
};

describe('when the register cannot be reached', () => {
  it('an event is not acknowledged, and is taken when Slack sends it again', async () => {
    const register = withSwitch();
    const { slack, settled } = await open({ desk: register.desk, slack: { retryAfterMs: [10, 200, 200, 200] } });
    register.down();
    setTimeout(register.up, 150);
    const { sent } = await slack.write(CORA, ORDER);
    expect(sent.status).toBe(200);
    expect(sent.tries).toBeGreaterThan(1);
    await settled();
    expect(slack.seenBy(CORA)).toHaveLength(1);
    expect(slack.seenBy(CLARA)).toHaveLength(1);
  });

  it('a command says so', async () => {
    const register = withSwitch();
    const { slack } = await open({ desk: register.desk });
    register.down();
    for (const text of ['mine', 'may I have the hedge trimmed?']) {
      const { status, body } = await slack.command(CORA, PARKS, text);
      expect(status).toBe(200);
      expect(JSON.parse(body).text).toContain(SAYS);
    }
  });

  it('a press says so to whoever pressed, and changes nothing on the card', async () => {
    const register = withSwitch();
    const { slack, settled } = await open({ desk: register.desk });
    await slack.write(CORA, ORDER);
    await settled();
    const [card] = slack.workspace.read('D0CLARA');
    if (card === undefined) throw new Error('There is no card.');
    register.down();
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Acknowledge'));
    await settled();
    expect(card.before).toEqual([]);
    expect(slack.seenBy(CLARA).at(-1)?.text).toContain(SAYS);
  });

  it('a form says so, and so does a shortcut', async () => {
    const register = withSwitch();
    const { slack, settled } = await open({ desk: register.desk });
    await slack.globalShortcut(CORA, 'remit.ask');
    await settled();
    const [form] = slack.modalsOf(CORA);
    if (form === undefined) throw new Error('There is no form.');
    register.down();
    const { body } = await slack.submit(CORA, form, { 'remit.field.text': { value: { value: 'may I?' } } });
    expect(body).toContain(SAYS);
    await slack.globalShortcut(CORA, 'remit.ask');
    await settled();
    expect(JSON.stringify(slack.modalsOf(CORA).at(-1)?.view)).toContain(SAYS);
  });

  it.each(['users.info', 'auth.test'])(
    'and when Slack does not answer %s, nobody is taken for somebody',
    async (method) => {
      const { slack, settled } = await open({ slack: { retryAfterMs: [10, 10, 10] } });
      slack.failWhere((called) => (called === method ? { kind: 'status', status: 503 } : null));
      const { sent } = await slack.write(CORA, ORDER);
      if (method === 'users.info') expect(sent.status).toBe(503);
      slack.failWhere(() => null);
      await settled();
      if (method === 'users.info') expect(slack.seenBy(CLARA)).toEqual([]);
    },
  );
});
