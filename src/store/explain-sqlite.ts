import { StoreError } from '../app/store';
import { errorCode, errorSays } from './error-code';

/** What SQLite's error codes mean for whoever runs Remit, and what to do. */
export const explainSqlite =
  (path: string) =>
  (cause: unknown): StoreError => {
    if (cause instanceof StoreError) return cause;
    const code = errorCode(cause);
    const said = errorSays(cause);
    const error = (reason: StoreError['reason'], message: string): StoreError =>
      new StoreError(reason, message, { cause });
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
      return error(
        'corrupt',
        `${path} is damaged or no SQLite database (${said}). Nothing was written. Stop Remit, keep a copy of the file, and put back the last backup.`,
      );
    }
    if (/^SQLITE_READONLY/.test(code)) {
      return error(
        'read-only',
        `${path} cannot be written. Give the user that runs Remit write permission on the file and its folder.`,
      );
    }
    // The second: no room even for what the readers of a file share.
    if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) {
      return error(
        'full',
        `There is no room left for ${path}. Nothing was written. Free some disk space and try again.`,
      );
    }
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      return error('busy', `${path} is in use by another process for longer than five seconds. Try again.`);
    }
    if (/^SQLITE_CANTOPEN/.test(code) || /directory does not exist/.test(said)) {
      return error(
        'refused',
        `${path} cannot be opened. See that its folder exists and that the user that runs Remit may write there.`,
      );
    }
    if (/^SQLITE_IOERR/.test(code)) {
      return error(
        'failed',
        `The disk failed while ${path} was used (${code}). Nothing was written. Look at the disk.`,
      );
    }
    if (/ERR_DLOPEN_FAILED|MODULE_NOT_FOUND/.test(code) || /bindings file/.test(said)) {
      return error(
        'refused',
        'better-sqlite3 is missing or was built for another Node. Run "npm ci" where GitHub can be reached or a C++ compiler is installed (apt install build-essential), or set DATABASE_URL to use PostgreSQL.',
      );
    }
    return error('failed', `${path} could not be used (${code === '' ? said : `${code}: ${said}`}).`);
  };
