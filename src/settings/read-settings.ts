import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../knowledge/problem';
import { readYaml } from '../knowledge/read-yaml';
import { checkTogether } from './check-together';
import { type Environment, readEnvironment } from './read-environment';
import type { Settings, Storage } from './settings';
import { type SettingsFile, settingsShape } from './settings-shape';
import { toSettings } from './to-settings';

/** What reading the settings needs of the outside. */
export type SettingsSources = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the command was run; remit.yaml is looked for here unless REMIT_CONFIG names another file. */
  readonly directory: string;
  /** The text of a file; null where there is none. */
  readonly readFile: (path: string) => string | null;
  /** The keys of the councils whose protocols are known. */
  readonly councils: readonly string[];
};

export type SettingsRead =
  | { readonly kind: 'read'; readonly settings: Settings }
  /** There is no remit.yaml; `path` is where it was looked for, `storage` what the environment names. */
  | { readonly kind: 'absent'; readonly path: string; readonly storage: Storage | null }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

type FileRead =
  | { readonly kind: 'read'; readonly file: SettingsFile }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const SEE = 'Mend it; "remit init --schema" prints what it can hold.';

type Wrong = { readonly path: readonly PropertyKey[]; readonly message: string; readonly fix: string };

const wrongsOf = (issue: z.core.$ZodIssue): readonly Wrong[] => {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    const fix = 'Take it away, or mend its name; "remit init --schema" prints all names.';
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such setting', fix }));
  }
  const isMissing = issue.code === 'invalid_type' && message.includes('received undefined');
  return [
    isMissing ? { path, message: 'it is missing', fix: SEE.replace('Mend', 'Add') } : { path, message, fix: SEE },
  ];
};

const whereIs = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'The file' : `\`${path.map(String).join('.')}\``;

/** The file's own faults and those of its lines together, all at once and in the order of the file. */
const checkFile = (path: string, text: string, councils: readonly string[]): FileRead => {
  const yaml = readYaml(path, text, z.unknown());
  if (yaml.kind === 'invalid') return yaml;
  const shaped = settingsShape.safeParse(yaml.value ?? {});
  const wrong: readonly Wrong[] = [
    ...(shaped.error?.issues ?? []).flatMap(wrongsOf),
    ...checkTogether(yaml.value, councils).map((conflict) => ({ ...conflict, fix: conflict.fix ?? SEE })),
  ];
  if (shaped.success && wrong.length === 0) return { kind: 'read', file: shaped.data };
  const problems = wrong.map(({ path: at, message, fix }) => ({
    file: path,
    line: yaml.lineOf(at),
    message: `${whereIs(at)} is wrong: ${message}.`,
    fix,
  }));
  return { kind: 'invalid', problems: [...problems].sort((one, other) => one.line - other.line) };
};

const storageOf = ({ databaseUrl, databaseFile }: Environment, directory: string): Storage | null => {
  if (databaseUrl !== null) return { kind: 'postgres', url: databaseUrl };
  return databaseFile === null ? null : { kind: 'sqlite', path: resolve(directory, databaseFile) };
};

/** Reads remit.yaml and the environment, once. Reports every problem of both at once; never throws. */
export const readSettings = ({ env, directory, readFile, councils }: SettingsSources): SettingsRead => {
  const read = readEnvironment(env);
  const wrong = read.kind === 'invalid' ? read.problems : [];
  const environment = read.kind === 'read' ? read.environment : { config: null, databaseFile: null, databaseUrl: null };
  const named = environment.config ?? env.REMIT_CONFIG;
  const path = named === undefined || named === '' ? join(directory, 'remit.yaml') : resolve(directory, named);
  const text = readFile(path);
  const storage = storageOf(environment, directory);
  if (text === null) {
    const missing = {
      file: path,
      line: 0,
      message: 'REMIT_CONFIG names a file that is not there.',
      fix: 'Mend the path.',
    };
    const problems = named === undefined || named === '' ? wrong : [...wrong, missing];
    return problems.length === 0 ? { kind: 'absent', path, storage } : { kind: 'invalid', problems };
  }
  const checked = checkFile(path, text, councils);
  if (checked.kind === 'invalid') return { kind: 'invalid', problems: [...wrong, ...checked.problems] };
  if (wrong.length > 0) return { kind: 'invalid', problems: wrong };
  const beside = checked.file.database ?? 'remit.sqlite';
  const file = isAbsolute(beside) ? beside : join(dirname(path), beside);
  return { kind: 'read', settings: toSettings(checked.file, path, storage ?? { kind: 'sqlite', path: file }) };
};

/** A problem as one line: where it is, what is wrong and what to do. */
export const describeProblem = ({ file, line, message, fix }: Problem): string =>
  `${file}${line === 0 ? '' : `:${line}`}: ${message} ${fix}`;
