import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';

/** A model file cannot be used; the message says why and what to do. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** Named arrays of numbers, and a header of plain data. */
export type ModelFile = {
  readonly header: unknown;
  readonly arrays: ReadonlyMap<string, Int8Array | Int32Array | Float32Array>;
};

const FORMAT = 1;
const KINDS = { int8: Int8Array, int32: Int32Array, float32: Float32Array } as const;
const directory = z.object({
  format: z.literal(FORMAT),
  header: z.unknown(),
  arrays: z.array(z.object({ name: z.string(), kind: z.enum(['int8', 'int32', 'float32']), length: z.int().min(0) })),
});

const kindOf = (array: Int8Array | Int32Array | Float32Array): keyof typeof KINDS =>
  array instanceof Int8Array ? 'int8' : array instanceof Int32Array ? 'int32' : 'float32';

/** Writes arrays behind a directory in JSON, all compressed. The same content gives the same bytes. `effort` is 1 (fast) to 11 (small). */
export function writeModelFile(file: string, { header, arrays }: ModelFile, effort = 9): void {
  const entries = [...arrays].map(([name, array]) => ({ name, kind: kindOf(array), length: array.length }));
  const text = Buffer.from(JSON.stringify({ format: FORMAT, header, arrays: entries }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const parts = [...arrays.values()].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(file, brotliCompressSync(Buffer.concat([size, text, ...parts]), { params: quality }));
}

/** Reads what writeModelFile wrote. Throws ModelFileError. */
export function readModelFile(file: string): ModelFile {
  return openModelFile(file, (content) => content);
}

/** Reads what writeModelFile wrote and takes out what it holds; whatever is wrong with either is a ModelFileError. */
export function openModelFile<Held>(file: string, takeOut: (content: ModelFile) => Held): Held {
  try {
    return takeOut(unpack(brotliDecompressSync(readFileSync(file))));
  } catch (cause) {
    const why = cause instanceof ModelFileError ? cause.message : 'It is missing, cut short, or from another version.';
    throw new ModelFileError(`${file} cannot be used as a model. ${why} Make it again: npm run train.`, { cause });
  }
}

function unpack(bytes: Buffer): ModelFile {
  const start = 4 + bytes.readUInt32LE(0);
  const { header, arrays } = directory.parse(JSON.parse(bytes.toString('utf8', 4, start)));
  const read = new Map<string, Int8Array | Int32Array | Float32Array>();
  let at = start;
  for (const { name, kind, length } of arrays) {
    const end = at + length * KINDS[kind].BYTES_PER_ELEMENT;
    if (end > bytes.length) throw new ModelFileError(`The array "${name}" goes beyond its end.`);
    // Copied, since views of other than bytes must start at a multiple of their size.
    const own = Uint8Array.prototype.slice.call(bytes, at, end);
    read.set(
      name,
      kind === 'int8'
        ? new Int8Array(own.buffer)
        : kind === 'int32'
          ? new Int32Array(own.buffer)
          : new Float32Array(own.buffer),
    );
    at = end;
  }
  return { header, arrays: read };
}
