import { z } from 'zod';
import type { CallSlack } from './call-slack';
import type { SlackOptions } from './slack-options';

/** Who the app is in the workspace of its token. */
export type Identity = {
  readonly team: string;
  readonly botUser: string;
  /** The address of the workspace, ending in a slash. */
  readonly url: string;
};

/** Says who the app is; asks Slack once, and again where that failed. Rejects while Slack does not say. */
export type WhoAmI = () => Promise<Identity>;

const answer = z.looseObject({ team_id: z.string(), user_id: z.string(), url: z.url() });

export const createIdentity = (call: CallSlack, report: SlackOptions['report']): WhoAmI => {
  let known: Promise<Identity> | null = null;
  const ask = async (): Promise<Identity> => {
    const called = await call('auth.test', {}, answer);
    if (called.kind !== 'done') throw new Error('Slack does not say whose token this is.');
    const { team_id: team, user_id: botUser, url } = called.answer;
    report({ kind: 'signed-in', team, botUser });
    return { team, botUser, url };
  };
  return async () => {
    known ??= ask();
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
};
