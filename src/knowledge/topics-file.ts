import { z } from 'zod';
import { slug } from './labels';
import type { Problem } from './problem';
import { readYaml } from './read-yaml';

/** The subjects of topics, as knowledge/README.md lists them. */
export const AREAS = [
  'about',
  'roles',
  'instructions',
  'political',
  'resources',
  'conduct',
  'expectations',
  'information',
  'correspondence',
  'press',
  'consultation',
  'concerns',
  'elsewhere',
] as const;

const sentence = z.string().trim().min(1);

const topic = z
  .strictObject({
    id: slug,
    area: z.enum(AREAS),
    title: sentence,
    rule: sentence,
    wordings: z.array(sentence).default([]),
    /** Its clauses introduce a list, such as "Officers must:". */
    introduces: z.boolean().default(false),
  })
  .readonly();

const topicsFile = z.array(topic).min(1);

/** A subject that protocols treat, one rule each. `wordings`: other ways in which a clause may state the rule. */
export type Topic = Readonly<z.output<typeof topic>>;

export type TopicsRead =
  | {
      readonly kind: 'read';
      readonly topics: readonly Topic[];
      /** The line of the file on which each topic begins, by id. */
      readonly lines: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads knowledge/topics.yaml, or says everything that is wrong with it. Never throws. */
export const readTopics = (file: string, text: string): TopicsRead => {
  const read = readYaml(file, text, topicsFile);
  if (read.kind === 'invalid') return read;
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, { id }] of read.value.entries()) {
    const line = read.lineOf([index]);
    const first = lines.get(id);
    if (first === undefined) lines.set(id, line);
    else {
      const message = `Two topics have the id \`${id}\`; the first stands on line ${first}.`;
      problems.push({ file, line, message, fix: 'Join the two, or give one of them another id.' });
    }
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'read', topics: read.value, lines };
};
