import type { FrontDesk } from '../../../src/app/front-desk';
import { StoreError } from '../../../src/app/store';
import { CLARA, CORA, CY, createHalls } from '../../fakes/slack/halls';
import { PARKS } from '../../fakes/slack/open-hall';
import { findButton } from '../../fakes/slack/open-slack';

const open = createHalls();
const ORDER = 'Otto, please cut the hedge';
const SAYS = 'could not do that at the moment';

/** A register that can be taken away and given back. */
const withSwitch = () => {
  let isDown = false;
  let whenRefused = (): void => undefined;
  const guarded =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isDown) {
        whenRefused();
        throw new StoreError('unreachable', 'The register cannot be reached.');
      }
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
    /** Until it was asked for once. */
    downOnce: () => {
      isDown = true;
      whenRefused = () => {
        isDown = false;
      };
    },
  };
};

describe('when the register cannot be reached', () => {
  it('an event is not acknowledged, and is taken when Slack sends it again', async () => {
    const register = withSwitch();
    const { slack, settled } = await open({ desk: register.desk, slack: { retryAfterMs: [10, 200] } });
    register.downOnce();
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

  describe('and when Slack takes long to say who somebody is', () => {
    const slowly = async (ms: number) => {
      const hall = await open({ slack: { retryAfterMs: [1_000, 1_000] } });
      hall.slack.failWhere((method) => (method === 'users.info' ? { kind: 'slow', ms } : null));
      return hall;
    };

    it('a command, a press, a shortcut and a form are answered in time, and say so', async () => {
      const { slack, settled } = await slowly(4_000);
      const named = '<@U0OTTO> <@U0CY> <@U0DINA> may I?';
      const message = slack.written(CY, PARKS, named);
      const [form] = [{ id: 'V1', user: CORA, type: 'modal' as const, hash: 'h', view: {}, isClosed: false }];
      const metadata = JSON.stringify({ press: { kind: 'ask', text: '' }, carried: null });
      const sent = await Promise.all([
        slack.command(CORA, PARKS, `what of ${named}`),
        slack.pressOn(CORA, message, { action_id: 'remit.press.0', value: '{"kind":"home"}' }),
        slack.messageShortcut(CORA, message, 'remit.check'),
        slack.submit(
          CORA,
          { ...form, view: { callback_id: 'remit.form', private_metadata: metadata } },
          { 'remit.field.text': { value: { value: 'may I?' } } },
        ),
      ]);
      expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      for (const { ms } of sent) expect(ms).toBeLessThan(2_800);
      expect(sent[0]?.body).toContain(SAYS);
      expect(sent[3]?.body).toContain(SAYS);
      slack.failWhere(() => null);
      await settled();
    }, 20_000);

    it('an event is taken when it comes again, by the answer that came meanwhile', async () => {
      const { slack, settled } = await slowly(2_600);
      const { sent } = await slack.write(CORA, ORDER);
      expect(sent).toMatchObject({ status: 200, tries: 2 });
      expect(slack.callsOf('users.info')).toHaveLength(1);
      await settled();
      expect(slack.seenBy(CLARA)).toHaveLength(1);
    });
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
