import { Command } from 'commander';
import type { Surroundings } from './surroundings';

const EXAMPLE = `
Examples:
  $ npx --no remit check-knowledge
  $ npx --no remit check-knowledge --json

Exit codes: 0 nothing to mend (there may be notes), 1 something to mend,
2 could not run.`;

type Wiring = {
  /** The folder of everything that is known. */
  readonly folder: string;
  readonly surroundings: Surroundings;
  readonly leave: (exitCode: number) => void;
};

/** Find everything that is wrong with the protocols, topics, phrasings and vocabulary. */
export const createCheckKnowledgeCommand = ({ folder, surroundings, leave }: Wiring): Command =>
  new Command('check-knowledge')
    .description('find everything that is wrong with the protocols, topics, phrasings and vocabulary')
    .option('--json', 'print problems and notes as one line of JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (options: { readonly json?: true }) => {
      // Required here, so that no other command loads the readers.
      const { runCheckKnowledge }: typeof import('./check-knowledge') = require('./check-knowledge');
      leave(await runCheckKnowledge({ folder, json: options.json === true }, surroundings));
    });
