import { Command, CommanderError } from 'commander';
import { StoreError } from '../app/store';
import { UnusableProtocolError } from '../core/library';
import { createAskCommand } from './ask-command';
import { createChatCommand } from './chat-command';
import { createClauseCommand } from './clause-command';
import { CommandError, EXIT } from './command-error';
import { createCouncilsCommand } from './councils-command';
import type { Product } from './product';
import type { Surroundings } from './surroundings';

const EXAMPLE = `
Examples:
  $ npm start
  $ npx --no remit ask -c langport "Can I tell the groundsman what to do?"
  $ npx --no remit clause 2.3 --council langport`;

/** A problem as one paragraph: what failed, and why, down to the first cause. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${explain(error.cause)}`;
};

const withSubcommands = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap((one) => withSubcommands(one)),
];

/** Runs one command to its end and resolves to the exit code: 0 fine, 1 answered with problems, 2 could not run. */
export const runCommandLine = async (
  words: readonly string[],
  product: Product,
  surroundings: Surroundings,
  others: readonly ((leave: (exitCode: number) => void) => Command)[],
): Promise<number> => {
  let exitCode: number = EXIT.fine;
  const leave = (code: number): void => {
    exitCode = code;
  };
  const commands = [
    createChatCommand(product, surroundings),
    createAskCommand(product, surroundings, leave),
    createClauseCommand(product, surroundings, leave),
    createCouncilsCommand(product, surroundings),
    ...others.map((create) => create(leave)),
  ];
  const program = new Command('remit')
    .description('Quotes your council’s own protocol on member/officer relations, word for word.')
    .addHelpText('after', EXAMPLE);
  for (const command of commands) program.addCommand(command);
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => surroundings.stdout.write(text),
      writeErr: (text) => surroundings.stderr.write(text),
    });
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.couldNotRun;
    const message =
      error instanceof CommandError || error instanceof UnusableProtocolError || error instanceof StoreError
        ? error.message
        : `Remit could not go on. ${explain(error)}`;
    surroundings.stderr.write(`${message}\n`);
    return EXIT.couldNotRun;
  }
};
