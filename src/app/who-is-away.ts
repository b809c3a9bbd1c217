import type { Reply } from '../core/reply';
import { awayToday } from './file-item';
import type { RegisterDeps } from './register-deps';
import { StoreError } from './store';

const NOBODY: ReadonlySet<string> = new Set();

/** The ids of those who are away today, as far as the register can say: no answer is lost because it cannot be reached. */
export const whoIsAway = async (deps: RegisterDeps): Promise<ReadonlySet<string>> => {
  try {
    return await awayToday(deps);
  } catch (error) {
    if (error instanceof StoreError) return NOBODY;
    throw error;
  }
};

/** Whether a reply names somebody to whom Remit can pass it instead of to whom it is about. */
const namesHearer = ({ actions }: Reply): boolean => actions.some(({ id }) => id === 'refer-elsewhere');

/**
 * What is answered, and where that names to whom it can be brought, answered again for those who are there. No other answer
 * needs the register. `answer` stores nothing where `replyOf` gives a reply.
 */
export const withWhoIsThere = async <Answer>(
  answer: (deps: RegisterDeps) => Answer | Promise<Answer>,
  replyOf: (answer: Answer) => Reply | null,
  deps: RegisterDeps,
): Promise<Answer> => {
  const answered = await answer(deps);
  const reply = replyOf(answered);
  if (reply === null || !namesHearer(reply)) return answered;
  const away = await whoIsAway(deps);
  return away.size === 0 ? answered : await answer({ ...deps, away });
};
