import type { Delivered } from '../../src/app/delivery';
import type { FrontDesk } from '../../src/app/front-desk';
import type { OutboxEntry } from '../../src/app/store';
import type { BotFramework, Called, Conversation } from './bot-framework';
import { reasonOf } from './called';
import { type Address, readAddress } from './place';

/** What is needed to find people. */
export type ReachDeps = {
  readonly framework: BotFramework;
  readonly frontDesk: Pick<FrontDesk, 'addressOf'>;
  readonly isAllowedService: (url: string) => boolean;
  /** Where whoever has not written yet is looked for. */
  readonly serviceUrl: string;
  readonly tenant: string;
};

/** The conversation, and its reader where there is one alone. */
export type Reached =
  | { readonly kind: 'reached'; readonly at: Conversation; readonly user: string | null }
  | Exclude<Delivered, { readonly kind: 'delivered' }>;

/** Busy, restarting, or out of step: the platform asks to try these again. */
const PASSING = new Set([401, 408, 409, 412, 425, 429]);

/** What a delivery comes to that did not succeed. */
export const failureOf = (
  called: Exclude<Called<unknown>, { kind: 'done' }>,
): Exclude<Delivered, { kind: 'delivered' }> => {
  const reason = reasonOf(called);
  if (called.kind === 'unreachable') {
    return { kind: 'retry', afterMs: null, reason, refused: !called.isDoubtful };
  }
  const { status, afterMs } = called;
  // A gateway that waited in vain does not know what became of it.
  if (status >= 500 || PASSING.has(status)) return { kind: 'retry', afterMs, reason, refused: status !== 504 };
  return { kind: 'failed', reason };
};

/** Finds the conversation that a message is for, and opens it where there is none yet. */
export const createReach = (deps: ReachDeps) => {
  const { framework, frontDesk } = deps;
  const opened = new Map<string, Conversation>();

  const openFor = async (name: string, address: Address, signal: AbortSignal): Promise<Reached> => {
    const { serviceUrl = deps.serviceUrl, tenant = deps.tenant, user = address.account } = address;
    if (user === undefined) return { kind: 'failed', reason: 'no chat with the bot yet' };
    const known = opened.get(name);
    if (known !== undefined) return { kind: 'reached', at: known, user };
    const called = await framework.open({ serviceUrl, tenant, user }, signal);
    if (called.kind !== 'done') return failureOf(called);
    const at = { serviceUrl, id: called.value };
    opened.set(name, at);
    return { kind: 'reached', at, user };
  };

  const reach = async (entry: OutboxEntry, signal: AbortSignal): Promise<Reached> => {
    const given = readAddress(entry.to.address);
    const kept = given.conversation === undefined ? readAddress(await frontDesk.addressOf(entry)) : {};
    const address = { ...given, ...kept };
    const { serviceUrl = deps.serviceUrl, conversation = address.channel, user = null } = address;
    if (!deps.isAllowedService(serviceUrl)) return { kind: 'failed', reason: 'a connector that is not allowed' };
    return conversation === undefined
      ? openFor(entry.to.conversation, address, signal)
      : { kind: 'reached', at: { serviceUrl, id: conversation }, user };
  };

  return reach;
};
