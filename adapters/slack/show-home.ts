import { anyAnswer } from './call-slack';
import { renderHome } from './render/home';
import type { SlackDeps } from './slack-deps';

/** Puts somebody's own page before them, as it is now. */
export const publishHome = async (user: string, { frontDesk, people, call, background }: SlackDeps): Promise<void> => {
  const screen = await frontDesk.home(await people.callerOf(user));
  if (screen.kind !== 'home') return;
  background.run('App Home', () => call('views.publish', { user_id: user, view: renderHome(screen.home) }, anyAnswer));
};
