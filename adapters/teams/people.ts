import type { Caller } from '../../src/app/front-desk';
import { type Activity, accountOf, tenantsOf } from './activity';
import type { BotFramework, Called, Conversation, Member } from './bot-framework';
import { reasonOf } from './called';
import { SURFACE } from './place';

/** What is known of somebody is asked for again after so long, ms; meanwhile it is used for a day. */
const FRESH_MS = 15 * 60_000;
const KEPT_MS = 24 * 60 * 60_000;
const MOST_KEPT = 5_000;
/** Commit and answer must fit into what Teams waits for, ms. */
const ASK_MS = 4_000;

/** `isSure`: by the directory, not by what an activity says alone. `unavailable`: nobody can say now who this is. */
export type Known =
  | { readonly kind: 'known'; readonly caller: Caller; readonly isSure: boolean }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Somebody as an activity names them. */
type Named = { readonly id: string; readonly account: string; readonly name: string | null };
type Where = Conversation & { readonly tenant: string | null };
type Kept = { readonly caller: Caller; readonly at: number };

const isForeign = ({ userRole, userPrincipalName, tenantId }: Member, tenant: string | null): boolean =>
  (userRole !== null && userRole.toLowerCase() !== 'user') ||
  userPrincipalName?.toUpperCase().includes('#EXT#') === true ||
  (tenantId !== null && tenant !== null && tenantId.toLowerCase() !== tenant.toLowerCase());

/** What the platform says of somebody here; where the bot is no member, what it says in their own chat with the bot. */
const askMember = async (framework: BotFramework, { id }: Named, where: Where): Promise<Called<Member>> => {
  const signal = AbortSignal.timeout(ASK_MS);
  const { serviceUrl, tenant } = where;
  const here = await framework.member(where, id, signal);
  if (!isUnknown(here) || tenant === null) return here;
  const chat = await framework.open({ serviceUrl, tenant, user: id }, signal);
  return chat.kind === 'done' ? framework.member({ serviceUrl, id: chat.value }, id, signal) : chat;
};

const isUnknown = (called: Called<unknown>): boolean =>
  called.kind === 'refused' && (called.status === 403 || called.status === 404);

/** What the platform says of somebody now. `otherwise`: what they are taken for where it says that it knows nothing. */
const ask = async (
  framework: BotFramework,
  named: Named,
  where: Where,
  otherwise: Pick<Caller, 'isGuest'>,
): Promise<Known> => {
  const asked = await askMember(framework, named, where);
  const base = { surface: SURFACE, account: named.account, groups: [] };
  if (asked.kind === 'done') {
    const { userPrincipalName, email, name } = asked.value;
    const isGuest = isForeign(asked.value, where.tenant);
    const caller = { ...base, email, signInName: userPrincipalName, name: name ?? named.name, isGuest };
    return { kind: 'known', isSure: true, caller };
  }
  return isUnknown(asked)
    ? { kind: 'known', isSure: false, caller: { ...base, email: null, name: named.name, ...otherwise } }
    : { kind: 'unavailable', reason: reasonOf(asked) };
};

/** Who people are, by the directory of the tenant, as Teams gives it to every bot of a conversation. */
export const createPeople = (framework: BotFramework, now: () => number) => {
  const kept = new Map<string, Kept>();

  const keep = (caller: Caller): void => {
    kept.delete(caller.account);
    kept.set(caller.account, { caller, at: now() });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  };

  const find = async (named: Named, where: Where, otherwise: Pick<Caller, 'isGuest'>): Promise<Known> => {
    const before = kept.get(named.account);
    const age = before === undefined ? Number.POSITIVE_INFINITY : now() - before.at;
    const remembered = before === undefined ? null : ({ kind: 'known', caller: before.caller, isSure: true } as const);
    if (remembered !== null && age < FRESH_MS) return remembered;
    const asked = await ask(framework, named, where, otherwise);
    if (asked.kind === 'known' && asked.isSure) keep(asked.caller);
    const isNews = asked.kind === 'known' && asked.isSure;
    return isNews || remembered === null || age > KEPT_MS ? asked : remembered;
  };

  const whereOf = (activity: Activity): Where => ({
    serviceUrl: activity.serviceUrl,
    id: activity.conversation.id.replace(/;messageid=.*$/, ''),
    tenant: tenantsOf(activity)[0] ?? null,
  });

  return {
    /** Whoever sent an activity; the public, where nobody can say that they are more. */
    senderOf: (activity: Activity): Promise<Known> => {
      const named = { id: activity.from.id, account: accountOf(activity), name: activity.from.name ?? null };
      return find(named, whereOf(activity), { isGuest: true });
    },
    /** Somebody else whom an activity names by the account; whoever the settings have by it, so that it does not go to them. */
    named: (account: string, name: string | null, activity: Activity): Promise<Known> =>
      find({ id: account, account, name }, whereOf(activity), { isGuest: false }),
    /** What is known already. */
    recall: (account: string): Caller | null => kept.get(account)?.caller ?? null,
  };
};

export type People = ReturnType<typeof createPeople>;
