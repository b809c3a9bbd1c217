import { unwatchFile, watchFile } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { LogEvent } from './cli/log-event';
import { describeProblem, type SettingsRead } from './settings/read-settings';
import type { Settings } from './settings/settings';

/** Settings that were read again, and hold. */
export type Followed = {
  readonly current: () => Settings;
  /** Reads them now. */
  readonly again: () => void;
  readonly stop: () => void;
};

type Parts = {
  readonly first: Settings;
  /** The file that is looked at for changes. */
  readonly path: string;
  readonly read: () => SettingsRead;
  readonly report: (event: LogEvent) => void;
  /** Told of settings that hold from now on. Must not throw. */
  readonly changed: (settings: Settings) => void;
  /** How often the file is looked at, ms. */
  readonly everyMs?: number;
};

/** What only a restart can change. */
const fixedOf = ({ council, storage }: Settings) => ({ council, storage });

const readSafely = (read: Parts['read']): SettingsRead | { readonly kind: 'unreadable'; readonly error: unknown } => {
  try {
    return read();
  } catch (error) {
    return { kind: 'unreadable', error };
  }
};

/** Reads the settings again when their file changes or somebody says so. Where they are wrong the old ones stay, and it says so. */
export const followSettings = ({ first, path, read, report, changed, everyMs = 2_000 }: Parts): Followed => {
  let current = first;
  const again = (): void => {
    const found = readSafely(read);
    if (found.kind !== 'read') {
      const problems = found.kind === 'invalid' ? found.problems.map(describeProblem) : [`${path} cannot be read.`];
      report({ kind: 'settings-refused', fix: 'Mend it. The settings that were read before still hold.', problems });
      return;
    }
    if (!isDeepStrictEqual(fixedOf(found.settings), fixedOf(current))) {
      const fix = 'Another council or database needs a restart. The settings that were read before still hold.';
      report({ kind: 'settings-refused', fix, problems: [] });
      return;
    }
    if (isDeepStrictEqual(found.settings, current)) return;
    current = found.settings;
    changed(current);
    report({ kind: 'settings-read', people: current.people.length });
  };
  watchFile(path, { interval: everyMs, persistent: false }, again);
  return { current: () => current, again, stop: () => unwatchFile(path, again) };
};
