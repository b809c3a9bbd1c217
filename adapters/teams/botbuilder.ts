import type { Activity } from 'botbuilder';
import { ConnectorClient, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { BotFramework, Called, Conversation, Member, Outgoing } from './bot-framework';
import { AUDIENCE, createCredentials, type Login, loginOf } from './botbuilder-credentials';
import { createHttpClient, LostCall, RefusedCall } from './botbuilder-http';
import { createVerifier } from './botbuilder-verify';
import type { TeamsIdentity, TeamsOptions } from './options';

const KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** How long the connector may take for one call, ms. */
const CALL_MS = 10_000;

const call = async <Value>(work: () => Promise<Value>): Promise<Called<Value>> => {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    if (error instanceof RefusedCall) {
      return { kind: 'refused', status: error.status, code: error.code, afterMs: error.afterMs };
    }
    if (error instanceof LostCall) return { kind: 'unreachable', reason: error.reason, isDoubtful: error.isDoubtful };
    // Before anything was sent: no token could be had.
    const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : null;
    return { kind: 'unreachable', reason: `no token: ${code ?? 'failed'}`, isDoubtful: false };
  }
};

const words = z.string().nullish().catch(null);
const memberShape = z.object({
  aadObjectId: words,
  objectId: words,
  name: words,
  email: words,
  userPrincipalName: words,
  tenantId: words,
  userRole: words,
});

const toMember = (said: unknown): Member => {
  const member = memberShape.parse(said);
  return {
    aadObjectId: member.aadObjectId ?? member.objectId ?? null,
    name: member.name ?? null,
    email: member.email ?? null,
    userPrincipalName: member.userPrincipalName ?? null,
    tenantId: member.tenantId ?? null,
    userRole: member.userRole ?? null,
  };
};

/** One of our messages in the platform's words. */
const toActivity = (outgoing: Outgoing): Partial<Activity> => {
  if (outgoing.type === 'typing') return outgoing;
  const { type, text, summary, attachments, prompts } = outgoing;
  return {
    type,
    ...(text === null ? {} : { text, textFormat: 'plain' }),
    ...(summary === null ? {} : { summary }),
    attachments: [...attachments],
    ...(prompts === null
      ? {}
      : {
          suggestedActions: {
            to: [prompts.to],
            actions: prompts.texts.map((value) => ({ type: 'imBack', title: value, value })),
          },
        }),
  };
};

/** The conversations of each connector. */
const createConversations = ({ appId, url }: Login, credentials: ServiceClientCredentialsFactory) => {
  const clients = new Map<string, ConnectorClient>();
  const httpClient = createHttpClient(CALL_MS);
  return async ({ serviceUrl }: Pick<Conversation, 'serviceUrl'>): Promise<ConnectorClient['conversations']> => {
    const signedBy = await credentials.createCredentials(appId, AUDIENCE, url, true);
    const client = clients.get(serviceUrl) ?? new ConnectorClient(signedBy, { baseUri: serviceUrl, httpClient });
    clients.set(serviceUrl, client);
    return client.conversations;
  };
};

/** Microsoft's libraries, as far as they are used. */
export const createBotbuilder = (
  identity: TeamsIdentity,
  { openIdMetadataUrl = KEYS, tokenUrl }: Pick<TeamsOptions, 'openIdMetadataUrl' | 'tokenUrl'>,
): BotFramework => {
  const credentials = createCredentials(identity, tokenUrl);
  const login = loginOf(identity);
  const conversations = createConversations(login, credentials);
  return {
    vouchesFor: createVerifier(login, credentials, openIdMetadataUrl),
    send: (to, activity, abortSignal) =>
      call(async () => {
        const sent = await (await conversations(to)).sendToConversation(to.id, toActivity(activity), { abortSignal });
        return sent.id ?? '';
      }),
    change: (to, id, activity, abortSignal) =>
      call(async () => {
        await (await conversations(to)).updateActivity(to.id, id, toActivity(activity), { abortSignal });
        return null;
      }),
    remove: (to, id, abortSignal) =>
      call(async () => {
        await (await conversations(to)).deleteActivity(to.id, id, { abortSignal });
        return null;
      }),
    open: ({ serviceUrl, tenant, user }, abortSignal) =>
      call(async () => {
        const parameters = {
          isGroup: false,
          bot: { id: `28:${login.appId}`, name: '' },
          members: [{ id: user, name: '' }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        };
        const opened = await (await conversations({ serviceUrl })).createConversation(parameters, { abortSignal });
        return opened.id ?? '';
      }),
    member: (of, id, abortSignal) =>
      call(async () => toMember(await (await conversations(of)).getConversationMember(of.id, id, { abortSignal }))),
  };
};
