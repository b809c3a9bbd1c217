import { z } from 'zod';
import { message, role, slug } from './labels';
import type { Problem } from './problem';
import { readJsonLines } from './read-json-lines';

const phrasing = z.strictObject({
  topic: slug.nullable().default(null),
  council: slug.nullable().default(null),
  primary: z.array(z.string().min(1)).optional(),
  also: z.array(z.string().min(1)).default([]),
  role,
  kind: z.enum(['question', 'remit', 'concern']),
  text: message,
  verdict: z.enum(['within', 'outside', 'via-clerk', 'depends', 'silent']).nullable().default(null),
  refer_to: z
    .enum(['clerk', 'chair', 'monitoring-officer', 'chief-executive', 'line-manager', 'director'])
    .nullable()
    .default(null),
  about: z.enum(['clerk', 'chair']).nullable().default(null),
  teaches: z.enum(['verdict']).nullable().default(null),
  author: z.string().min(1).nullable().default(null),
});

type InFile = z.output<typeof phrasing>;

/** A message as somebody would type it, with what it is about. */
export type Phrasing = {
  /** The line of its file, counted from 1. */
  readonly line: number;
  /** null where no protocol known to us treats it. */
  readonly topic: string | null;
  /** Whose protocol the author had in mind; null: anybody's. */
  readonly council: string | null;
  /** Ids of the clauses of that council that answer it; empty: that protocol is silent; null: not labelled. */
  readonly primary: readonly string[] | null;
  /** Ids of clauses worth showing too. */
  readonly also: readonly string[];
  readonly role: InFile['role'];
  readonly kind: InFile['kind'];
  readonly text: string;
  readonly verdict: InFile['verdict'];
  readonly referTo: InFile['refer_to'];
  /** The office that a concern is about. */
  readonly about: InFile['about'];
  /** What alone is learnt from it; null: everything that it says. */
  readonly teaches: InFile['teaches'];
  readonly author: string | null;
};

export type PhrasingsRead =
  | { readonly kind: 'read'; readonly phrasings: readonly Phrasing[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads a file of knowledge/phrasings, or says everything that is wrong with it. Never throws. */
export const readPhrasings = (file: string, text: string): PhrasingsRead => {
  const read = readJsonLines(file, text, phrasing);
  if (read.kind === 'invalid') return read;
  return {
    kind: 'read',
    phrasings: read.entries.map(({ line, value: { refer_to: referTo, primary = null, ...rest } }) => ({
      line,
      ...rest,
      primary,
      referTo,
    })),
  };
};
