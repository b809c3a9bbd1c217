import { createInterface, type Interface } from 'node:readline';
import { Command } from 'commander';
import { line } from '../core/layout-reply';
import type { Conversation } from './conversation';
import { type Asker, DEFAULT_ASKER, openConversation } from './open-conversation';
import type { Product } from './product';
import { showLines, showSaying } from './show-saying';
import { coloursFor, type Surroundings, textWidth } from './surroundings';
import { terminalWording as wording } from './wording';
import { writeLine } from './write-line';

const HISTORY = 100;

const chatPiped = async (conversation: Conversation, surroundings: Surroundings): Promise<void> => {
  const { stdin, stdout } = surroundings;
  let isFirst = true;
  for await (const typed of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const saying = await conversation.say(typed);
    if (saying.kind === 'left') return;
    if (saying.kind === 'nothing') continue;
    await writeLine(stdout, `${isFirst ? '' : '\n'}${showSaying(saying, surroundings)}`);
    isFirst = false;
  }
};

const clearLine = (lines: Interface): void => {
  lines.write(null, { ctrl: true, name: 'e' });
  lines.write(null, { ctrl: true, name: 'u' });
};

/** Ctrl-C clears what was typed; on an empty line it says how to leave, and leaves when pressed again. */
const onInterrupt = (lines: Interface, surroundings: Surroundings): (() => void) => {
  let pressedOnEmptyLine = false;
  lines.on('line', () => {
    pressedOnEmptyLine = false;
  });
  return () => {
    if (lines.line !== '') {
      clearLine(lines);
      pressedOnEmptyLine = false;
    } else if (pressedOnEmptyLine) {
      lines.close();
    } else {
      pressedOnEmptyLine = true;
      surroundings.stdout.write(`\n${showLines([line('source', wording['to-leave'])], surroundings)}\n`);
      lines.prompt();
    }
  };
};

const chatAtTerminal = async (conversation: Conversation, surroundings: Surroundings): Promise<void> => {
  const { stdin, stdout, env } = surroundings;
  const colours = coloursFor(stdout, env);
  const lines = createInterface({
    input: stdin,
    output: stdout,
    terminal: true,
    historySize: HISTORY,
    removeHistoryDuplicates: true,
    completer: (beginning: string) => [[...conversation.complete(beginning)], beginning],
  });
  const prompt = (): void => {
    lines.setPrompt(`${colours.bold(conversation.prompt())} `);
    lines.prompt();
  };
  lines.on('SIGINT', onInterrupt(lines, surroundings));
  stdout.write(`${showLines(conversation.opening(), surroundings)}\n\n`);
  prompt();
  for await (const typed of lines) {
    const saying = await conversation.say(typed);
    if (saying.kind === 'left') break;
    if (saying.kind !== 'nothing') stdout.write(`\n${showSaying(saying, surroundings)}\n\n`);
    prompt();
  }
  lines.close();
  stdout.write(`\n${wording.bye}\n`);
};

const EXAMPLE = `
Examples:
  $ npx --no remit chat --council langport --role officer
  $ npx --no remit chat --as jane-doe
  $ echo 'Who speaks to the press?' | npx --no remit chat`;

/** Talk with Remit: at a terminal with a prompt, from a pipe one reply for each line. */
export const createChatCommand = (product: Product, surroundings: Surroundings): Command =>
  new Command('chat')
    .description('talk with Remit in this terminal')
    .option('-c, --council <key>', `whose protocol; that of remit.yaml, else ${DEFAULT_ASKER.council}`)
    .option('-r, --role <role>', `who you ask as; else ${DEFAULT_ASKER.role}`)
    .option('--as <person>', 'as which person of remit.yaml; what you send to the register is then kept')
    .addHelpText('after', EXAMPLE)
    .action(async (asker: Asker) => {
      const { conversation, close } = openConversation(product, asker, () => textWidth(surroundings.stdout));
      const isTerminal = surroundings.stdin.isTTY === true && surroundings.stdout.isTTY === true;
      try {
        await (isTerminal ? chatAtTerminal : chatPiped)(conversation, surroundings);
      } finally {
        await close();
      }
    });
