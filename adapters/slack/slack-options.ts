import type { FrontDesk } from '../../src/app/front-desk';

/** What the adapter tells whoever watches it: ids and codes, never words or tokens. */
export type SlackReport =
  /** Slack knows the token. */
  | { readonly kind: 'signed-in'; readonly team: string; readonly botUser: string }
  | { readonly kind: 'socket'; readonly state: 'connected' | 'reconnecting' | 'disconnected' }
  /** A request that is not answered, and why. */
  | { readonly kind: 'refused'; readonly why: RefusedWhy }
  /** In no shape that Slack documents: what it was, and which field. */
  | { readonly kind: 'unreadable'; readonly what: string; readonly field: string }
  /** Slack does not let the app in, until an administrator does something. */
  | { readonly kind: 'not-let-in'; readonly method: string; readonly code: string }
  | { readonly kind: 'failed'; readonly during: string; readonly reason: string };

export type RefusedWhy = 'stale' | 'future' | 'replayed' | 'other-team' | 'other-app';

/** Requests over HTTP are signed with the secret; Socket Mode opens a connection with the app-level token. */
export type SlackTransport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export type SlackOptions = {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Another address of the Web API, ending in a slash; null for Slack's own. */
  readonly apiUrl: string | null;
  /** Ids of the workspaces that are let in; none given: the workspace of the token alone. */
  readonly teams: readonly string[];
  /** Ids of the apps whose requests are let in; where none is given, whatever is signed with the secret is. */
  readonly apps: readonly string[];
  /** Ids of the user groups that the settings give a role. */
  readonly groups: readonly string[];
  readonly frontDesk: FrontDesk;
  /** Must not throw. */
  readonly report: (event: SlackReport) => void;
  /** ms since 1970. */
  readonly now?: () => number;
};
