import Database from 'better-sqlite3';

/** What stands on disk, read beside the process that writes it. */
export const openRecords = (path: string) => {
  const database = new Database(path, { readonly: true });
  const delivery = database.prepare('select 1 from delivery where key = ?');
  const sentences = database.prepare("select text from words where name = 'sentence'");
  const waiting = database.prepare("select count(*) as count from outbox where state = 'waiting'");
  const dead = database.prepare("select reason from outbox where state = 'dead'");
  return {
    has: (key: string): boolean => delivery.get(key) !== undefined,
    sentences: (): readonly string[] => sentences.all().map((row) => String(Object(row).text)),
    waiting: (): number => Number(Object(waiting.get()).count),
    dead: (): readonly string[] => dead.all().map((row) => String(Object(row).reason)),
    close: () => database.close(),
  };
};

export type Records = ReturnType<typeof openRecords>;
