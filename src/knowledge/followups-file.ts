import { z } from 'zod';
import { message, role, slug } from './labels';
import type { Problem } from './problem';
import { readJsonLines } from './read-json-lines';

const followUp = z.strictObject({
  council: slug,
  role,
  kind: z.literal('followup'),
  turns: z.array(message).min(2),
  primary: z.array(z.string().min(1)),
  also: z.array(z.string().min(1)).default([]),
  verdict: z.enum(['within', 'outside', 'via-clerk', 'depends', 'silent']).nullable().default(null),
  refer_to: z
    .enum(['clerk', 'chair', 'monitoring-officer', 'chief-executive', 'line-manager', 'director'])
    .nullable()
    .default(null),
  about: z.enum(['clerk', 'chair']).nullable().default(null),
  author: z.string().min(1).nullable().default(null),
});

/** A conversation, oldest message first; the labels are those of its last message. `line` is that of its file, counted from 1. */
export type FollowUp = { readonly line: number } & Readonly<z.output<typeof followUp>>;

export type FollowUpsRead =
  | { readonly kind: 'read'; readonly followUps: readonly FollowUp[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads knowledge/followups.jsonl, or says everything that is wrong with it. Never throws. */
export const readFollowUps = (file: string, text: string): FollowUpsRead => {
  const read = readJsonLines(file, text, followUp);
  if (read.kind === 'invalid') return read;
  return { kind: 'read', followUps: read.entries.map(({ line, value }) => ({ line, ...value })) };
};
