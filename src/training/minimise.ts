/** Puts the gradient at `point` into `gradient` and returns the value there. */
export type Slope = (point: Float64Array, gradient: Float64Array) => number;

/** Steps that shape the next one. */
const MEMORY = 8;
const ENOUGH = 1e-6;

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < one.length; n++) sum += (one[n] ?? 0) * (other[n] ?? 0);
  return sum;
}

function add(target: Float64Array, times: number, other: Float64Array): void {
  for (let n = 0; n < target.length; n++) target[n] = (target[n] ?? 0) + times * (other[n] ?? 0);
}

type Step = { readonly moved: Float64Array; readonly turned: Float64Array; readonly inverse: number };

/** The lowest point of a smooth convex-like function, from 0, by L-BFGS with halved steps (Nocedal and Wright, algorithm 7.5). */
export function minimise(slope: Slope, length: number, iterations: number): Float64Array {
  let point: Float64Array = new Float64Array(length);
  let gradient: Float64Array = new Float64Array(length);
  let value = slope(point, gradient);
  const steps: Step[] = [];
  for (let round = 0; round < iterations; round++) {
    const way = direction(gradient, steps);
    const descent = -dot(gradient, way);
    let size = 1;
    let next = point;
    let nextGradient = gradient;
    let nextValue = value;
    for (let tries = 0; tries < 20; tries++) {
      next = Float64Array.from(point);
      add(next, -size, way);
      nextGradient = new Float64Array(length);
      nextValue = slope(next, nextGradient);
      if (nextValue <= value + 1e-4 * size * descent) break;
      size /= 2;
    }
    const moved = Float64Array.from(next);
    add(moved, -1, point);
    const turned = Float64Array.from(nextGradient);
    add(turned, -1, gradient);
    const bend = dot(moved, turned);
    if (bend > 1e-12) steps.push({ moved, turned, inverse: 1 / bend });
    if (steps.length > MEMORY) steps.shift();
    const gain = value - nextValue;
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (Math.abs(gain) < ENOUGH * Math.abs(value)) break;
  }
  return point;
}

function direction(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const way = Float64Array.from(gradient);
  const factors: number[] = [];
  for (const { moved, turned, inverse } of steps.toReversed()) {
    const factor = inverse * dot(moved, way);
    factors.unshift(factor);
    add(way, -factor, turned);
  }
  const last = steps.at(-1);
  const scale =
    last === undefined
      ? 1 / Math.sqrt(dot(gradient, gradient))
      : dot(last.moved, last.turned) / dot(last.turned, last.turned);
  for (let n = 0; n < way.length; n++) way[n] = (way[n] ?? 0) * scale;
  for (const [at, { moved, turned, inverse }] of steps.entries())
    add(way, (factors[at] ?? 0) - inverse * dot(turned, way), moved);
  return way;
}
