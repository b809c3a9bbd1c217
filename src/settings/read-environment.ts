import { z } from 'zod';
import type { Problem } from '../knowledge/problem';

const environmentShape = z.object({
  REMIT_CONFIG: z.string().trim().optional(),
  REMIT_DATABASE: z.string().trim().optional(),
  DATABASE_URL: z
    .string()
    .trim()
    .regex(/^(?:$|postgres(?:ql)?:\/\/)/, 'it is no address of a PostgreSQL')
    .optional(),
});

/** The lines of the environment that Remit reads; null for those that are not set. */
export type Environment = {
  readonly config: string | null;
  readonly databaseFile: string | null;
  readonly databaseUrl: string | null;
};

export type EnvironmentRead =
  | { readonly kind: 'read'; readonly environment: Environment }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const set = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

/** Reads the environment; what it holds is never repeated in a problem, since it may be a secret. */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): EnvironmentRead => {
  const read = environmentShape.safeParse(env);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({
      file: 'environment',
      line: 0,
      message: `${path.map(String).join('.')} is wrong: ${message}.`,
      fix: 'Write postgres://user:password@host/database, or leave it out to keep the register in a file.',
    }));
    return { kind: 'invalid', problems };
  }
  const { REMIT_CONFIG, REMIT_DATABASE, DATABASE_URL } = read.data;
  return {
    kind: 'read',
    environment: { config: set(REMIT_CONFIG), databaseFile: set(REMIT_DATABASE), databaseUrl: set(DATABASE_URL) },
  };
};
