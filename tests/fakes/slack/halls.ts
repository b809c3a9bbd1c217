import { openSlackHall, type SlackHall } from './open-hall';
import type { SlackView } from './workspace';

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

/** The register as the Clerk sees it. */
export const itemsOf = async ({ council }: SlackHall) =>
  (await council.register.read.list('clara-clerk', {}, { limit: 50, order: 'newest', after: null })).items;

/** What stands before somebody in the App Home now. */
export const homeOf = ({ slack }: SlackHall, user: string): SlackView => {
  const home = slack.homeOf(user);
  if (home === null) throw new Error('There is no Home.');
  return home;
};

/** Somebody opens the App Home. */
export const openHome = async (hall: SlackHall, user: string): Promise<SlackView> => {
  await hall.slack.openHome(user);
  await hall.settled();
  return homeOf(hall, user);
};

/** The dialog that was opened before somebody last. */
export const lastModal = ({ slack }: SlackHall, user: string): SlackView => {
  const modal = slack.modalsOf(user).at(-1);
  if (modal === undefined) throw new Error('There is no modal.');
  return modal;
};
