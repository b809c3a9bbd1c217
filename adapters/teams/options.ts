import type { FrontDesk } from '../../src/app/front-desk';

/**
 * As whom the bot speaks. `playground`: as nobody, without tokens either way, for requests from this machine alone.
 */
export type TeamsIdentity =
  | { readonly kind: 'secret'; readonly appId: string; readonly tenant: string; readonly secret: string }
  | { readonly kind: 'managed-identity'; readonly appId: string; readonly tenant: string }
  | { readonly kind: 'playground' };

/** What happened, for a log: ids and reasons, never words. */
export type TeamsEvent =
  | {
      readonly kind: 'teams-refused';
      readonly why: 'not-local' | 'malformed' | 'too-large' | 'token' | 'keys' | 'service-url' | 'tenant';
    }
  | { readonly kind: 'teams-failed'; readonly during: string; readonly reason: string };

/** What the adapter is built from. */
export type TeamsOptions = {
  readonly identity: TeamsIdentity;
  readonly frontDesk: FrontDesk;
  /** Must not throw. */
  readonly report: (event: TeamsEvent) => void;
  /** ms since 1970. */
  readonly now: () => number;
  /** Whether it is installed from the package that may read channels: where not, none is said to be watched. */
  readonly watching?: boolean;
  /** Tenants whose people are served; the identity's own where nothing is said. */
  readonly tenants?: readonly string[];
  /** Origins of connectors that are spoken to; no other is ever sent a token. */
  readonly serviceOrigins?: readonly string[];
  /** Where the platform publishes its keys. */
  readonly openIdMetadataUrl?: string;
  /** Where tokens are fetched instead of from Microsoft Entra. */
  readonly tokenUrl?: string;
};

/** The public cloud's connectors. */
export const PUBLIC_ORIGINS: readonly string[] = ['https://smba.trafficmanager.net'];
