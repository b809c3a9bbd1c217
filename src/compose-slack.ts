import type { Router } from 'express';
import { createSlack, type SlackReport } from '../adapters/slack';
import type { FrontDesk } from './app/front-desk';
import type { Surface } from './app/surface';
import type { SlackSettings } from './settings/read-surfaces';

type Parts = {
  readonly frontDesk: FrontDesk;
  /** Ids of the user groups that the settings give a role. */
  readonly groups: readonly string[];
  readonly report: (event: SlackReport) => void;
};

/** Slack, from the settings of the environment. */
export const composeSlack = (settings: SlackSettings, parts: Parts): Surface<Router> => {
  const { router, delivery, start, stop } = createSlack({ ...settings, ...parts });
  const says = router === null ? 'Slack, over Socket Mode' : 'Slack, at /slack/events';
  return { name: 'slack', says, router, delivery, start, stop };
};
