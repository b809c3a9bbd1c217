import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { StoreLocation } from '../../src/store/open-store';
import type { Platform } from './platform';
import type { FromWorker, ToWorker } from './wire';

type Job = Extract<ToWorker, { readonly message: number }>;
type Worker = { readonly child: ChildProcess; readonly jobs: Map<string, Job>; isReady: boolean };

/** How long a worker may hold a message that it does not finish, ms: killed ones must not hold the run up. */
const LEASE_MS = 1_000;
const RETRY_MS = 100;

const nameOf = ({ kind, message }: Pick<Job, 'kind' | 'message'>): string => `${kind} ${message}`;

/** Workers and what they were sent. What a worker has not acknowledged is sent again, to whoever is there. */
export const createCrew = (size: number, place: StoreLocation, platform: Platform, random: () => number) => {
  const workers = new Set<Worker>();
  const references = new Map<number, string>();
  const waiting: Job[] = [];
  const open = new Set<string>();
  const refusals = new Map<string, number>();
  let isOver = false;

  const some = (): Worker | undefined => {
    const ready = [...workers].filter(({ isReady }) => isReady);
    return ready[Math.floor(random() * ready.length)];
  };

  const assign = (job: Job, worker = some()): void => {
    if (worker === undefined) {
      waiting.push(job);
      return;
    }
    worker.jobs.set(nameOf(job), job);
    worker.child.send(job, () => undefined);
  };

  const hear = (worker: Worker, said: FromWorker): void => {
    switch (said.kind) {
      case 'ready':
        worker.isReady = true;
        for (const job of waiting.splice(0)) assign(job);
        break;
      case 'done':
        worker.jobs.delete(`${said.what} ${said.message}`);
        open.delete(`${said.what} ${said.message}`);
        if (said.what === 'message' && !references.has(said.message)) {
          references.set(said.message, said.reference);
          send({ kind: 'press', message: said.message, reference: said.reference });
        }
        break;
      case 'failed': {
        refusals.set(said.reason, (refusals.get(said.reason) ?? 0) + 1);
        const name = `${said.what} ${said.message}`;
        const job = worker.jobs.get(name);
        worker.jobs.delete(name);
        if (job !== undefined) setTimeout(() => assign(job), RETRY_MS);
        break;
      }
      case 'deliver': {
        const delivered = platform.deliver(said.key, said.conversation, said.content);
        worker.child.send({ kind: 'answer', call: said.call, delivered } satisfies ToWorker, () => undefined);
      }
    }
  };

  const hire = (): void => {
    const child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(place), String(LEASE_MS)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker: Worker = { child, jobs: new Map(), isReady: false };
    workers.add(worker);
    child.on('message', (said: FromWorker) => hear(worker, said));
    child.on('error', () => undefined);
    child.on('exit', () => {
      workers.delete(worker);
      for (const job of worker.jobs.values()) assign(job);
      if (!isOver) hire();
    });
  };

  /** Sends it, at the same time to several where `times` says so, until somebody acknowledges it. */
  const send = (job: Job, times = 1): void => {
    open.add(nameOf(job));
    for (let time = 0; time < times; time += 1) assign(job);
  };

  for (let index = 0; index < size; index += 1) hire();
  return {
    references,
    refusals,
    send,
    /** What nobody has acknowledged. */
    unacknowledged: () => open.size,
    /** Any worker, now and then one that is still starting; whether there was one. */
    kill: (): boolean => {
      const all = [...workers];
      const victim = random() < 0.1 ? all[Math.floor(random() * all.length)] : some();
      return victim?.child.kill('SIGKILL') ?? false;
    },
    /** Lets everybody finish what they are at. */
    stop: async (): Promise<void> => {
      isOver = true;
      await Promise.all(
        [...workers].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => resolve());
              if (child.exitCode !== null || child.signalCode !== null) resolve();
              else child.send({ kind: 'stop' } satisfies ToWorker, () => undefined);
            }),
        ),
      );
    },
    /** Ends whoever is left, when a run fails. */
    dismiss: (): void => {
      isOver = true;
      for (const { child } of workers) child.kill('SIGKILL');
    },
  };
};

export type Crew = ReturnType<typeof createCrew>;
