import { join } from 'node:path';
import { composeAnswerer } from '../../src/compose-answerer';
import { createResponder, type Response } from '../../src/core/create-responder';
import type { RankedClause } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import type { Protocol } from '../../src/core/protocol';
import { openLibrary } from '../../src/knowledge/open-library';

const knowledge = join(__dirname, '..', '..', 'knowledge');

export type Ask = (council: string, text: string, given?: Partial<Message>) => Response;

/** The product's own answers, from the knowledge and the models of the repository; a councillor asks, in private. */
export const openTheAnswerer = (): { readonly ask: Ask; readonly protocols: readonly Protocol[] } => {
  const library = openLibrary(join(knowledge, 'protocols'));
  const protocols = library.keys.flatMap((key) => library.protocol(key) ?? []);
  const respond = createResponder(composeAnswerer({ knowledge, library, unseen: false }));
  return {
    protocols,
    ask: (council, text, given = {}) => {
      const protocol = library.protocol(council);
      if (protocol === null) throw new Error(`There is no council ${council}.`);
      return respond({ text, council, role: 'councillor', audience: 'direct', earlier: [], ...given }, protocol);
    },
  };
};

/** The clauses that a response shows, the best first. */
export const clausesOf = ({ finding: { answer } }: Response): readonly RankedClause[] => {
  if (answer.kind === 'no-question') return [];
  return answer.kind === 'silent' ? answer.nearest : answer.clauses;
};
