import type { IncomingHttpHeaders } from 'node:http';
import { type Activity, tenantsOf } from './activity';
import type { BotFramework } from './bot-framework';
import type { TeamsEvent, TeamsIdentity } from './options';

type Refusal = {
  readonly status: 401 | 503;
  readonly why: Extract<TeamsEvent, { kind: 'teams-refused' }>['why'];
};

/** Whose requests are read at all. */
export type Admission = {
  readonly framework: BotFramework;
  readonly identity: TeamsIdentity;
  readonly tenants: readonly string[];
  readonly serviceOrigins: readonly string[];
};

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page of the internet whose name leads to this machine asks by that name. */
const isLoopbackHost = (host = ''): boolean =>
  URL.canParse(`http://${host}`) && LOOPBACK_HOSTS.has(new URL(`http://${host}`).hostname);

/** Whether a request was made on this machine, and not handed on from another. */
export const isLocal = (
  { localAddress, remoteAddress }: { readonly localAddress?: string; readonly remoteAddress?: string | undefined },
  headers: IncomingHttpHeaders,
): boolean =>
  LOOPBACK.has(localAddress ?? '') &&
  LOOPBACK.has(remoteAddress ?? '') &&
  isLoopbackHost(headers.host) &&
  headers.forwarded === undefined &&
  headers['x-forwarded-for'] === undefined;

/** Whether a connector may be spoken to, with a token or without. */
export const isAllowedService = (url: string, { identity, serviceOrigins }: Omit<Admission, 'framework'>): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return identity.kind === 'playground' ? LOOPBACK_HOSTS.has(hostname) : serviceOrigins.includes(origin);
};

const sameTenant = (tenants: readonly string[], activity: Activity): boolean => {
  const said = tenantsOf(activity);
  return said.length > 0 && said.every((one) => tenants.includes(one.toLowerCase()));
};

/** Why a request is refused; null where it is Teams' own, of a tenant that is served. */
export const refusalOf = async (
  authorization: string,
  activity: Activity,
  admission: Admission,
): Promise<Refusal | null> => {
  if (activity.channelId !== 'msteams') return { status: 401, why: 'token' };
  if (!isAllowedService(activity.serviceUrl, admission)) return { status: 401, why: 'service-url' };
  if (admission.identity.kind === 'playground') return null;
  if (!sameTenant(admission.tenants, activity)) return { status: 401, why: 'tenant' };
  switch (await admission.framework.vouchesFor(authorization, activity)) {
    case 'genuine':
      return null;
    case 'forged':
      return { status: 401, why: 'token' };
    case 'unknown':
      return { status: 503, why: 'keys' };
  }
};
