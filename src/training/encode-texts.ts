import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openEncoder } from '../encoder/open-encoder';

const WIDTH = 512;
const KEY = 16;

const keyOf = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, KEY);

/** The encoder's vector of each text. What was encoded before is read from `cacheFile`, since 15,000 texts take a minute. */
export function encodeTexts(texts: Iterable<string>, cacheFile: string): ReadonlyMap<string, Float32Array> {
  const known = readCache(cacheFile);
  const encoded = new Map<string, Float32Array>();
  const encoder = openEncoder();
  let added = 0;
  for (const text of texts) {
    if (encoded.has(text)) continue;
    const key = keyOf(text).toString('hex');
    const vector = known.get(key) ?? encoder.encode(text);
    if (!known.has(key)) added++;
    known.set(key, vector);
    encoded.set(text, vector);
  }
  if (added > 0) writeCache(cacheFile, known);
  return encoded;
}

function readCache(file: string): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (!existsSync(file)) return known;
  const bytes = readFileSync(file);
  const size = KEY + WIDTH * 4;
  for (let at = 0; at + size <= bytes.length; at += size) {
    const vector = new Float32Array(Uint8Array.from(bytes.subarray(at + KEY, at + size)).buffer);
    known.set(bytes.subarray(at, at + KEY).toString('hex'), vector);
  }
  return known;
}

function writeCache(file: string, known: ReadonlyMap<string, Float32Array>): void {
  mkdirSync(dirname(file), { recursive: true });
  const parts = [...known].flatMap(([key, vector]) => [
    Buffer.from(key, 'hex'),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  ]);
  writeFileSync(file, Buffer.concat(parts));
}
