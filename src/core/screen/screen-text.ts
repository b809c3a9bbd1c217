import { withoutControls } from '../plain-text';
import { layoutScreen } from './layout-screen';
import type { Screen } from './screen';

/** The plain text that says all that a screen says: for notifications, screen readers and whoever cannot show cards. */
export const screenText = (screen: Screen): string =>
  withoutControls(
    layoutScreen(screen)
      .map(({ prefix, text }) => prefix + text)
      .join('\n'),
  );
