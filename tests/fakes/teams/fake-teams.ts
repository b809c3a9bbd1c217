import { randomUUID } from 'node:crypto';
import { type Activity, chatOf, type Site } from './activities';
import { type Connector, createConnector, type Member, type Posted, type Scripted } from './connector';
import { type Claims, createKey, type SigningKey } from './keys';

export const ISSUER = 'https://api.botframework.com';

/** What came back over HTTP. */
export type Answered = { readonly status: number; readonly body: unknown; readonly text: string };

export type FakeTeamsOptions = {
  /** Without tokens both ways, as the local playground. */
  readonly playground?: boolean;
  readonly forgetful?: boolean;
  readonly latencyMs?: Parameters<typeof createConnector>[0]['latencyMs'];
  /** Decides about each call of the bot before it is done; undefined for the usual answer. */
  readonly interfere?: Parameters<typeof createConnector>[0]['interfere'];
};

/** Keys take a while to make: one for all of a process. */
let key: SigningKey | null = null;

const person = (tenant: string, name: string, more: Partial<Member>): Member => {
  const aadObjectId = randomUUID();
  const userPrincipalName = `${name.toLowerCase().replaceAll(' ', '.')}@ambleford.example`;
  return {
    id: `29:${aadObjectId}`,
    aadObjectId,
    name,
    email: userPrincipalName,
    userPrincipalName,
    tenantId: tenant,
    userRole: 'user',
    ...more,
  };
};

/**
 * Microsoft Teams on loopback: a connector that keeps what each reader sees, real RSA keys with their metadata, and a token
 * endpoint. Each one is another tenant with another app.
 */
export const startFakeTeams = async (options: FakeTeamsOptions = {}) => {
  const [tenant, appId, secret] = [randomUUID(), randomUUID(), randomUUID()];
  const tokens = new Set<string>();
  const tokenRequests: URLSearchParams[] = [];
  const members = new Map<string, Member>();
  const scripts: { readonly method: string; readonly path: RegExp; readonly answer: Scripted }[] = [];
  const pages = new Map<string, (body: string) => unknown>();
  key ??= createKey(['msteams']);
  const signing = key;

  const interfere: Parameters<typeof createConnector>[0]['interfere'] = (call) => {
    const at = scripts.findIndex(({ method, path }) => method === call.method && path.test(call.path));
    return at === -1 ? options.interfere?.(call) : scripts.splice(at, 1)[0]?.answer;
  };
  const connector: Connector = createConnector({
    tokens,
    guarded: options.playground !== true,
    members,
    pages,
    forgetful: options.forgetful === true,
    latencyMs: options.latencyMs ?? (() => 0),
    interfere,
  });
  const origin = await connector.listen();
  const jwks = [signing.jwk];
  pages.set('/openid', () => ({ issuer: ISSUER, jwks_uri: `${origin}/keys` }));
  pages.set('/keys', () => ({ keys: jwks }));
  pages.set('/token', (body) => {
    tokenRequests.push(new URLSearchParams(body));
    const token = randomUUID();
    tokens.add(token);
    return { token_type: 'Bearer', expires_in: 3_600, access_token: token };
  });
  const site: Site = { serviceUrl: `${origin}/uk/`, appId, tenant };

  const usualClaims = (): Claims => {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: ISSUER, aud: appId, serviceurl: site.serviceUrl, nbf: now - 60, exp: now + 3_600 };
  };
  const token = (claims: Claims = {}, by: SigningKey = signing): string => by.sign({ ...usualClaims(), ...claims });
  let usual: { readonly token: string; readonly until: number } | null = null;
  /** One token for many requests, as the real service does. */
  const usualToken = (): string => {
    if (usual === null || usual.until < Date.now()) usual = { token: token(), until: Date.now() + 600_000 };
    return usual.token;
  };

  const send = async (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answered> => {
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : null, text };
  };

  return {
    site,
    origin,
    secret,
    key: signing,
    jwks,
    connector,
    tokens,
    tokenRequests,
    openIdMetadataUrl: `${origin}/openid`,
    tokenUrl: `${origin}/token`,
    token,
    usualClaims,
    /** Somebody of the directory. */
    person: (name: string, more: Partial<Member> = {}): Member => {
      const member = person(tenant, name, more);
      members.set(member.id, member);
      members.set(member.aadObjectId, member);
      return member;
    },
    /** Takes somebody out of the directory. */
    dismiss: ({ id, aadObjectId }: Member): void => {
      members.delete(id);
      members.delete(aadObjectId);
    },
    /** Answers the next call of this kind so. */
    next: (method: string, path: RegExp, answer: Scripted): void => void scripts.push({ method, path, answer }),
    send,
    /** Sends an activity as Teams does. */
    tell: (url: string, activity: Activity): Promise<Answered> =>
      send(url, JSON.stringify(activity), {
        'content-type': 'application/json',
        ...(options.playground === true ? {} : { authorization: `Bearer ${usualToken()}` }),
      }),
    /** What stands in somebody's chat with the bot, oldest first. */
    chat: (member: Member): readonly Posted[] =>
      connector.messages().filter(({ conversation }) => conversation === chatOf(member)),
    close: connector.close,
  };
};

export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>;
