import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audienceOf } from '../../src/cli/choose';
import { wholeText } from '../../src/core/matching/clause-index';
import type { Message } from '../../src/core/message';
import { readPhrasings } from '../../src/knowledge/phrasings-file';
import type { Sets } from '../evaluation/sets';
import type { Remit } from './open-remit';
import { fuse } from './rivals';
import { median, quantile, time, timeAsync } from './timing';

const PHRASINGS = join(__dirname, '..', '..', 'knowledge', 'phrasings');
/** So many messages warm each council up; none of them is measured. */
const WARM_UP = 60;

/** How long one reply takes. */
export type Speed = {
  /** Over all labelled messages, from message to finished reply. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Medians over the questions: a reply of ours, and a search by Fuse.js among the clauses of all councils. */
  readonly questionMs: number;
  readonly fuseMs: number;
  readonly clauses: number;
};

const toMessage = (one: Sets[keyof Sets][number]): Message => {
  const said = 'turns' in one ? one.turns : [one.text];
  const { council, role, channel } = one;
  return { text: said.at(-1) ?? '', council, role, audience: audienceOf(channel), earlier: said.slice(0, -1) };
};

const warmUp = ({ protocols, respond }: Remit): void => {
  for (const { key } of protocols) {
    const file = join(PHRASINGS, `${key}.jsonl`);
    const read = readPhrasings(file, readFileSync(file, 'utf8'));
    if (read.kind === 'invalid') throw new Error(`${file} cannot be read: run npx --no remit check-knowledge.`);
    for (const { text, role } of read.phrasings.slice(0, WARM_UP))
      respond({ text, council: key, role, audience: 'direct', earlier: [] });
  }
};

/** Times every labelled message, each once, in a warm process; questions in turn with Fuse.js, so that both meet the same machine. */
export const measureSpeed = async (remit: Remit, sets: Sets): Promise<Speed> => {
  const texts = remit.protocols.flatMap(({ clauses }) => clauses.map(wholeText));
  const find = await fuse.index(texts);
  warmUp(remit);
  const questionTimes: number[] = [];
  const fuseTimes: number[] = [];
  for (const message of sets.questions.map(toMessage)) {
    questionTimes.push(time(() => remit.respond(message)).ms);
    fuseTimes.push((await timeAsync(() => find(message.text))).ms);
  }
  const others = [...sets.instructions, ...sets.remit, ...sets.routing, ...sets.followups].map(toMessage);
  const times = [...questionTimes, ...others.map((message) => time(() => remit.respond(message)).ms)];
  return {
    p50Ms: median(times),
    p99Ms: quantile(times, 0.99),
    questionMs: median(questionTimes),
    fuseMs: median(fuseTimes),
    clauses: texts.length,
  };
};
