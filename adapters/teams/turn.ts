import type { Caller, FrontDesk } from '../../src/app/front-desk';
import type { Screen } from '../../src/core/screen/screen';
import { type Activity, isPersonal } from './activity';
import type { Afterwards } from './afterwards';
import type { BotFramework, Called } from './bot-framework';
import { reasonOf } from './called';
import type { TeamsEvent } from './options';
import type { People } from './people';
import { privateAddress } from './place';
import { showNow } from './show';
import type { Typing } from './typing';

/** What the platform is answered. */
export type Answer = { readonly status: number; readonly body: unknown };

/** Done, and nothing to say. */
export const DONE: Answer = { status: 200, body: null };

/** Not now: the platform may send it again. */
export const LATER: Answer = { status: 503, body: null };

/** What every turn works with. */
export type TurnDeps = {
  readonly framework: BotFramework;
  readonly frontDesk: FrontDesk;
  readonly people: People;
  readonly typing: Typing;
  readonly afterwards: Afterwards;
  /** Whether the app is installed for watching. */
  readonly watching: boolean;
  readonly report: (event: TeamsEvent) => void;
};

const failureOf = (called: Called<unknown>): string | null => (called.kind === 'done' ? null : reasonOf(called));

const OPEN_MS = 5_000;
const MOST_ADDRESSES = 5_000;

/** What all turns have in common: who it is, how they are reached, and showing them something in private. */
export const createTurns = ({ framework, frontDesk, people, afterwards, report }: TurnDeps) => {
  const addresses = new Map<string, string>();

  /** The same address is written down once. */
  const keepAddress = async (activity: Activity, caller: Caller): Promise<void> => {
    const address = privateAddress(activity);
    const text = JSON.stringify(address);
    if (!isPersonal(activity) || addresses.get(caller.account) === text) return;
    await frontDesk.keepAddress(caller, address);
    if (addresses.size >= MOST_ADDRESSES) addresses.clear();
    addresses.set(caller.account, text);
  };

  const showTo = async (activity: Activity, screen: Screen, replace: string | null): Promise<string | null> => {
    const { serviceUrl, tenant, user } = privateAddress(activity);
    const at = { serviceUrl: String(serviceUrl), tenant: String(tenant), user: String(user) };
    const reader = activity.from.id;
    if (isPersonal(activity)) {
      const conversation = { serviceUrl: activity.serviceUrl, id: activity.conversation.id };
      return failureOf(await showNow(framework, conversation, screen, { reader, replace }));
    }
    const chat = await framework.open(at, AbortSignal.timeout(OPEN_MS));
    if (chat.kind !== 'done') return reasonOf(chat);
    return failureOf(
      await showNow(framework, { serviceUrl: at.serviceUrl, id: chat.value }, screen, { reader, replace: null }),
    );
  };

  return {
    /** Whoever sent it, and their address kept; null where the platform cannot say now who it is. */
    meet: async (activity: Activity): Promise<Caller | null> => {
      const known = await people.senderOf(activity);
      if (known.kind === 'unavailable') {
        report({ kind: 'teams-failed', during: 'member', reason: known.reason });
        return null;
      }
      await keepAddress(activity, known.caller);
      return known.caller;
    },
    /** Shows it to the sender alone once the platform is answered; in a chat with the bot alone, in place of a message. */
    showLater: (activity: Activity, screen: Screen, replace: string | null = null): void =>
      afterwards.run('show', () => showTo(activity, screen, replace)),
  };
};

export type Turns = ReturnType<typeof createTurns>;
