import { join } from 'node:path';
import { createCheckKnowledgeCommand } from './cli/check-knowledge-command';
import { deskCommands } from './cli/desk-commands';
import { createFileIo, createImportCommand, type LoadProposer } from './cli/import-command';
import { createLog } from './cli/log-event';
import type { Product } from './cli/product';
import type { Desks } from './cli/register/desk';
import { runCommandLine } from './cli/run-command-line';
import { createServeCommand, type ServeCli } from './cli/serve-command';
import { createResponder } from './core/create-responder';
import type { Library } from './core/library';
import { namedSurfaces } from './settings/named-surfaces';

const protocolsFolder = join(__dirname, '..', 'knowledge', 'protocols');
let library: Library | null = null;

// Required where they are used, so that a command loads only what it needs.
const openLibrary = (): Library => {
  const knowledge: typeof import('./knowledge/open-library') = require('./knowledge/open-library');
  library ??= knowledge.openLibrary(protocolsFolder);
  return library;
};

const loadAnswerer: Product['loadAnswerer'] = async ({ unseen }) => {
  const composition: typeof import('./compose-answerer') = require('./compose-answerer');
  return composition.composeAnswerer({ knowledge: join(__dirname, '..', 'knowledge'), library: openLibrary(), unseen });
};

const loadProposer: LoadProposer = () => {
  const composition: typeof import('./compose-proposer') = require('./compose-proposer');
  return composition.composeProposer(join(__dirname, '..', 'knowledge'));
};

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { stdin, stdout, stderr, env } = process;
const fileIo = createFileIo({
  stdout: (line) => stdout.write(`${line}\n`),
  stderr: (line) => stderr.write(`${line}\n`),
});
const surroundings = { stdin, stdout, stderr, env };
let desks: Desks | null = null;
const openDesks = (): Desks => {
  const composition: typeof import('./compose-desk') = require('./compose-desk');
  const loadRespond = async () => createResponder(await loadAnswerer({ unseen: false }));
  desks ??= composition.createDesks({
    env,
    openLibrary,
    loadRespond,
    folder: join(__dirname, '..'),
    surfaces: namedSurfaces(env),
  });
  return desks;
};
const loadAnswers = () => {
  const composition: typeof import('./compose-answerer') = require('./compose-answerer');
  return composition.composeAnswers({
    knowledge: join(__dirname, '..', 'knowledge'),
    library: openLibrary(),
    unseen: false,
  });
};

const startServing: ServeCli['startServing'] = async (options) => {
  const composition: typeof import('./compose-serve') = require('./compose-serve');
  const onReread = (read: () => void) => {
    process.on('SIGHUP', read);
    return () => void process.off('SIGHUP', read);
  };
  const report = createLog(stderr, () => new Date());
  return composition.startServing({ env, openLibrary, loadAnswers, report, onReread }, options);
};

const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

const others = [
  (leave: (exitCode: number) => void) => createServeCommand({ startServing, surroundings, leave, asked: askedToStop }),
  () => createImportCommand(fileIo, protocolsFolder, loadProposer),
  (leave: (exitCode: number) => void) =>
    createCheckKnowledgeCommand({ folder: join(__dirname, '..', 'knowledge'), surroundings, leave }),
  ...deskCommands({ openDesks, surroundings, openLibrary, schemaFile: join(__dirname, 'settings/remit.schema.json') }),
];
void runCommandLine(process.argv.slice(2), { openLibrary, loadAnswerer, openDesks }, surroundings, others).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
);
