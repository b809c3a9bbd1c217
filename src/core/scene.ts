import type { Finding } from './finding';
import type { Hearer, Message, Recipient } from './message';
import type { Protocol } from './protocol';
import type { Section, SectionKind } from './reply';

/** What every part of a reply is written from. */
export type Scene = { readonly finding: Finding; readonly protocol: Protocol; readonly message: Message };

/** A section of which only the parts that it has are given. */
export const section = (kind: SectionKind, parts: Partial<Omit<Section, 'kind'>>): Section => ({
  kind,
  title: null,
  paragraphs: [],
  quotes: [],
  choices: [],
  ...parts,
});

/** Who is told: never whom the concern is about, and never the sender, who knows. */
export const toldWithoutBeingAsked = ({ finding, message }: Scene): readonly Recipient[] =>
  [...new Set(finding.notify)].filter((office) => office !== finding.about && office !== message.role);

/** To whom Remit can pass what is about an office, instead of to that office; null where that is nobody, or where they know. */
export const hearerIn = (scene: Scene): Hearer | null =>
  scene.finding.about === null || toldWithoutBeingAsked(scene).length > 0 ? null : (scene.message.hearer ?? null);

/** Whether Remit can pass it to the Clerk: not for the Clerk or a guest, and not where it is about the Clerk. */
export const clerkIsOpen = ({ finding, message }: Scene): boolean =>
  finding.about !== 'clerk' && message.role !== 'clerk' && message.isGuest !== true;
