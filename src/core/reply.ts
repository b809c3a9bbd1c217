import type { Recipient, Verdict } from './message';

/** Which kind of reply this is; an adapter may choose its card by it. */
export type ReplyKind =
  | 'answer'
  | 'readings'
  | 'silence'
  | 'remit-check'
  | 'instruction'
  | 'concern'
  | 'referral'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'privacy'
  | 'off-topic'
  | 'unreadable';

/** A clause as it is shown. `text` is the clause byte for byte; the sentence that a bullet completes stands apart from it. */
export type Quote = {
  readonly clauseId: string;
  readonly number: string | null;
  readonly locator: string;
  readonly heading: readonly string[];
  readonly leadIn: string | null;
  readonly text: string;
  /** "[the source stops here]", where it does. */
  readonly mark: string | null;
};

/** The document quoted. Dates are as printed. `line` is one sentence that names it all, or says what the document does not give. */
export type Source = {
  readonly title: string;
  readonly council: string | null;
  readonly adopted: string | null;
  readonly reviewed: string | null;
  readonly version: string;
  readonly line: string;
};

/** Something to pick: a clause to read in full, or a question to ask. */
export type Choice =
  | { readonly kind: 'clause'; readonly clauseId: string; readonly label: string }
  | { readonly kind: 'question'; readonly text: string; readonly label: string };

/** What a section is for; an adapter may fold `see-also` away or set `told` small. */
export type SectionKind = 'body' | 'you-can' | 'see-also' | 'nearest' | 'go-to' | 'told' | 'choices';

/** Our own words first, then the protocol's, then what there is to choose from. */
export type Section = {
  readonly kind: SectionKind;
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  readonly quotes: readonly Quote[];
  readonly choices: readonly Choice[];
};

/** What a button offers. Where there are no buttons the sections say the same in words. */
export type Action = {
  readonly id: 'refer-to-clerk' | 'refer-elsewhere' | 'show-other-readings' | 'not-an-instruction' | 'send-as-request';
  readonly label: string;
  /** Of what can be referred elsewhere: the office that it is about, and that is not told. */
  readonly about?: 'clerk' | 'chair';
};

/** The platform-free document that every surface renders. Nothing in it is generated: catalogue sentences and quotes. */
export type Reply = {
  readonly kind: ReplyKind;
  /** `sender`: for the sender's eyes alone, even where others could read the question. */
  readonly visibleTo: 'sender' | 'conversation';
  readonly heading: string;
  readonly verdict: { readonly verdict: Verdict; readonly line: string } | null;
  readonly sections: readonly Section[];
  /** Roles that are told without being asked. */
  readonly told: readonly Recipient[];
  readonly actions: readonly Action[];
  readonly source: Source;
  readonly footer: string;
};
