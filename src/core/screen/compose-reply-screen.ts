import type { Action, Reply, ReplyKind } from '../reply';
import { say } from '../wording';
import { button } from './button';
import type { Button, Screen } from './screen';

/** What a reply's buttons rest on beside the reply. */
export type ReplyScene = {
  /** The item that was recorded of it, as its sender may act on it now; null where there is none. */
  readonly item: {
    readonly reference: string;
    readonly version: number;
    readonly open: readonly string[];
  } | null;
  /** Ids of the clauses that could be meant too and are not shown. */
  readonly others: readonly string[];
};

/** Replies of which one can say whether they helped. */
const CAN_HELP: ReadonlySet<ReplyKind> = new Set(['answer', 'readings', 'silence', 'remit-check']);

const buttonFor = ({ id, label, about }: Action, { item, others }: ReplyScene, isFirst: boolean): readonly Button[] => {
  switch (id) {
    case 'refer-to-clerk':
      return [button(label, { kind: 'refer' }, { asks: true })];
    case 'refer-elsewhere':
      return [button(label, { kind: 'refer', ...(about === undefined ? {} : { about }) }, { asks: true })];
    case 'show-other-readings':
      return others.length === 0 ? [] : [button(label, { kind: 'other-readings', clauses: others })];
    case 'send-as-request':
    case 'not-an-instruction': {
      const act = id === 'send-as-request' ? 'send-as-request' : 'comment';
      if (item === null || !item.open.includes(act)) return [];
      const { reference, version } = item;
      return [button(label, { kind: 'act', reference, version, act }, { isFirst, asks: act === 'comment' })];
    }
  }
};

const feedback = ({ kind }: Reply, { others }: ReplyScene): readonly Button[] =>
  CAN_HELP.has(kind)
    ? [
        button(say('button.helped'), { kind: 'feedback', helped: true, clauses: others }),
        button(say('button.not-meant'), { kind: 'feedback', helped: false, clauses: others }),
      ]
    : [];

/** A reply with its buttons. */
export const composeReplyScreen = (reply: Reply, scene: ReplyScene): Extract<Screen, { kind: 'reply' }> => ({
  kind: 'reply',
  reply,
  reference: scene.item?.reference ?? null,
  buttons: reply.actions.flatMap((action, index) => buttonFor(action, scene, index === 0)),
  feedback: feedback(reply, scene),
});
