import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { BotFramework } from './bot-framework';
import { AUDIENCE, type Login } from './botbuilder-credentials';

/** Who signs what Teams sends. */
const ISSUER = AUDIENCE;

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
  return async (authorization, { channelId, serviceUrl }) => {
    // Skills and emulators have issuers of their own, and no business here.
    if (issuerOf(authorization) !== ISSUER) return 'forged';
    try {
      await authentication.authenticateRequest({ channelId, serviceUrl } as Activity, authorization);
      return 'genuine';
    } catch (error) {
      return isWithoutKeys(error) ? 'unknown' : 'forged';
    }
  };
};
