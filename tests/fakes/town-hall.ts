import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskCommands } from '../../src/cli/desk-commands';
import type { Product } from '../../src/cli/product';
import { runCommandLine } from '../../src/cli/run-command-line';
import { createDesks } from '../../src/compose-desk';
import { createResponder } from '../../src/core/create-responder';
import type { Finding } from '../../src/core/finding';
import type { Message } from '../../src/core/message';
import { aFinding, ambleford, libraryOf } from './protocol';
import { flagged } from './register';
import { pipeSurroundings } from './surroundings';

const SETTINGS = `council: ambleford
people:
  - {id: clara-clerk, name: Clara Clerk, role: clerk}
  - {id: dina-deputy, name: Dina Deputy, role: deputy-clerk}
  - {id: hana-chair, name: Hana Chair, role: chair}
  - {id: cora, name: Cllr Cora, role: councillor}
  - {id: otto, name: Otto Officer, role: officer}
recipients: {clerk: clara-clerk, deputy: dina-deputy, chair: hana-chair}
`;

/** What Remit of an invented council makes of a message: an order that says "cut", a concern that says "rude", else a question. */
const answerOf = ({ text }: Message): Finding => {
  if (text.includes('cut')) return flagged(text, 'cut');
  return text.includes('rude') ? aFinding({ intent: 'concern', about: 'clerk', notify: [] }) : aFinding();
};

export type Ran = { readonly exitCode: number; readonly out: string; readonly err: string };

/** An invented council with a folder of its own, to run commands in. */
export type TownHall = {
  readonly folder: string;
  readonly product: Product;
  readonly run: (words: readonly string[], input?: string) => Promise<Ran>;
  readonly clear: () => void;
};

/** With a remit.yaml, or as somebody finds it who has only just cloned the repository. */
export const openTownHall = (kind: 'set-up' | 'demonstration', answer = answerOf): TownHall => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-hall-'));
  const config = join(folder, 'remit.yaml');
  if (kind === 'set-up') writeFileSync(config, SETTINGS);
  const openLibrary = () => libraryOf(ambleford);
  const run = async (words: readonly string[], input = ''): Promise<Ran> => {
    const env = kind === 'set-up' ? { REMIT_CONFIG: config } : {};
    const surroundings = pipeSurroundings(input, env);
    const parts = { env, openLibrary, folder, surfaces: [], loadRespond: async () => createResponder(answer) };
    const desks = createDesks(parts);
    const product: Product = { openLibrary, loadAnswerer: async () => answer, openDesks: () => desks };
    const others = deskCommands({
      openDesks: () => desks,
      surroundings,
      openLibrary,
      schemaFile: join(folder, 's.json'),
    });
    const exitCode = await runCommandLine(words, product, surroundings, others);
    return { exitCode, out: surroundings.written(), err: surroundings.complained() };
  };
  const product: Product = { openLibrary, loadAnswerer: async () => answer };
  return { folder, product, run, clear: () => rmSync(folder, { recursive: true, force: true }) };
};
