import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stretch of the kernel's memory: its address in bytes, and the same numbers as a view. */
export type Floats = { readonly at: number; readonly values: Float32Array };
export type Shorts = { readonly at: number; readonly values: Int16Array };

type Exports = {
  readonly multiply: (
    a: number,
    rowScales: number,
    b: number,
    columnScales: number,
    bias: number,
    c: number,
    tiles: number,
    n: number,
    k: number,
    floor: number,
  ) => void;
  readonly quantise: (x: number, a: number, scales: number, rows: number, k: number, limit: number) => void;
  readonly dots: (x: number, y: number, out: number, rows: number, stride: number, width: number) => void;
  readonly mix: (weights: number, y: number, out: number, rows: number, stride: number, width: number) => void;
};

/** The loops of kernel.wat, which documents them, and their memory. Nothing is ever freed: all is allocated at the start. */
export interface Kernel extends Exports {
  floats(count: number): Floats;
  shorts(count: number): Shorts;
}

const PAGE = 65_536;
const ALIGNMENT = 16;

/** Compiles kernel.wasm with `bytes` of memory; to allocate more than that throws a RangeError. */
export const openKernel = (bytes: number): Kernel => {
  const pages = Math.ceil(bytes / PAGE);
  // Of fixed size, since growing would detach every view.
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new WebAssembly.Module(readFileSync(join(__dirname, 'kernel.wasm')));
  const loops = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  let next = 0;
  const take = (size: number): number => {
    const at = next;
    next += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  return {
    multiply: loops.multiply,
    quantise: loops.quantise,
    dots: loops.dots,
    mix: loops.mix,
    floats: (count) => {
      const at = take(count * Float32Array.BYTES_PER_ELEMENT);
      return { at, values: new Float32Array(memory.buffer, at, count) };
    },
    shorts: (count) => {
      const at = take(count * Int16Array.BYTES_PER_ELEMENT);
      return { at, values: new Int16Array(memory.buffer, at, count) };
    },
  };
};
