import type { Caller } from '../../src/app/front-desk';
import { type Activity, accountOf, tenantsOf } from './activity';
import type { BotFramework, Conversation, Member } from './bot-framework';
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

/** What the platform says of somebody now. */
const ask = async (framework: BotFramework, named: Named, where: Where): Promise<Known> => {
  const asked = await framework.member(where, named.id, AbortSignal.timeout(ASK_MS));
  const base = { surface: SURFACE, account: named.account, groups: [] };
  switch (asked.kind) {
    case 'done': {
      const { userPrincipalName, email, name } = asked.value;
      const isGuest = isForeign(asked.value, where.tenant);
      const caller = { ...base, email, signInName: userPrincipalName, name: name ?? named.name, isGuest };
      return { kind: 'known', isSure: true, caller };
    }
    case 'refused':
      // A message extension is used where the bot is no member: the account is vouched for, no more is known of it.
      return asked.status === 403 || asked.status === 404
        ? { kind: 'known', isSure: false, caller: { ...base, email: null, name: named.name, isGuest: false } }
        : { kind: 'unavailable', reason: reasonOf(asked) };
    case 'unreachable':
      return { kind: 'unavailable', reason: reasonOf(asked) };
  }
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

  const find = async (named: Named, where: Where): Promise<Known> => {
    const before = kept.get(named.account);
    const age = before === undefined ? Number.POSITIVE_INFINITY : now() - before.at;
    const remembered = before === undefined ? null : ({ kind: 'known', caller: before.caller, isSure: true } as const);
    if (remembered !== null && age < FRESH_MS) return remembered;
    const asked = await ask(framework, named, where);
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
    /** Whoever sent an activity. */
    senderOf: (activity: Activity): Promise<Known> =>
      find({ id: activity.from.id, account: accountOf(activity), name: activity.from.name ?? null }, whereOf(activity)),
    /** Somebody else whom an activity names by the account. */
    named: (account: string, name: string | null, activity: Activity): Promise<Known> =>
      find({ id: account, account, name }, whereOf(activity)),
    /** What is known already. */
    recall: (account: string): Caller | null => kept.get(account)?.caller ?? null,
  };
};

export type People = ReturnType<typeof createPeople>;
