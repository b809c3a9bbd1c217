/** The first wait, ms. */
const SHORTEST = 1_000;
/** However long a platform is down, it is asked again this often, ms. */
const LONGEST = 15 * 60_000;

/**
 * How long to wait after the nth attempt (from 1), ms: twice as long each time, half of it left to chance so that those
 * who failed together do not come back together. Never sooner than the platform asks for (`askedMs`).
 */
export const backoffMs = (attempt: number, askedMs: number | null, random: () => number): number => {
  const step = Math.min(LONGEST, SHORTEST * 2 ** (attempt - 1));
  const wait = step / 2 + random() * (step / 2);
  // A little chance on top of what the platform asks for too: it told everybody the same.
  return Math.ceil(askedMs === null ? wait : Math.max(wait, askedMs + random() * SHORTEST));
};
