import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../core/matching/model';
import { readModelFile, writeModelFile } from '../knowledge/model-file';
import { packModel, unpackModel } from '../knowledge/model-parts';
import { encodeTexts } from './encode-texts';
import { fitModel } from './fit-model';
import type { Example } from './load-examples';
import { loadExamples } from './load-examples';
import { KNOWLEDGE, loadConcepts, loadProtocols, ROOT } from './places';

/** Which examples a model may not learn from: a fold of cross-validation, a council's, or none. */
export type Without = `fold-${number}` | `council-${string}` | 'nothing';

const folder = join(ROOT, '.cache', 'training');
export const VECTOR_CACHE = join(ROOT, '.cache', 'encoded.bin');

const fileOf = (without: Without): string => join(folder, `${without}.model`);

/** Whether a model without these may learn from the example. */
function isLeft(example: Example, without: Without): boolean {
  if (example.teaches !== null) return false;
  return without !== `fold-${example.fold}` && without !== `council-${example.council}`;
}

/** Fits the models in child processes, `parallel` at a time, and reads them back as they will be used. `reuse` keeps those of an earlier run. */
export async function fitModels(
  wanted: readonly Without[],
  parallel: number,
  reuse: boolean,
): Promise<ReadonlyMap<Without, Model>> {
  mkdirSync(folder, { recursive: true });
  const queue = wanted.filter((without) => !reuse || !existsSync(fileOf(without)));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await runChild(next);
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return new Map(wanted.map((without) => [without, unpackModel(readModelFile(fileOf(without))).model]));
}

function runChild(without: Without): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, [without], { execArgv: ['--require', 'tsx/cjs'] });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Fitting the model without ${without} ended with ${code}.`));
    });
  });
}

function fitInChild(without: Without): void {
  const started = Date.now();
  const examples = loadExamples(KNOWLEDGE, loadProtocols()).filter((example) => isLeft(example, without));
  const encoded = encodeTexts(
    examples.map(({ text }) => text),
    VECTOR_CACHE,
  );
  writeModelFile(fileOf(without), packModel(fitModel(examples, encoded, loadConcepts()), {}, null), 2);
  console.log(`without ${without}: ${examples.length} examples, ${Math.round((Date.now() - started) / 1000)} s`);
}

if (require.main === module) fitInChild((process.argv[2] ?? 'nothing') as Without);
