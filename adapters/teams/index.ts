import type { Router } from 'express';
import type { Delivery } from '../../src/app/delivery';
import type { Activity } from './activity';
import { isAllowedService } from './admit';
import { createAfterwards } from './afterwards';
import { createBotbuilder } from './botbuilder';
import { createDelivery } from './delivery';
import { handleActivity } from './handle-activity';
import { createMessagesRouter } from './messages-router';
import { PUBLIC_ORIGINS, type TeamsOptions } from './options';
import { createPeople } from './people';
import { asPlayground, withoutDialogs } from './playground';
import { type Answer, createTurns } from './turn';
import { createTyping } from './typing';

export type { TeamsEvent, TeamsIdentity, TeamsOptions } from './options';

/** Microsoft Teams, ready to be mounted. */
export type Teams = {
  /** Answers `POST /api/messages`. Reads its own bodies: nothing before it may. */
  readonly router: Router;
  readonly delivery: Delivery;
  /** Lets what goes on after an answer end. */
  readonly stop: () => Promise<void>;
};

const checked = (options: TeamsOptions): TeamsOptions => {
  const { identity } = options;
  if (identity.kind === 'playground') return options;
  // Without an app id Microsoft's libraries accept every request there is.
  if (identity.appId.trim() === '')
    throw new Error('Teams needs an app id: without one anybody could pass for anybody.');
  if (identity.tenant.trim() === '') throw new Error('Teams needs the tenant whose people it serves.');
  return options;
};

/** Builds the adapter; throws where it could not tell who speaks to it. */
export const createTeams = (given: TeamsOptions): Teams => {
  const { identity, frontDesk, report, now, watching = false, ...places } = checked(given);
  const isPlayground = identity.kind === 'playground';
  const botbuilder = createBotbuilder(identity, places);
  const framework = isPlayground ? asPlayground(botbuilder) : botbuilder;
  const people = createPeople(framework, now);
  const typing = createTyping(framework);
  const afterwards = createAfterwards(report);
  const tenants = places.tenants ?? (identity.kind === 'playground' ? [] : [identity.tenant]);
  const admission = {
    identity,
    framework,
    tenants: tenants.map((tenant) => tenant.toLowerCase()),
    serviceOrigins: places.serviceOrigins ?? PUBLIC_ORIGINS,
  };
  const deps = { framework, frontDesk, people, typing, afterwards, watching, report };
  const turns = createTurns(deps);
  const handle = async (activity: Activity): Promise<Answer> => {
    const answer = await handleActivity(activity, deps, turns);
    return isPlayground ? { ...answer, body: withoutDialogs(answer.body) } : answer;
  };
  return {
    router: createMessagesRouter({ ...admission, report, handle }),
    delivery: createDelivery({
      framework,
      frontDesk,
      people,
      typing,
      watching,
      report,
      isAllowedService: (url) => isAllowedService(url, admission),
      // Finds its way to any region.
      serviceUrl: `${admission.serviceOrigins[0] ?? ''}/teams/`,
      tenant: identity.kind === 'playground' ? '' : identity.tenant,
    }),
    stop: async () => {
      await typing.stop();
      await afterwards.stop();
    },
  };
};
