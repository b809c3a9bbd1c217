import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { BotFramework } from './bot-framework';
import { AUDIENCE, type Login } from './botbuilder-credentials';
import { quietly } from './botbuilder-quiet';

/** Who signs what Teams sends. */
const ISSUER = AUDIENCE;

/** One token signs many requests; its signature is checked again after so long, ms. */
const TRUSTED_MS = 5 * 60_000;
const MOST_TRUSTED = 500;

/** The library waits for keys for as long as it takes, ms. */
const KEYS_MS = 5_000;

const claims = z.object({ iss: z.string(), exp: z.number().optional() });

/** What a token says of itself, before anybody has checked it. */
const claimsOf = (authorization: string): z.infer<typeof claims> | null => {
  const [, payload = ''] = authorization.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
};

/** The keys could not be fetched, so that nothing is known of the token. */
const isWithoutKeys = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'FetchError' || (error instanceof AuthenticationError && Number(error.statusCode) >= 500));

/** What was found genuine, for a while and never for longer than it is valid. `exp` in seconds. */
const createTrusted = () => {
  const until = new Map<string, number>();
  const nameOf = (request: string): string => createHash('sha256').update(request).digest('base64');
  return {
    has: (request: string): boolean => (until.get(nameOf(request)) ?? 0) > Date.now(),
    add: (request: string, exp: number): void => {
      if (until.size >= MOST_TRUSTED) until.clear();
      until.set(nameOf(request), Math.min(exp * 1_000, Date.now() + TRUSTED_MS));
    },
  };
};

/** Checks what Teams sends by the keys that Microsoft publishes. */
export const createVerifier = (
  { appId, url, entra }: Login,
  credentials: ServiceClientCredentialsFactory,
  openIdMetadataUrl: string,
): BotFramework['vouchesFor'] => {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: AUDIENCE,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: AUDIENCE,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: `${entra}/botframework.com/v2.0/.well-known/openid-configuration`,
      CallerId: 'urn:botframework:azure',
    },
    credentials,
  );
  const trusted = createTrusted();
  return async (authorization, { channelId, serviceUrl }) => {
    const said = claimsOf(authorization);
    // Skills and emulators have issuers of their own, and no business here.
    if (said?.iss !== ISSUER) return 'forged';
    const request = [channelId, serviceUrl, authorization].join('\n');
    if (trusted.has(request)) return 'genuine';
    const late = new AbortController();
    try {
      const activity = { channelId, serviceUrl } as Activity;
      const checked = quietly(() => authentication.authenticateRequest(activity, authorization));
      const isLate = await Promise.race([checked.then(() => false), wait(KEYS_MS, true, { signal: late.signal })]);
      if (isLate) return 'unknown';
      trusted.add(request, said.exp ?? 0);
      return 'genuine';
    } catch (error) {
      return isWithoutKeys(error) ? 'unknown' : 'forged';
    } finally {
      late.abort();
    }
  };
};
