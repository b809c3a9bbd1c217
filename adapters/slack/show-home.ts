import type { HomeScreen } from '../../src/core/screen/screen';
import { anyAnswer } from './call-slack';
import { renderHome } from './render/home';
import type { SlackDeps } from './slack-deps';

/** Puts this page before somebody. */
export const showHome = (user: string, home: HomeScreen, { call, background }: SlackDeps): void =>
  background.run('App Home', () => call('views.publish', { user_id: user, view: renderHome(home) }, anyAnswer));

/** Puts somebody's own page before them, as it is now. */
export const publishHome = async (user: string, deps: SlackDeps): Promise<void> => {
  const screen = await deps.frontDesk.home(await deps.people.callerOf(user));
  if (screen.kind === 'home') showHome(user, screen.home, deps);
};
