import { StoreError } from '../../../src/app/store';
import { explainPostgres } from '../../../src/store/explain-postgres';
import { explainSqlite } from '../../../src/store/explain-sqlite';

const failure = (code: string, message = 'something') => Object.assign(new Error(message), { code });

test.each([
  ['SQLITE_NOTADB', 'corrupt', 'put back the last backup'],
  ['SQLITE_CORRUPT_VTAB', 'corrupt', 'put back the last backup'],
  ['SQLITE_READONLY_DBMOVED', 'read-only', 'write permission'],
  ['SQLITE_FULL', 'full', 'Free some disk space'],
  ['SQLITE_IOERR_SHMSIZE', 'full', 'Free some disk space'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy', 'Try again'],
  ['SQLITE_CANTOPEN', 'refused', 'its folder exists'],
  ['SQLITE_IOERR_FSYNC', 'failed', 'Look at the disk'],
  ['ERR_DLOPEN_FAILED', 'refused', 'npm ci'],
  ['SQLITE_CONSTRAINT', 'failed', 'SQLITE_CONSTRAINT'],
])('tells what to do about %s of SQLite', (code, reason, says) => {
  const cause = failure(code);
  const error = explainSqlite('/srv/remit.sqlite')(cause);
  expect(error).toMatchObject({ reason, message: expect.stringContaining(says), cause });
});

test.each([
  ['ECONNREFUSED', 'unreachable', 'See that it runs'],
  ['57P01', 'unreachable', 'See that it runs'],
  ['08006', 'unreachable', 'See that it runs'],
  ['53300', 'unreachable', 'max_connections'],
  ['40P01', 'busy', 'Try again'],
  ['57014', 'busy', 'Try again'],
  ['28P01', 'refused', 'Check user, password and database'],
  ['42501', 'refused', 'Check user, password and database'],
  ['53100', 'full', 'Free some disk space'],
  ['25006', 'read-only', 'primary server'],
  ['XX001', 'corrupt', 'Put back the last backup'],
  ['23505', 'failed', '23505'],
])('tells what to do about %s of PostgreSQL, and where', (code, reason, says) => {
  const error = explainPostgres('db.example:5432/remit')(failure(code));
  expect(error).toMatchObject({ reason, message: expect.stringContaining(says) });
  expect(error.message).toContain('db.example:5432/remit');
});

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
  'takes "%s" for a server that is away, though it has no code',
  (message) => {
    expect(explainPostgres('db')(new Error(message))).toMatchObject({ reason: 'unreachable', retryable: true });
  },
);

test('never repeats what a database says of the words in a statement', () => {
  const error = explainPostgres('db')(failure('22P02', 'invalid input syntax: "Dave, cut the hedge"'));
  expect(error.message).not.toContain('hedge');
});

test('leaves an error alone that is explained already', () => {
  const error = new StoreError('newer-schema', 'Update Remit.');
  expect(explainSqlite('a')(error)).toBe(error);
  expect(explainPostgres('a')(error)).toBe(error);
});
