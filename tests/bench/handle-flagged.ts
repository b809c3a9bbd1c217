import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntake } from '../../src/app/register';
import type { Store } from '../../src/app/store';
import { composeAnswers } from '../../src/compose-answerer';
import { registerDepsOf } from '../../src/compose-desk';
import { createHearing, createResponder } from '../../src/core/create-responder';
import { openLibrary } from '../../src/knowledge/open-library';
import { demonstration } from '../../src/settings/demonstration';

const KNOWLEDGE = join(__dirname, '..', '..', 'knowledge');
const SET = join(__dirname, '..', 'evaluation', 'dev', 'instructions.jsonl');
const COUNCIL = 'langport';

const textsOf = (set: string): readonly string[] =>
  set
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { text: string; flag: boolean } => JSON.parse(line))
    .filter(({ flag }) => flag)
    .map(({ text }) => text);

/**
 * The product's own way with a councillor's message in a watched channel, from its words to the commit of its item and notices,
 * over the flagged messages of the evaluation one after the other. The promise holds whether it was recorded.
 */
export const openFlaggedHandler = (store: Store): ((round: number) => Promise<boolean>) => {
  const library = openLibrary(join(KNOWLEDGE, 'protocols'));
  const protocol = library.protocol(COUNCIL);
  if (protocol === null) throw new Error(`There is no protocol of ${COUNCIL}.`);
  const answers = composeAnswers({ knowledge: KNOWLEDGE, library, unseen: false });
  const settings = demonstration(COUNCIL, { kind: 'sqlite', path: ':memory:' });
  const deps = registerDepsOf(settings, protocol, store, ['terminal']);
  const hears = createHearing(answers.detectInstruction);
  const { handle } = createIntake(deps, createResponder(answers.answer), () => true, hears);
  const texts = textsOf(readFileSync(SET, 'utf8'));
  return async (round) => {
    const handled = await handle({
      surface: 'terminal',
      account: 'councillor',
      email: null,
      groups: [],
      deliveryKey: `handled ${round}`,
      text: texts[round % texts.length] ?? '',
      audience: 'shared',
      earlier: [],
      channel: 'C1',
      conversation: { channel: 'C1' },
      notice: { adapter: 'terminal', conversation: 'C1', recipient: 'councillor', address: { channel: 'C1' } },
    });
    return handled.kind === 'recorded';
  };
};
