import { App, Assistant } from '@slack/bolt';
import type { Router } from 'express';
import { ZodError } from 'zod';
import type { Delivery } from '../../src/app/delivery';
import type { Caller } from '../../src/app/front-desk';
import { answerCommand } from './answer-command';
import { answerForm } from './answer-form';
import { answerPress } from './answer-press';
import { answerShortcut } from './answer-shortcut';
import { createBackground } from './background';
import { createCallSlack } from './call-slack';
import { createDelivery } from './deliver-message';
import { hearEvent } from './hear-event';
import { createOnce } from './hear-once';
import { createIdentity } from './identity';
import { createPeople } from './people';
import { readOrigin } from './read-interaction';
import { createHttpReceiver } from './receive-http';
import { createSocketReceiver } from './receive-socket';
import { nameOfError, originalOf, RefusedError } from './refused-error';
import { createSilentLogger } from './silent-logger';
import type { SlackDeps } from './slack-deps';
import type { SlackOptions, SlackReport } from './slack-options';
import { createStatuses } from './statuses';
import { COMMAND } from './uses';

export type { SlackOptions, SlackReport, SlackTransport } from './slack-options';

/** Remit in one Slack workspace. */
export type Slack = {
  /** Where Slack posts its requests, to be mounted at the root before anything that reads bodies; null in Socket Mode. */
  readonly router: Router | null;
  /** For the relay, under the name `slack`. */
  readonly delivery: Delivery;
  /** Opens the connection of Socket Mode, and asks Slack whose token this is. */
  readonly start: () => Promise<void>;
  /** Resolves when nothing is under way that began after Slack was answered. */
  readonly settled: () => Promise<void>;
  /** Ends what is under way. */
  readonly stop: () => Promise<void>;
};

const createReceiver = (options: SlackOptions) => {
  const { transport } = options;
  return transport.kind === 'http'
    ? createHttpReceiver(transport.signingSecret, options)
    : { receiver: createSocketReceiver(transport.appToken, options), router: null };
};

/** Each listener hands over what came, unread; whatever one of them throws makes Slack send it again. */
const listen = (app: App, deps: SlackDeps): void => {
  const hear = async ({ body }: { readonly body: unknown }): Promise<void> => await hearEvent(body, deps);
  app.assistant(
    new Assistant({
      threadContextStore: { get: async () => ({}), save: async () => undefined },
      threadStarted: hear,
      userMessage: hear,
    }),
  );
  app.event('message', hear);
  app.event('app_mention', hear);
  app.event('app_home_opened', hear);
  app.command(COMMAND, async ({ body, ack }) => await answerCommand(body, (response) => ack(response ?? ''), deps));
  app.shortcut(/.*/, async ({ body, ack }) => await answerShortcut(body, () => ack(), deps));
  app.action(/.*/, async ({ body, ack }) => await answerPress(body, () => ack(), deps));
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) =>
    answerForm(body, (response) => ack(response), deps),
  );
};

/** Requests of other workspaces and for other apps go no further. */
const letIn = async (body: unknown, { teams, apps }: SlackOptions, { whoAmI }: SlackDeps): Promise<void> => {
  const allowed = teams.length > 0 ? teams : [(await whoAmI()).team];
  const origin = readOrigin(body);
  if (!origin.teams.some((team) => allowed.includes(team))) throw new RefusedError('other-team');
  if (apps.length > 0 && (origin.app === null || !apps.includes(origin.app))) throw new RefusedError('other-app');
};

/** What is told of a request that was not answered well. */
const reportOf = (error: unknown): SlackReport => {
  if (error instanceof RefusedError) return { kind: 'refused', why: error.why };
  if (error instanceof ZodError) {
    return { kind: 'unreadable', what: 'a request', field: error.issues[0]?.path.join('.') ?? '' };
  }
  return { kind: 'failed', during: 'a request', reason: nameOfError(error) };
};

/** The adapter for Slack, on Bolt: verifies and reads what comes in, hands it to the front desk, and shows what comes back. */
export const createSlack = (options: SlackOptions): Slack => {
  const { frontDesk, report, now = Date.now, groups, teams } = options;
  const { receiver, router } = createReceiver(options);
  const call = createCallSlack(options);
  const whoAmI = createIdentity(call, report);
  const background = createBackground(report);
  // Somebody whom the settings know by e-mail or group alone is reached by their account from now on.
  const met = (caller: Caller): void =>
    background.run('keeping an address', () => frontDesk.keepAddress(caller, { account: caller.account }));
  const people = createPeople({ call, whoAmI, now, met, groups, teams });
  const statuses = createStatuses();
  const deps: SlackDeps = { frontDesk, call, people, whoAmI, background, once: createOnce(), statuses, report };
  const app = new App({
    receiver,
    // Slack is asked once whose token it is, by us: Bolt would ask for each request.
    authorize: async () => {
      const { team, botUser } = await whoAmI();
      return { botToken: options.botToken, botUserId: botUser, teamId: team };
    },
    ignoreSelf: false,
    convoStore: false,
    logger: createSilentLogger(),
  });
  app.use(async ({ body, next }) => {
    await letIn(body, options, deps);
    await next();
  });
  listen(app, deps);
  app.error(async (error) => {
    report(reportOf(originalOf(error)));
    throw error;
  });
  return {
    router,
    delivery: createDelivery(deps),
    start: async () => {
      background.run('signing in', whoAmI);
      if (router === null) await app.start();
    },
    settled: background.settled,
    stop: async () => {
      if (router === null) await app.stop();
      await background.settled();
    },
  };
};
