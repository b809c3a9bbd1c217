import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLater } from './app/open-later';
import { createIntake, createRegister } from './app/register';
import type { RegisterDeps } from './app/register-deps';
import { type Store, StoreError } from './app/store';
import { chooseProtocol } from './cli/choose';
import { CommandError } from './cli/command-error';
import { hasCode } from './cli/has-code';
import { DEFAULT_ASKER } from './cli/open-conversation';
import type { Desk, Desks } from './cli/register/desk';
import type { Respond } from './core/create-responder';
import type { Library } from './core/library';
import type { Protocol } from './core/protocol';
import type { Naming } from './core/register/describe';
import type { Person } from './core/register/person';
import { demonstration } from './settings/demonstration';
import { openCalendar } from './settings/open-calendar';
import { openDirectory } from './settings/open-directory';
import { describeProblem, readSettings, type SettingsRead } from './settings/read-settings';
import type { Settings } from './settings/settings';

/** What a desk is put together from. */
export type DeskParts = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly openLibrary: () => Library;
  readonly loadRespond: () => Promise<Respond>;
  /** The folder in which the demonstration keeps its register. */
  readonly folder: string;
  /** Over which adapters messages can be sent, best first, by whichever process runs them. */
  readonly surfaces: readonly string[];
};

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new CommandError(`${path} cannot be read. Is it a file, and may you read it?`, { cause: error });
  }
};

/** Reads the settings as they stand now. */
export const readSettingsNow = ({ env, openLibrary }: Pick<DeskParts, 'env' | 'openLibrary'>): SettingsRead =>
  readSettings({ env, directory: process.cwd(), readFile: readText, councils: openLibrary().keys });

const chooseSettings = (read: SettingsRead, council: string | null, folder: string): Settings => {
  switch (read.kind) {
    case 'invalid':
      throw new CommandError(`The settings cannot be used.\n${read.problems.map(describeProblem).join('\n')}`);
    case 'absent':
      return demonstration(
        council ?? DEFAULT_ASKER.council,
        read.storage ?? { kind: 'sqlite', path: join(folder, 'remit-demo.sqlite') },
      );
    case 'read':
      if (council === null || council === read.settings.council) return read.settings;
      throw new CommandError(`The register of these settings is that of ${read.settings.council}, not of ${council}.`);
  }
};

/** What the use cases of a register run on, under these settings. `surfaces`: over which messages can be sent. */
export const registerDepsOf = (
  settings: Settings,
  protocol: Protocol,
  store: Store,
  surfaces: readonly string[],
  groupPeople?: Map<string, Person>,
): RegisterDeps => {
  const { times, retention } = settings;
  const directory = openDirectory(settings, surfaces, groupPeople);
  const now = (): Date => new Date();
  return { store, directory, protocol, calendar: openCalendar(settings), times, retention, now };
};

/** What the register's sentences are filled from. */
export const namingOf = ({ directory, protocol, calendar }: RegisterDeps): Naming => ({
  terms: protocol.terms,
  staffing: directory.staffing,
  timeZone: calendar.timeZone,
});

/** A demonstration's people are made up: in the register of a council they would be its Clerk, and see what she may not. */
const refuseRealRegister = async (store: Store, { people, storage }: Settings): Promise<void> => {
  const { items } = await store.list({ where: {}, within: [{}] }, { limit: 1, order: 'oldest', after: null });
  const named = items.flatMap(({ openedBy, sender, assignedTo, about }) => [openedBy, sender, assignedTo, ...about]);
  if (named.every((id) => id === null || people.some((person) => person.id === id))) return;
  const place = storage.kind === 'sqlite' ? storage.path : 'What DATABASE_URL names';
  throw new StoreError(
    'refused',
    `${place} is the register of a council, and here is no remit.yaml. Go to the folder that has it, or name it in REMIT_CONFIG.`,
  );
};

const openDesk = async (settings: Settings, { openLibrary, loadRespond, surfaces }: DeskParts): Promise<Desk> => {
  const protocol = chooseProtocol(openLibrary(), settings.council);
  const store = openLater(async () => {
    // Required here: neither reading the settings nor answering a question needs a database.
    const { openStore }: typeof import('./store/open-store') = require('./store/open-store');
    const opened = await openStore(settings.storage);
    if (settings.source.kind === 'file') return opened;
    try {
      await refuseRealRegister(opened, settings);
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  });
  const deps = registerDepsOf(settings, protocol, store, surfaces);
  const isWatched = (surface: string, channel: string): boolean =>
    settings.channels.some((one) => one.surface === surface && one.id === channel);
  return {
    settings,
    protocol,
    register: createRegister(deps),
    store,
    naming: namingOf(deps),
    intake: async () => createIntake(deps, await loadRespond(), isWatched),
    close: () => store.close(),
  };
};

/** The composition of settings, store and use cases. The settings are read once. */
export const createDesks = (parts: DeskParts): Desks => {
  const { loadRespond, folder } = parts;
  let read: SettingsRead | null = null;
  let responding: Promise<Respond> | null = null;
  const respond = (): Promise<Respond> => {
    responding ??= loadRespond();
    return responding;
  };
  const settings = (council: string | null): Settings => {
    read ??= readSettingsNow(parts);
    return chooseSettings(read, council, folder);
  };
  return { settings, open: (council) => openDesk(settings(council), { ...parts, loadRespond: respond }) };
};
