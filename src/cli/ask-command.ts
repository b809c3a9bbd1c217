import { text as readAll } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { createResponder } from '../core/create-responder';
import type { Person } from '../core/register/person';
import { renderPlain } from '../core/render-plain';
import type { Reply } from '../core/reply';
import { recordAnswer } from './answer-record';
import { audienceOf } from './choose';
import { CommandError, EXIT } from './command-error';
import { type Asker, type Asking, DEFAULT_ASKER, readAsker } from './open-conversation';
import type { Product } from './product';
import type { Desks } from './register/desk';
import { layoutOutcome, sayAtTerminal, type Ways } from './register/say-at-terminal';
import { showReply } from './show-saying';
import type { Surroundings } from './surroundings';
import { registerWording as wording } from './wording-register';
import { jsonLine, writeLine } from './write-line';

type AskOptions = Asker & {
  readonly channel: 'bot' | 'shared';
  readonly json?: true;
  readonly batch?: true;
  readonly unseen?: true;
};

const EXAMPLE = `
Examples:
  $ npx --no remit ask -c langport -r officer "Who speaks to the press?"
  $ npx --no remit ask --as cllr-jones "Dave, please cut the hedge"
  $ npx --no remit ask --json "Who speaks to the press?"
  $ npx --no remit ask --batch < messages.jsonl > answers.jsonl

A line of a batch:
  {"id":"1","council":"langport","role":"officer","channel":"bot","text":"…"}
or with "turns":["…","…"] for a conversation of which the last message is
answered.

Exit codes: 0 answered, 1 answered with problems (a bad line, or nothing to read
in the message), 2 could not run.`;

const readQuestion = async (words: readonly string[], { stdin }: Surroundings): Promise<string> => {
  if (words.length === 0 && stdin.isTTY === true) {
    throw new CommandError(
      'What is the question? Type it after "ask", or pipe it in. "npm start" opens a conversation.',
    );
  }
  const question = (words.length > 0 ? words.join(' ') : await readAll(stdin)).trim();
  if (question === '') throw new CommandError('The question is empty. Type it after "ask", in quotation marks.');
  return question;
};

const WAYS: Ways = {
  send: wording['ask.send'],
  comment: wording['ask.comment'],
  mine: wording['ask.mine'],
  refer: null,
};

/** As a person of the settings: handled as a message of theirs, and kept where it is one to keep. */
const askAs = async (
  { council, person }: Asking & { readonly person: Person },
  text: string,
  options: AskOptions,
  open: Desks['open'],
  surroundings: Surroundings,
): Promise<Reply> => {
  const desk = await open(council.key);
  try {
    const audience = options.channel === 'bot' ? 'direct' : 'mention';
    const said = await sayAtTerminal(desk, person, { text, audience, earlier: [] });
    const record = { ...said, reply: renderPlain(said.reply) };
    const shown = () => showReply(said.reply, surroundings, layoutOutcome(said, WAYS, desk));
    await writeLine(surroundings.stdout, options.json ? jsonLine(record) : shown());
    return said.reply;
  } finally {
    await desk.close();
  }
};

const askAnybody = async (
  { council, role }: Asking,
  text: string,
  options: AskOptions,
  product: Product,
  surroundings: Surroundings,
): Promise<Reply> => {
  const respond = createResponder(await product.loadAnswerer({ unseen: options.unseen === true }));
  const audience = audienceOf(options.channel);
  const response = respond({ text, council: council.key, role, audience, earlier: [] }, council);
  const shown = options.json ? jsonLine(recordAnswer(null, response)) : showReply(response.reply, surroundings);
  await writeLine(surroundings.stdout, shown);
  return response.reply;
};

const askOnce = async (
  words: readonly string[],
  options: AskOptions,
  product: Product,
  surroundings: Surroundings,
): Promise<number> => {
  const asking = readAsker(options, product);
  const { person } = asking;
  const text = await readQuestion(words, surroundings);
  const reply =
    person === null || product.openDesks === undefined
      ? await askAnybody(asking, text, options, product, surroundings)
      : await askAs({ ...asking, person }, text, options, product.openDesks().open, surroundings);
  return reply.kind === 'unreadable' ? EXIT.answeredWithProblems : EXIT.fine;
};

const askBatch = async (
  words: readonly string[],
  options: AskOptions,
  product: Product,
  surroundings: Surroundings,
): Promise<number> => {
  if (words.length > 0)
    throw new CommandError('With --batch the messages come from standard input: leave out the text.');
  if (surroundings.stdin.isTTY === true)
    throw new CommandError('With --batch pipe in JSON lines: remit ask --batch < messages.jsonl');
  const respond = createResponder(await product.loadAnswerer({ unseen: options.unseen === true }));
  // Required here, so that no other command loads the schemas.
  const { answerBatch }: typeof import('./answer-batch') = require('./answer-batch');
  const problems = await answerBatch(product.openLibrary(), respond, surroundings);
  return problems === 0 ? EXIT.fine : EXIT.answeredWithProblems;
};

/** Answer one message, or a batch of them. */
export const createAskCommand = (
  product: Product,
  surroundings: Surroundings,
  leave: (exitCode: number) => void,
): Command =>
  new Command('ask')
    .description('answer a question from the protocol')
    .argument('[text...]', 'the question; without it, standard input is read')
    .option('-c, --council <key>', `whose protocol; that of remit.yaml, else ${DEFAULT_ASKER.council}`)
    .option('-r, --role <role>', `who asks; else ${DEFAULT_ASKER.role}`)
    .option('--as <person>', 'as which person of remit.yaml; an instruction of theirs is kept in the register')
    .addOption(new Option('--channel <channel>', 'where it was said').choices(['bot', 'shared']).default('bot'))
    .option('--json', 'print the answer as one line of JSON')
    .option('--batch', 'read and write JSON lines')
    .option('--unseen', 'answer as if the protocol had been imported a minute ago')
    .addHelpText('after', EXAMPLE)
    .action(async (words: readonly string[], options: AskOptions) => {
      leave(await (options.batch ? askBatch : askOnce)(words, options, product, surroundings));
    });
