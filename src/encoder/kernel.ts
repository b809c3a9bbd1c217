import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stretch of the kernel's memory: its address in bytes, and the same numbers as a view. */
export type Floats = { readonly at: number; readonly values: Float32Array };
/** The same of 16-bit integers. */
export type Shorts = { readonly at: number; readonly values: Int16Array };

/** What kernel.wat exports, and documents. Addresses are bytes, sizes are elements. */
type Loops = {
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
  readonly normalise: (x: number, scale: number, bias: number, out: number, rows: number, width: number) => void;
  readonly add: (to: number, from: number, count: number) => void;
  readonly measure: (weights: number, largest: number, sums: number, k: number, n: number) => void;
  readonly pack: (weights: number, multipliers: number, b: number, k: number, n: number) => void;
};

/** The loops of kernel.wat and their memory, which is allocated at the start and never freed. */
export type Kernel = {
  readonly loops: Loops;
  readonly floats: (count: number) => Floats;
  readonly shorts: (count: number) => Shorts;
};

const PAGE = 65_536;
const ALIGNMENT = 16;

/** Compiles kernel.wasm with `bytes` of memory; to allocate more than that throws a RangeError. */
export const openKernel = (bytes: number): Kernel => {
  const pages = Math.ceil(bytes / PAGE);
  // Of fixed size, since growing would detach every view.
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new WebAssembly.Module(readFileSync(join(__dirname, 'kernel.wasm')));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  let next = 0;
  const take = (size: number): number => {
    const at = next;
    next += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  return {
    loops: instance.exports as Loops,
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
