import type { Respond } from '../core/create-responder';
import type { Json } from '../core/register/item';
import { type Office, officeHeldBy, type Person, peopleOf, personOf } from '../core/register/person';
import { namesSomebody, speaksOfSomebody } from '../core/register/speaks-of-somebody';
import { answerSender } from './answer-sender';
import { draftItem } from './draft-item';
import { fileItem } from './file-item';
import type { RegisterDeps } from './register-deps';

/** Something that a person brings to the register: their own message, or somebody else's. */
export type Referral = {
  /** The id of whoever refers it. */
  readonly by: string;
  /** The surface's own name of the button press or command, the same when it is delivered again. */
  readonly deliveryKey: string;
  readonly text: string;
  readonly earlier: readonly string[];
  /** Who wrote it: an id of the settings, else a name of the platform's for somebody whom they do not list. */
  readonly writtenBy: string;
  /** Whom it is about by the referrer's own word, beside what is read in the text. */
  readonly about: Office | null;
  /** One person whom it is about by the referrer's word: an id of the settings. */
  readonly aboutPerson?: string | null;
  /** Whether the referrer can still be asked whom it is about: then nothing is filed where that is not clear. */
  readonly mayBeAsked?: boolean;
  readonly comment: string | null;
  readonly conversation: Json;
};

export type Referred =
  /** `goesTo`: the office that has it now, and its holder's name; the office is null where somebody else keeps it. */
  | {
      readonly kind: 'recorded' | 'duplicate';
      readonly reference: string;
      readonly goesTo: { readonly office: Office | null; readonly name: string };
    }
  /**
   * Nothing was recorded. `unlisted`: nobody refers in the name of somebody whom the settings do not list. `about-whom`: it
   * speaks of an office, or of somebody by name, and perhaps is about them.
   */
  | { readonly kind: 'refused'; readonly reason: 'unlisted' | 'not-filed' | 'unreadable' | 'about-whom' };

/** Files a referral or a concern in the name of whoever asks for it. Once the promise resolves it is on disk. */
export type Refer = (referral: Referral) => Promise<Referred>;

const addComment = async (reference: string, { by, comment, deliveryKey }: Referral, { store, now }: RegisterDeps) => {
  if (comment === null || comment.trim() === '') return;
  const item = await store.item(reference);
  if (item === null || item.comment !== null) return;
  await store.act({
    reference,
    seenVersion: item.version,
    deliveryKey: `${deliveryKey}:comment`,
    deed: { act: 'commented', by, at: now().toISOString(), detail: {}, words: {} },
    change: { comment },
    quiet: false,
    outbox: [],
  });
};

/** Whether it may be about somebody of whom nothing is known yet. `office`: what was read in it. */
const isUnclear = (
  text: string,
  sender: Person,
  office: Office | null,
  { protocol, directory: { staffing } }: RegisterDeps,
): boolean => {
  if (office === null) return speaksOfSomebody(text, sender, protocol.terms, staffing);
  const known = peopleOf(staffing, office);
  return namesSomebody(
    text,
    sender,
    staffing.people.filter(({ id }) => !known.includes(id)),
  );
};

/** The use case for "Refer to the Clerk". A remit check is recorded in this way alone. */
export const createRefer = (deps: RegisterDeps & { readonly respond: Respond }): Refer => {
  const { directory, protocol, respond } = deps;
  const { staffing } = directory;
  return async (referral) => {
    const person = personOf(staffing, referral.by);
    if (person === null) return { kind: 'refused', reason: 'unlisted' };
    const said = { text: referral.text, audience: 'direct', earlier: referral.earlier } as const;
    const answered = answerSender(person, said, deps, respond);
    const { finding, reply } = answered;
    if (reply.kind === 'unreadable') return { kind: 'refused', reason: 'unreadable' };
    const { aboutPerson = null } = referral;
    const offices = [finding.about, referral.about].filter((office) => office !== null);
    const isSaid = referral.about !== null || aboutPerson !== null || !referral.mayBeAsked;
    if (!isSaid && isUnclear(referral.text, person, finding.about, deps))
      return { kind: 'refused', reason: 'about-whom' };
    const named = [referral.writtenBy, ...(aboutPerson === null ? [] : [aboutPerson])];
    const about = new Set([...named, ...offices.flatMap((office) => peopleOf(staffing, office))]);
    const origin = {
      kind: finding.intent === 'concern' || offices.length > 0 || aboutPerson !== null ? 'concern' : 'referral',
      openedBy: person.id,
      sender: referral.writtenBy,
      about: [...about].filter((id) => id !== person.id),
      text: referral.text,
      conversation: referral.conversation,
    } as const;
    const leaving = { deliveryKey: referral.deliveryKey, told: [], notice: () => [] };
    const filed = await fileItem(draftItem(origin, answered, protocol), leaving, deps);
    if (filed.kind === 'not-filed') return { kind: 'refused', reason: 'not-filed' };
    await addComment(filed.reference, referral, deps);
    const office = officeHeldBy(staffing, filed.keeper);
    const name = personOf(staffing, filed.keeper)?.name ?? filed.keeper;
    return { kind: filed.kind, reference: filed.reference, goesTo: { office, name } };
  };
};
