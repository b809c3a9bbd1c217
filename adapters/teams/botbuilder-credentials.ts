import { ConfidentialClientApplication } from '@azure/msal-node';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { MsalServiceClientCredentialsFactory, type ServiceClientCredentialsFactory } from 'botframework-connector';
import type { TeamsIdentity } from './options';

const ENTRA = 'https://login.microsoftonline.com';

/** Whom the bot's tokens are for; who signs those of Teams has the same name. */
export const AUDIENCE = 'https://api.botframework.com';

/** As whom and where the bot signs in. */
export type Login = { readonly appId: string; readonly url: string; readonly entra: string };

/** The login of an identity; the playground's is never used. */
export const loginOf = (identity: TeamsIdentity): Login =>
  identity.kind === 'playground'
    ? { appId: '', url: `${ENTRA}/botframework.com`, entra: ENTRA }
    : { appId: identity.appId, url: `${ENTRA}/${identity.tenant}`, entra: ENTRA };

/** MSAL asks the authority where its tokens are; told so, it asks nobody. */
const createClient = (identity: Extract<TeamsIdentity, { kind: 'secret' }>, tokenUrl: string) => {
  const authority = `${ENTRA}/${identity.tenant}`;
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

/** Where the bot's tokens come from. `tokenUrl`: instead of Microsoft Entra. */
export const createCredentials = (
  identity: TeamsIdentity,
  tokenUrl: string | undefined,
): ServiceClientCredentialsFactory => {
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
