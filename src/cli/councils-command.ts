import { Command } from 'commander';
import { line } from '../core/layout-reply';
import type { Protocol } from '../core/protocol';
import { citeSource } from '../core/show-clause';
import { allProtocols } from './choose';
import type { Product } from './product';
import { showLines } from './show-saying';
import type { Surroundings } from './surroundings';
import { writeLine } from './write-line';

const EXAMPLE = `
Example:
  $ npx --no remit councils`;

const describe = (protocol: Protocol): string =>
  `${protocol.key}: ${citeSource(protocol).line} ${protocol.clauses.length} clauses`;

/** List the councils whose protocols are known. */
export const createCouncilsCommand = (product: Product, surroundings: Surroundings): Command =>
  new Command('councils')
    .description('list the protocols: key, council, title, dates, number of clauses')
    .addHelpText('after', EXAMPLE)
    .action(async () => {
      const lines = allProtocols(product.openLibrary()).map((protocol) => line('text', describe(protocol)));
      await writeLine(surroundings.stdout, showLines(lines, surroundings));
    });
