import { z } from 'zod';
import { MESSAGE_LIMIT } from '../check-readable';
import { LONGEST_CLAUSE_ID } from '../protocol';
import type { Press } from './press';

const clauseId = z.string().min(1).max(LONGEST_CLAUSE_ID);
const clauses = z.array(clauseId).max(20).default([]);
const reference = z.string().regex(/^[A-Z]-\d{4}-[A-Z0-9]{4,12}$/);
const after = reference.nullable();
const channel = z.string().min(1).max(500);
const filter = z.strictObject({
  state: z.enum(['open', 'acknowledged', 'closed']).nullable(),
  kind: z.enum(['instruction', 'referral', 'concern']).nullable(),
});
const act = z.enum([
  'acknowledge',
  'close',
  'reopen',
  'assign',
  'note',
  'hold',
  'release',
  'comment',
  'send-as-request',
  'withdraw',
]);

const press = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), text: z.string().max(MESSAGE_LIMIT) }),
  z.strictObject({ kind: z.literal('clause'), clauseId }),
  z.strictObject({ kind: z.literal('other-readings'), clauses }),
  z.strictObject({ kind: z.literal('feedback'), helped: z.boolean(), clauses }),
  z.strictObject({ kind: z.literal('talk'), about: z.enum(['greeting', 'help', 'privacy']) }),
  z.strictObject({ kind: z.literal('refer'), about: z.enum(['clerk', 'chair']).exactOptional() }),
  z.strictObject({ kind: z.literal('check') }),
  z.strictObject({ kind: z.literal('act'), reference, version: z.int().min(0).max(1_000_000), act }),
  z.strictObject({ kind: z.literal('item'), reference }),
  z.strictObject({ kind: z.literal('items'), filter, after }),
  z.strictObject({ kind: z.literal('mine'), after }),
  z.strictObject({ kind: z.literal('watch'), channel: channel.nullable(), on: z.boolean() }),
  z.strictObject({ kind: z.literal('home'), after: channel.exactOptional() }),
]);

/** The press that came back from a platform; null where it is none of ours. It may still be forged: it grants nothing. */
export const readPress = (value: unknown): Press | null => {
  const read = press.safeParse(value);
  return read.success ? read.data : null;
};
