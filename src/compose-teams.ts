import type { Router } from 'express';
import { createTeams, type TeamsEvent, type TeamsOptions } from '../adapters/teams';
import type { FrontDesk } from './app/front-desk';
import type { Surface } from './app/surface';
import type { TeamsSettings } from './settings/read-surfaces';

type Parts = { readonly frontDesk: FrontDesk; readonly report: (event: TeamsEvent) => void };

/** Only what is set: the adapter knows the rest. */
const placesOf = (settings: TeamsSettings): Partial<TeamsOptions> => ({
  ...(settings.tenants === null ? {} : { tenants: settings.tenants }),
  ...(settings.serviceOrigins === null ? {} : { serviceOrigins: settings.serviceOrigins }),
  ...(settings.openIdMetadataUrl === null ? {} : { openIdMetadataUrl: settings.openIdMetadataUrl }),
  ...(settings.tokenUrl === null ? {} : { tokenUrl: settings.tokenUrl }),
});

/** Microsoft Teams, from the settings of the environment. */
export const composeTeams = (settings: TeamsSettings, parts: Parts): Surface<Router> => {
  const { identity, watching } = settings;
  const { router, delivery, stop } = createTeams({
    identity,
    watching,
    now: Date.now,
    ...parts,
    ...placesOf(settings),
  });
  const says =
    identity.kind === 'playground'
      ? 'Teams’ playground, at /api/messages, for this machine alone'
      : 'Teams, at /api/messages';
  return { name: 'teams', says, router, delivery, start: async () => undefined, stop };
};
