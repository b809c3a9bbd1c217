import { join } from 'node:path';
import { proposeTopics } from './core/matching/propose-topics';
import type { Clause } from './core/protocol';
import { openEncoder } from './encoder/open-encoder';
import { openModelFile } from './knowledge/model-file';
import { unpackProposer } from './knowledge/proposer-file';

/** Names the topics that a clause seems to settle, the likeliest first; `knowledge` is the folder with the models. */
export function composeProposer(knowledge: string): (clause: Clause) => readonly string[] {
  const proposer = openModelFile(join(knowledge, 'model', 'proposer.bin'), unpackProposer);
  const { encode } = openEncoder();
  return (clause) =>
    proposeTopics(clause, proposer, encode).flatMap(({ topic }) => proposer.topics.classes[topic] ?? []);
}
