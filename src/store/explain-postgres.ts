import { StoreError } from '../app/store';
import { errorCode, errorSays } from './error-code';

const UNREACHABLE =
  /^(08...|57P0.|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/;
/** What pg says without a code when the server has gone. */
const GONE =
  /connection terminated|not queryable|timeout exceeded when trying to connect|connection ended|client was closed/i;

/** What PostgreSQL's error codes mean for whoever runs Remit, and what to do. `where`: the address without a password. */
export const explainPostgres =
  (where: string) =>
  (cause: unknown): StoreError => {
    if (cause instanceof StoreError) return cause;
    const code = errorCode(cause);
    const said = errorSays(cause);
    const error = (reason: StoreError['reason'], message: string): StoreError =>
      new StoreError(reason, message, { cause });
    if (UNREACHABLE.test(code) || GONE.test(said)) {
      return error(
        'unreachable',
        `PostgreSQL at ${where} does not answer. See that it runs and that DATABASE_URL is right.`,
      );
    }
    if (code === '53300')
      return error('unreachable', `PostgreSQL at ${where} takes no more connections. Raise max_connections.`);
    if (/^(40001|40P01|55P03|57014)$/.test(code))
      return error('busy', `PostgreSQL at ${where} was too busy. Try again.`);
    if (/^(28...|3D000|42501)$/.test(code)) {
      return error(
        'refused',
        `PostgreSQL at ${where} refuses (${said}). Check user, password and database in DATABASE_URL.`,
      );
    }
    if (/^53/.test(code))
      return error('full', `PostgreSQL at ${where} has no room left (${said}). Free some disk space.`);
    if (code === '25006') {
      return error('read-only', `PostgreSQL at ${where} is read-only. Name the primary server in DATABASE_URL.`);
    }
    if (/^XX00[12]$/.test(code)) {
      return error(
        'corrupt',
        `PostgreSQL at ${where} says that its files are damaged (${said}). Put back the last backup.`,
      );
    }
    return error('failed', `PostgreSQL at ${where} could not do it (${code === '' ? said : code}).`);
  };
