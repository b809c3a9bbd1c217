import { Command } from 'commander';
import { composeClauses } from '../core/compose-clauses';
import { findClauses } from '../core/find-clauses';
import { chooseProtocol } from './choose';
import { EXIT } from './command-error';
import { DEFAULT_ASKER } from './open-conversation';
import type { Product } from './product';
import { showReply } from './show-saying';
import type { Surroundings } from './surroundings';
import { writeLine } from './write-line';

const EXAMPLE = `
Examples:
  $ npx --no remit clause 2.3 --council langport
  $ npx --no remit clause "political groups" --council parish

Exit codes: 0 shown or listed, 1 no such clause, 2 could not run.`;

/** Show a clause by its number, its place or a word of its heading. */
export const createClauseCommand = (
  product: Product,
  surroundings: Surroundings,
  leave: (exitCode: number) => void,
): Command =>
  new Command('clause')
    .description('show a clause word for word; lists them where several fit')
    .argument('<locator...>', 'its number as printed, its place, part of its id, or a word of its heading')
    .option('-c, --council <key>', 'whose protocol', DEFAULT_ASKER.council)
    .addHelpText('after', EXAMPLE)
    .action(async (words: readonly string[], options: { readonly council: string }) => {
      const council = chooseProtocol(product.openLibrary(), options.council);
      const wanted = words.join(' ');
      await writeLine(surroundings.stdout, showReply(composeClauses(wanted, council), surroundings));
      leave(findClauses(council, wanted).length > 0 ? EXIT.fine : EXIT.answeredWithProblems);
    });
