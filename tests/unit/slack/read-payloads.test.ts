import { readEvent } from '../../../adapters/slack/read-event';
import {
  readButtonPress,
  readCommand,
  readOrigin,
  readShortcut,
  readSubmission,
} from '../../../adapters/slack/read-interaction';
import { payload } from '../../fakes/slack/payloads';

/* Each file of tests/fixtures/slack as it was recorded. */

describe('an event as Slack sends it', () => {
  it.each([
    ['message-im', { kind: 'written', isMention: false, written: { kind: 'im', channel: 'D0CORA', user: 'U0CORA' } }],
    ['message-channel', { kind: 'written', isMention: false, written: { kind: 'channel', channel: 'C0PARKS' } }],
    ['app-mention', { kind: 'written', isMention: true, written: { channel: 'C0PARKS', threadTs: null } }],
    ['message-changed', { kind: 'edited', written: { ts: '1763776800.000200' }, editTs: '1763776860.000400' }],
    ['message-deleted', { kind: 'deleted', channel: 'C0PARKS', ts: '1763776800.000200' }],
    ['app-home-opened', { kind: 'home-opened', user: 'U0CORA' }],
    ['assistant-thread-started', { kind: 'assistant-opened', user: 'U0CORA', channel: 'D0CORA' }],
    ['assistant-thread-context-changed', { kind: 'nothing' }],
  ])('is read: %s', (fixture, heard) => {
    expect(readEvent(payload(fixture))).toMatchObject(heard);
  });

  it('is a deletion too where the message had answers, and leaves a stone behind', () => {
    const message = { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
    const heard = { kind: 'deleted', team: 'T0COUNCIL', channel: 'C0PARKS', ts: '1763776800.000200' };
    expect(readEvent(payload('message-changed', { event: { message } }))).toEqual(heard);
  });

  it.each([
    ['a group conversation without the app', { channel_type: 'mpim' }],
    ['a bot', { bot_id: 'B0OTHER' }],
    ['a topic', { subtype: 'channel_topic' }],
    ['no words', { text: ' ' }],
    ['no user', { user: undefined }],
  ])('says nothing to Remit where there is %s', (_, event) => {
    expect(readEvent(payload('message-channel', { event }))).toEqual({ kind: 'nothing' });
  });

  it.each([{ event: { ts: undefined } }, { event: { channel: 5 } }, { team_id: undefined }, { event: undefined }])(
    'in no known shape is an error: %p',
    (given) => {
      expect(() => readEvent(payload('message-im', given))).toThrow();
    },
  );
});

describe('what people do, as Slack sends it,', () => {
  it('is read: a press on a message, in the App Home and in a modal', () => {
    expect(readButtonPress(payload('block-actions-message'))).toMatchObject({
      user: 'U0CORA',
      in: { kind: 'message', channel: 'D0CORA', ts: '1763776801.000100', threadTs: null },
    });
    expect(readButtonPress(payload('block-actions-view'))).toMatchObject({ in: { kind: 'home' } });
    const modal = payload('block-actions-view', { view: { type: 'modal' } });
    expect(readButtonPress(modal)).toMatchObject({ in: { kind: 'modal', viewId: 'V000000001' } });
  });

  it('is read: a form, a shortcut on a message, one anywhere, and a command', () => {
    expect(readSubmission(payload('view-submission'))).toMatchObject({
      user: 'U0CORA',
      key: 'V000000002:1763776801.abd',
    });
    expect(readShortcut(payload('message-action'))).toMatchObject({ at: { channel: 'C0PARKS', user: 'U0CORA' } });
    expect(readShortcut(payload('shortcut'))).toMatchObject({ callbackId: 'ask', at: null });
    expect(readCommand(payload('command'))).toMatchObject({ team: 'T0COUNCIL', user: 'U0CORA', channel: 'C0PARKS' });
  });

  it.each(['message-im', 'command', 'block-actions-message', 'view-submission', 'message-action', 'shortcut'])(
    'says of which workspace and for which app it is: %s',
    (fixture) => {
      const { teams, app } = readOrigin(payload(fixture));
      expect(new Set(teams)).toEqual(new Set(['T0COUNCIL']));
      expect(app).toBe('A0REMIT');
    },
  );
});
