import { z } from 'zod';
import type { Clause, Protocol } from '../core/protocol';

const line = z.number().int().min(1);
const words = z.string().min(1);
const term = words.max(60);
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A council's key: the name of its files, small letters and digits joined by hyphens. */
export const councilKey = z.string().max(40).regex(slug, 'use small letters and digits, joined by hyphens');

const clause = z.strictObject({
  id: words.regex(/^[a-z0-9][a-z0-9.-]*$/, 'use small letters, digits, hyphens and full stops'),
  number: words.nullable().default(null),
  locator: words,
  heading: z.array(words),
  'lead-in': words.nullable().default(null),
  text: words,
  lines: z.tuple([line, line]),
  binds: z.array(z.enum(['councillor', 'chair', 'officer', 'clerk', 'monitoring-officer', 'council'])),
  modality: z.enum(['must', 'must-not', 'should', 'should-not', 'may', 'expects', 'states']),
  'refers-to': z.array(z.enum(['clerk', 'chair', 'monitoring-officer', 'chief-executive', 'line-manager', 'director'])),
  topics: z.array(z.string().regex(slug, 'use a topic id: small letters and digits, joined by hyphens')),
  truncated: z.boolean().default(false),
});

/** A protocol file as it stands on disk: kebab-case keys, what is absent left out. */
export const protocolFile = z.strictObject({
  format: z.literal(1),
  key: councilKey,
  council: words.nullable(),
  title: words,
  adopted: words.nullable(),
  reviewed: words.nullable(),
  terms: z.strictObject({ councillor: term, officer: term, staff: term, clerk: term, chair: term }),
  source: z.string().regex(/^[\w-]+(?:\.[\w-]+)+$/, 'name a file in knowledge/protocols/sources'),
  version: z.string().regex(/^[0-9a-f]{64}$/, 'give the SHA-256 of the source'),
  clauses: z.array(clause).min(1),
});

export type ProtocolFile = z.output<typeof protocolFile>;
type ClauseInFile = z.input<typeof clause>;

/** The protocol that a file holds. */
export const fromFile = (file: ProtocolFile): Protocol => ({
  key: file.key,
  council: file.council,
  title: file.title,
  adopted: file.adopted,
  reviewed: file.reviewed,
  terms: file.terms,
  version: file.version,
  clauses: file.clauses.map(({ 'lead-in': leadIn, 'refers-to': refersTo, ...rest }) => ({
    ...rest,
    council: file.key,
    leadIn,
    refersTo,
  })),
});

const clauseToFile = (clause: Clause): ClauseInFile => ({
  id: clause.id,
  ...(clause.number === null ? {} : { number: clause.number }),
  locator: clause.locator,
  heading: [...clause.heading],
  ...(clause.leadIn === null ? {} : { 'lead-in': clause.leadIn }),
  text: clause.text,
  lines: [clause.lines[0], clause.lines[1]],
  binds: [...clause.binds],
  modality: clause.modality,
  'refers-to': [...clause.refersTo],
  topics: [...clause.topics],
  ...(clause.truncated ? { truncated: true } : {}),
});

/** What is written to disk, keys in their fixed order. */
export const toFile = (protocol: Protocol, source: string): z.input<typeof protocolFile> => ({
  format: 1,
  key: protocol.key,
  council: protocol.council,
  title: protocol.title,
  adopted: protocol.adopted,
  reviewed: protocol.reviewed,
  terms: protocol.terms,
  source,
  version: protocol.version,
  clauses: protocol.clauses.map(clauseToFile),
});
