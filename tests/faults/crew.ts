import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { StoreLocation } from '../../src/store/open-store';
import type { Platform } from './platform';
import type { FromWorker, ToWorker } from './wire';

type Job = Extract<ToWorker, { readonly message: number }>;
type Worker = { readonly child: ChildProcess; readonly jobs: Map<string, Job>; isReady: boolean; isAtWork: boolean };

const RETRY_MS = 100;
/** A worker has no more at a time: what it was at is lost with it. */
const MOST_JOBS = 8;

const nameOf = ({ kind, message }: Pick<Job, 'kind' | 'message'>): string => `${kind} ${message}`;

/** `leaseMs`: how long a worker that was killed keeps a message from the others. */
export type Hiring = { readonly workers: number; readonly place: StoreLocation; readonly leaseMs: number };

/** Workers and what they were sent. What a worker has not acknowledged is sent again, to whoever is there. */
export const createCrew = ({ workers: size, place, leaseMs }: Hiring, platform: Platform, random: () => number) => {
  const workers = new Set<Worker>();
  const references = new Map<number, string>();
  const waiting: Job[] = [];
  const open = new Set<string>();
  const refusals = new Map<string, number>();
  let [isOver, acknowledged] = [false, 0];

  const pick = (among: readonly Worker[]): Worker | undefined => among[Math.floor(random() * among.length)];
  const some = (): Worker | undefined =>
    pick([...workers].filter(({ isReady, jobs }) => isReady && jobs.size < MOST_JOBS));

  const assign = (job: Job, worker = some()): void => {
    if (worker === undefined) {
      waiting.push(job);
      return;
    }
    worker.jobs.set(nameOf(job), job);
    worker.child.send(job, () => undefined);
  };

  const assignWaiting = (): void => {
    for (const job of waiting.splice(0)) assign(job);
  };

  const hear = (worker: Worker, said: FromWorker): void => {
    switch (said.kind) {
      case 'ready':
        worker.isReady = true;
        assignWaiting();
        break;
      case 'done':
        acknowledged += 1;
        worker.isAtWork = true;
        worker.jobs.delete(`${said.what} ${said.message}`);
        open.delete(`${said.what} ${said.message}`);
        if (said.what === 'message' && !references.has(said.message)) {
          references.set(said.message, said.reference);
          send({ kind: 'press', message: said.message, reference: said.reference });
        }
        assignWaiting();
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
        const delivered = platform.deliver(said.key, said.conversation, said.content, said.card);
        worker.child.send({ kind: 'answer', call: said.call, delivered } satisfies ToWorker, () => undefined);
      }
    }
  };

  const hire = (): void => {
    const child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(place), String(leaseMs)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker: Worker = { child, jobs: new Map(), isReady: false, isAtWork: false };
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
    acknowledged: () => acknowledged,
    /** What nobody has acknowledged. */
    unacknowledged: () => open.size,
    /** One that is at work and has finished something, or any, some of which are still starting; whether there was one. */
    kill: (which: 'at-work' | 'any'): boolean => {
      const busy = [...workers].filter(({ isAtWork, jobs }) => isAtWork && jobs.size > 0);
      return pick(which === 'any' ? [...workers] : busy)?.child.kill('SIGKILL') ?? false;
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
