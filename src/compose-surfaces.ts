import type { Router } from 'express';
import type { FrontDesk } from './app/front-desk';
import type { Surface } from './app/surface';
import type { LogEvent } from './cli/log-event';
import type { SurfacesRead } from './settings/read-surfaces';
import type { Settings } from './settings/settings';

/** The platforms that the environment enables. */
export type Enabled = Extract<SurfacesRead, { kind: 'read' }>;

type Parts = {
  readonly frontDesk: FrontDesk;
  readonly groups: Settings['groups'];
  readonly report: (event: LogEvent) => void;
};

/** The adapters of what is enabled. */
export const composeSurfaces = (
  { slack, teams }: Enabled,
  { frontDesk, groups, report }: Parts,
): readonly Surface<Router>[] => {
  const surfaces: Surface<Router>[] = [];
  if (slack !== null) {
    // Required here, as Teams below: what is not enabled is not loaded.
    const { composeSlack }: typeof import('./compose-slack') = require('./compose-slack');
    const ids = groups.filter(({ surface }) => surface === 'slack').map(({ id }) => id);
    const tell = ({ kind, ...event }: { readonly kind: string }): void => report({ kind: `slack-${kind}`, ...event });
    surfaces.push(composeSlack(slack, { frontDesk, groups: ids, report: tell }));
  }
  if (teams !== null) {
    const { composeTeams }: typeof import('./compose-teams') = require('./compose-teams');
    surfaces.push(composeTeams(teams, { frontDesk, report }));
  }
  return surfaces;
};
