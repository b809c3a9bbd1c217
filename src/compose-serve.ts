import type { Counter } from './app/counter';
import { createFrontDesk } from './app/create-front-desk';
import { keepTime } from './app/keep-time';
import { createRecollection } from './app/recollect';
import { type Relay, startRelay } from './app/relay';
import type { Store } from './app/store';
import { wakeAfter } from './app/wake-after';
import { createWatching } from './app/watch-channels';
import { chooseProtocol } from './cli/choose';
import { CommandError } from './cli/command-error';
import type { LogEvent } from './cli/log-event';
import { placeOf } from './cli/register/with-desk';
import { nothingToServe, type ServeOptions, type Serving } from './cli/serve-command';
import type { Answers } from './compose-answerer';
import { composeCounter } from './compose-counter';
import { readSettingsNow } from './compose-desk';
import { composeSurfaces, type Enabled } from './compose-surfaces';
import type { Library } from './core/library';
import type { Person } from './core/register/person';
import { citeSource } from './core/show-clause';
import { followSettings } from './follow-settings';
import { createReadiness } from './http/ask-readiness';
import { createServer } from './http/create-server';
import { ListenError, startServer } from './http/start-server';
import { describeProblem } from './settings/read-settings';
import { readSurfaces } from './settings/read-surfaces';
import type { Settings } from './settings/settings';
import { settleMemory } from './settle-memory';
import { openStore } from './store/open-store';

export type ServeParts = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly openLibrary: () => Library;
  readonly loadAnswers: () => Answers;
  /** Must not throw. */
  readonly report: (event: LogEvent) => void;
  /** Calls back when the settings are to be read again; gives back what ends that. */
  readonly onReread: (read: () => void) => () => void;
};

const refuse = (says: string, problems: readonly Parameters<typeof describeProblem>[0][]): CommandError =>
  new CommandError([says, ...problems.map(describeProblem)].join('\n'));

const readEnabled = (env: ServeParts['env'], { playground }: ServeOptions): Enabled => {
  const read = readSurfaces(env, { playground });
  if (read.kind === 'invalid') throw refuse('Remit cannot serve.', read.problems);
  if (read.slack === null && read.teams === null) throw nothingToServe();
  return read;
};

const readCouncil = (parts: ServeParts): Settings & { readonly source: { readonly kind: 'file' } } => {
  const read = readSettingsNow(parts);
  if (read.kind === 'invalid') throw refuse('The settings cannot be used.', read.problems);
  if (read.kind === 'absent') {
    throw new CommandError(`There is no ${read.path}: run “npx --no remit init” first, or set REMIT_CONFIG.`);
  }
  const { source } = read.settings;
  if (source.kind !== 'file') throw new CommandError('Only a council with a remit.yaml can be served.');
  return { ...read.settings, source };
};

/** What was started, to be ended in the opposite order. */
type Closing = (() => unknown)[];

const closeAll = async (closing: Closing, report: ServeParts['report']): Promise<void> => {
  for (const close of closing.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      report({ kind: 'stop-failed', error });
    }
  }
};

/** The register and the answers under the settings as they are, which are read again when they change. */
const openCounter = async (parts: ServeParts, surfaces: readonly string[], closing: Closing) => {
  const first = readCouncil(parts);
  const { report } = parts;
  const protocol = chooseProtocol(parts.openLibrary(), first.council);
  const store: Store = await openStore(first.storage);
  closing.push(() => store.close());
  const watching = createWatching({ store, now: () => new Date() });
  const fixed = {
    protocol,
    store,
    surfaces,
    answers: parts.loadAnswers(),
    watching,
    groupPeople: new Map<string, Person>(),
  };
  let counter: Counter = composeCounter(first, fixed);
  const followed = followSettings({
    first,
    path: first.source.path,
    read: () => readSettingsNow(parts),
    report,
    changed: (settings) => {
      counter = composeCounter(settings, fixed);
    },
  });
  closing.push(followed.stop, parts.onReread(followed.again));
  return { store, watching, protocol, settings: followed.current, counter: () => counter };
};

const listen = async (handler: Parameters<typeof startServer>[0], port: number, host: string) => {
  try {
    return await startServer(handler, { port, host });
  } catch (error) {
    throw error instanceof ListenError ? new CommandError(error.message, { cause: error }) : error;
  }
};

const start = async (parts: ServeParts, options: ServeOptions, closing: Closing): Promise<readonly string[]> => {
  const enabled = readEnabled(parts.env, options);
  const names = [enabled.slack === null ? [] : ['slack'], enabled.teams === null ? [] : ['teams']].flat();
  const { report } = parts;
  const { store, watching, protocol, settings, counter } = await openCounter(parts, names, closing);
  let relay: Relay | null = null;
  const desk = createFrontDesk({ counter, watching, recollection: createRecollection(Date.now) });
  const frontDesk = wakeAfter(desk, () => relay?.wake());
  const surfaces = composeSurfaces(enabled, { frontDesk, groups: settings().groups, report });
  const deliveries = new Map(surfaces.map(({ name, delivery }) => [name, watching.watchOnceTold(delivery)]));
  relay = startRelay({ store, deliveries, report, now: Date.now, random: Math.random });
  const running = relay;
  closing.push(() => {
    relay = null;
    return running.stop();
  });
  const channels = () => settings().channels.map(({ surface, id }) => ({ surface, channel: id }));
  const clocks = keepTime({ counter, store, watching, channels, report });
  closing.push(() => Promise.all(clocks.map(({ stop }) => stop())));
  for (const { stop } of surfaces) closing.push(stop);
  const routers = surfaces.flatMap(({ router }) => router ?? []);
  const readiness = createReadiness(store, () => (relay === null ? 'stopped' : 'running'));
  const isLocal = enabled.teams?.identity.kind === 'playground';
  const host = isLocal ? '127.0.0.1' : '0.0.0.0';
  const server = await listen(createServer({ routers, readiness, report }), options.port ?? enabled.port, host);
  closing.push(() => server.close());
  for (const surface of surfaces) await surface.start();
  settleMemory();
  report({ kind: 'serving', port: server.port, surfaces: names });
  return [
    `Remit serves ${citeSource(protocol).line}`,
    ...surfaces.map(({ says }) => `${says}.`),
    `Listening on ${host}, port ${server.port}; /healthz and /readyz are there too.`,
    `The register is kept in ${placeOf(settings())}.`,
    'Ctrl-C ends it.',
  ];
};

/** Starts all that is enabled; whatever was started is ended again where one part cannot start. */
export const startServing = async (parts: ServeParts, options: ServeOptions): Promise<Serving> => {
  const closing: Closing = [];
  try {
    const says = await start(parts, options, closing);
    return { says, stop: () => closeAll(closing, parts.report) };
  } catch (error) {
    await closeAll(closing, parts.report);
    throw error;
  }
};
