import { join } from 'node:path';
import { createAnswerer } from '../../src/core/answer-message';
import { searchProtocol } from '../../src/core/matching/search-protocol';
import { openEncoder } from '../../src/encoder/open-encoder';
import { openLibrary } from '../../src/knowledge/open-library';
import { openMatchers } from '../../src/knowledge/open-matchers';
import type { Judged } from './curve';
import type { Way } from './figures';
import { rankOf } from './right-clause';
import type { Question } from './sets';

const KNOWLEDGE = join(__dirname, '..', '..', 'knowledge');

/** How each question comes out, with what speaks for silence. A question taken for small talk is silent at any threshold. */
export const judgeQuestions = (questions: readonly Question[], way: Way): readonly Judged[] => {
  const { encode } = openEncoder();
  const library = openLibrary(join(KNOWLEDGE, 'protocols'));
  const matcherOf = openMatchers({ models: join(KNOWLEDGE, 'model'), library, encode, unseen: way === 'unseen' });
  const answer = createAnswerer({ matcher: matcherOf, encode, detectInstruction: () => null });
  return questions.map(({ text, council, role, primary }) => {
    const matcher = matcherOf(council);
    if (matcher === null) throw new Error(`There is no protocol of ${council}.`);
    const isSmallTalk = answer({ text, council, role, audience: 'direct', earlier: [] }).answer.kind === 'no-question';
    const { ranked, silence } = searchProtocol(text, [], role, matcher, encode);
    const first = matcher.index.protocol.clauses[ranked[0]?.clause ?? -1];
    return {
      isAnswerable: primary.length > 0,
      isFirstRight: first !== undefined && rankOf([first.text], primary) === 1,
      silence: isSmallTalk ? Number.POSITIVE_INFINITY : silence,
    };
  });
};
