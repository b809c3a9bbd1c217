import { openSlackHall, type SlackHall } from './open-hall';

/** Opens halls, and closes them after each test. */
export const createHalls = () => {
  const opened: SlackHall[] = [];
  afterEach(async () => {
    for (const hall of opened.splice(0)) await hall.close();
  });
  return async (given: Parameters<typeof openSlackHall>[0] = {}): Promise<SlackHall> => {
    const hall = await openSlackHall(given);
    opened.push(hall);
    return hall;
  };
};

export const CORA = 'U0CORA';
export const CY = 'U0CY';
export const OTTO = 'U0OTTO';
export const CLARA = 'U0CLARA';
export const DINA = 'U0DINA';
export const HANA = 'U0HANA';
