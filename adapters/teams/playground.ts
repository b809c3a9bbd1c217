import type { BotFramework, Outgoing } from './bot-framework';

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The playground opens no dialog for a button and does nothing instead: without the wish for one the press comes back as a
 * message, and the form is a card in the chat, as in every client that has no dialogs.
 */
export const withoutDialogs = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutDialogs);
  if (!isPart(part)) return part;
  const kept = Object.entries(part).filter(([name]) => name !== 'msteams');
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutDialogs(value)]));
};

const simply = (outgoing: Outgoing): Outgoing => {
  if (outgoing.type === 'typing') return outgoing;
  const attachments = outgoing.attachments.map((one) => ({ ...one, content: withoutDialogs(one.content) }));
  return { ...outgoing, attachments };
};

/** The same platform, where it is Microsoft's playground. */
export const asPlayground = (framework: BotFramework): BotFramework => ({
  ...framework,
  send: (to, outgoing, signal) => framework.send(to, simply(outgoing), signal),
  change: (at, message, outgoing, signal) => framework.change(at, message, simply(outgoing), signal),
});
