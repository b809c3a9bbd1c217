import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Caller } from '../../src/app/front-desk';
import type { CallSlack } from './call-slack';
import type { WhoAmI } from './identity';
import type { SlackOptions } from './slack-options';

/** Who people are, as Slack vouches for them. */
export type People = {
  /** Rejects where Slack does not say: nobody is taken for somebody whom Slack did not vouch for. */
  readonly callerOf: (user: string) => Promise<Caller>;
  /** A name to read; null where Slack does not say. */
  readonly nameOf: (user: string) => Promise<string | null>;
};

const SURFACE = 'slack';
/** What Slack said of somebody is asked again after this, ms. */
const FRESH_MS = 5 * 60_000;
/** While Slack does not answer, what it said before counts for this long, ms. */
const STALE_MS = 60 * 60_000;
/** Whoever waits for Slack's word waits so long: Slack itself waits for three seconds, ms. */
const PATIENCE_MS = 2_000;
/** How many people are remembered at most. */
const MOST = 5_000;

const profile = z.looseObject({
  user: z.looseObject({
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    real_name: z.string().optional(),
    enterprise_user: z.looseObject({ teams: z.array(z.string()).optional() }).optional(),
    profile: z.looseObject({ email: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});
const members = z.looseObject({ users: z.array(z.string()) });

type Kept<Value> = { readonly at: number; readonly value: Promise<Value>; isKnown: boolean };

/** Rejects where it takes too long; what is under way goes on for whoever asks next. */
const inTime = async <Value>({ value, isKnown }: Kept<Value>): Promise<Value> => {
  if (isKnown) return await value;
  const waiting = new AbortController();
  const tooLate = wait(PATIENCE_MS, undefined, { signal: waiting.signal }).then(
    () => Promise.reject(new Error('Slack takes too long.')),
    () => value,
  );
  try {
    return await Promise.race([value, tooLate]);
  } finally {
    waiting.abort();
  }
};

/** Asks once for many who wait, keeps the answer, and asks again when it is old. */
const createKeeper = <Value>(ask: (key: string) => Promise<Value>, now: () => number) => {
  const kept = new Map<string, Kept<Value>>();
  const askAgain = (key: string, old: Kept<Value> | undefined): Kept<Value> => {
    const asked: Kept<Value> = { at: now(), value: ask(key), isKnown: false };
    kept.delete(key);
    kept.set(key, asked);
    const [first] = kept.keys();
    if (kept.size > MOST && first !== undefined) kept.delete(first);
    asked.value.then(
      () => {
        asked.isKnown = true;
      },
      () => {
        if (kept.get(key) !== asked) return;
        if (old === undefined) kept.delete(key);
        else kept.set(key, old);
      },
    );
    return asked;
  };
  return async (key: string): Promise<Value> => {
    const old = kept.get(key);
    if (old !== undefined && now() - old.at < FRESH_MS) return await inTime(old);
    try {
      return await inTime(askAgain(key, old));
    } catch (error) {
      if (old !== undefined && now() - old.at < STALE_MS) return await inTime(old);
      throw error;
    }
  };
};

type Deps = {
  readonly call: CallSlack;
  readonly whoAmI: WhoAmI;
  readonly now: () => number;
  /** Told of everybody of the workspace whom Slack has just vouched for. */
  readonly met: (caller: Caller) => void;
} & Pick<SlackOptions, 'groups' | 'teams'>;

/** Names, e-mail addresses and groups by `users.info` and `usergroups.users.list`, remembered for some minutes. */
export const createPeople = ({ call, whoAmI, now, met, groups, teams }: Deps): People => {
  const membersOf = createKeeper(async (group) => {
    const called = await call('usergroups.users.list', { usergroup: group }, members);
    if (called.kind !== 'done') throw new Error(`Slack does not say who is in the user group ${group}.`);
    return new Set(called.answer.users);
  }, now);

  /** An outsider is never in a group that gives a role. */
  const groupsOf = async (user: string): Promise<readonly string[]> => {
    const found = await Promise.all(groups.map(async (group) => ((await membersOf(group)).has(user) ? [group] : [])));
    return found.flat();
  };

  const ask = async (user: string): Promise<Caller> => {
    const called = await call('users.info', { user }, profile);
    const outsider = { surface: SURFACE, account: user, email: null, groups: [], name: null, isGuest: true };
    if (called.kind === 'refused' && ['user_not_found', 'user_not_visible'].includes(called.code)) return outsider;
    if (called.kind !== 'done') throw new Error('Slack does not say who this is.');
    const one = called.answer.user;
    const home = [(await whoAmI()).team, ...teams];
    const teamsOfUser = [one.team_id, ...(one.enterprise_user?.teams ?? [])];
    const isFromHere =
      one.is_stranger !== true && teamsOfUser.some((team) => team !== undefined && home.includes(team));
    const isGuest = one.is_restricted === true || one.is_ultra_restricted === true || one.is_bot === true;
    const name = one.profile?.real_name ?? one.real_name ?? null;
    if (!isFromHere || isGuest || one.deleted === true) return { ...outsider, name };
    const email = one.profile?.email ?? null;
    const caller = { ...outsider, email, groups: await groupsOf(user), name, isGuest: false };
    met(caller);
    return caller;
  };

  const callerOf = createKeeper(ask, now);
  return {
    callerOf,
    nameOf: async (user) => {
      try {
        return (await callerOf(user)).name;
      } catch {
        return null;
      }
    },
  };
};
