import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  AuthenticationError,
  ConnectorClient,
  MsalServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { z } from 'zod';
import type { BotFramework, Called, Conversation, Member, Outgoing } from './bot-framework';
import { createHttpClient, LostCall, RefusedCall } from './botbuilder-http';
import type { TeamsIdentity, TeamsOptions } from './options';

const ISSUER = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com';
const KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** How long the connector may take for one call, ms. */
const CALL_MS = 10_000;

type Places = Pick<TeamsOptions, 'openIdMetadataUrl' | 'tokenUrl'>;
type RealIdentity = Exclude<TeamsIdentity, { kind: 'playground' }>;

/** MSAL asks the authority where its tokens are; told so, it asks nobody. */
const createClient = (identity: Extract<RealIdentity, { kind: 'secret' }>, tokenUrl: string) => {
  const authority = `${LOGIN}/${identity.tenant}`;
  const metadata = {
    issuer: `${authority}/v2.0`,
    authorization_endpoint: tokenUrl,
    token_endpoint: tokenUrl,
    jwks_uri: tokenUrl,
  };
  return new ConfidentialClientApplication({
    auth: {
      clientId: identity.appId,
      clientSecret: identity.secret,
      authority,
      authorityMetadata: JSON.stringify(metadata),
    },
  });
};

const createCredentials = (identity: TeamsIdentity, tokenUrl: string | undefined): ServiceClientCredentialsFactory => {
  switch (identity.kind) {
    case 'playground':
      return new ConfigurationServiceClientCredentialFactory({});
    case 'managed-identity':
      return new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: identity.appId,
        MicrosoftAppType: 'UserAssignedMsi',
        MicrosoftAppTenantId: identity.tenant,
      });
    case 'secret':
      return tokenUrl === undefined
        ? new ConfigurationServiceClientCredentialFactory({
            MicrosoftAppId: identity.appId,
            MicrosoftAppPassword: identity.secret,
            MicrosoftAppType: 'SingleTenant',
            MicrosoftAppTenantId: identity.tenant,
          })
        : new MsalServiceClientCredentialsFactory(identity.appId, createClient(identity, tokenUrl));
  }
};

const claims = z.object({ iss: z.string() });

/** Who is said to have issued a token, before anybody has checked it. */
const issuerOf = (authorization: string): string | null => {
  const [, payload = ''] = authorization.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).iss;
  } catch {
    return null;
  }
};

/** The keys could not be fetched, so that nothing is known of the token. */
const isWithoutKeys = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'FetchError' || (error instanceof AuthenticationError && Number(error.statusCode) >= 500));

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

/** Microsoft's libraries, as far as they are used. */
export const createBotbuilder = (
  identity: TeamsIdentity,
  { openIdMetadataUrl = KEYS, tokenUrl }: Places,
): BotFramework => {
  const credentials = createCredentials(identity, tokenUrl);
  const appId = identity.kind === 'playground' ? '' : identity.appId;
  const login = `${LOGIN}/${identity.kind === 'playground' ? 'botframework.com' : identity.tenant}`;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ToChannelFromBotLoginUrl: login,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: `${LOGIN}/botframework.com/v2.0/.well-known/openid-configuration`,
      CallerId: 'urn:botframework:azure',
    },
    credentials,
  );
  const clients = new Map<string, Promise<ConnectorClient>>();
  const httpClient = createHttpClient(CALL_MS);

  const connect = async (serviceUrl: string): Promise<ConnectorClient> =>
    new ConnectorClient(await credentials.createCredentials(appId, ISSUER, login, true), {
      baseUri: serviceUrl,
      httpClient,
    });
  const clientFor = (serviceUrl: string): Promise<ConnectorClient> => {
    const client = clients.get(serviceUrl) ?? connect(serviceUrl);
    clients.set(serviceUrl, client);
    return client;
  };
  const conversations = async ({ serviceUrl }: Pick<Conversation, 'serviceUrl'>) =>
    (await clientFor(serviceUrl)).conversations;

  return {
    vouchesFor: async (authorization, { channelId, serviceUrl }) => {
      // Skills and emulators have issuers of their own, and no business here.
      if (issuerOf(authorization) !== ISSUER) return 'forged';
      try {
        await authentication.authenticateRequest({ channelId, serviceUrl } as Activity, authorization);
        return 'genuine';
      } catch (error) {
        return isWithoutKeys(error) ? 'unknown' : 'forged';
      }
    },
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
          bot: { id: `28:${appId}`, name: '' },
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
