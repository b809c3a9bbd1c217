import type { Json } from '../register/item';
import type { Quote, Reply, Source } from '../reply';
import type { Press } from './press';

/** `style` is what a platform may draw it by; the label alone says what it does. `asks`: a press opens a form. */
export type Button = {
  readonly label: string;
  readonly press: Press;
  readonly style: 'plain' | 'primary' | 'danger';
  readonly asks: boolean;
};

/** A label and what stands beside it, in our words and the users'. */
export type Row = { readonly label: string; readonly text: string };

/**
 * One item as one person may see it, in the order in which it is read: who, where, the sentence, why, the clause, the sender's
 * comment, what has happened, what can be done.
 */
export type ItemCard = {
  readonly reference: string;
  readonly version: number;
  /** `R-2026-0042 · message to staff · open`. */
  readonly heading: string;
  /** Why it is shown now ("It was assigned to you."); null in a list. */
  readonly because: string | null;
  /** "A note and a prompt, not a finding about anybody." */
  readonly note: string;
  /** From, recorded by, concerns, with, when. */
  readonly who: readonly Row[];
  /** Where it was said: the adapter's own reference, from which it makes the link back. */
  readonly conversation: Json;
  readonly sentence: { readonly label: string; readonly text: string | null; readonly removed: string };
  /** The words that fired, in a sentence; null where there are none. */
  readonly why: string | null;
  readonly clauses: { readonly label: string; readonly quotes: readonly Quote[] };
  readonly comment: string | null;
  readonly history: { readonly label: string; readonly steps: readonly string[] };
  readonly buttons: readonly Button[];
};

/** One line of a list: `label` names it whole, `press` opens it. */
export type ListRow = {
  readonly reference: string;
  readonly label: string;
  readonly detail: string;
  readonly press: Press;
};

/** A page of items. `empty` says what there would be; `here` is the press that shows this page. */
export type ListScreen = {
  readonly here: Extract<Press, { readonly kind: 'items' | 'mine' }>;
  readonly heading: string;
  readonly intro: string;
  readonly rows: readonly ListRow[];
  readonly empty: string | null;
  readonly filters: readonly Button[];
  /** The next page, and back to the first. */
  readonly pages: readonly Button[];
};

/**
 * Something to fill in. `words`: free text of at most `longest` characters. `choice`: one of the options, or of the platform's
 * own channels, where it lets people choose among those.
 */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly isOptional: boolean;
  readonly initial: string | null;
  /** What is wrong with what was filled in. */
  readonly problem: string | null;
} & (
  | { readonly kind: 'words'; readonly longest: number; readonly lines: 'one' | 'several' }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly ofChannels?: true;
    }
);

/** A form; filled in, its values go back with `press` to `submit`. Titles have at most 24 characters, as Slack's modals. */
export type Form = {
  readonly title: string;
  readonly intro: readonly string[];
  readonly fields: readonly Field[];
  readonly submitLabel: string;
  readonly press: Press;
};

/** The page that everybody has: ask, suggested questions, my items; the Clerk's also has the register and the watched channels. */
export type HomeScreen = {
  readonly heading: string;
  readonly intro: readonly string[];
  readonly buttons: readonly Button[];
  readonly questions: { readonly label: string; readonly buttons: readonly Button[] };
  readonly lists: readonly ListScreen[];
  readonly watched: {
    readonly label: string;
    readonly intro: string;
    readonly empty: string | null;
    /** Without a `name` where the platform gave none. */
    readonly channels: readonly { readonly channel: string; readonly name?: string; readonly button: Button }[];
    /** The channels that follow, and back to the first. */
    readonly pages: readonly Button[];
    /** Chooses one more, where the platform can; null for whoever may only stop. */
    readonly add: Button | null;
  } | null;
  readonly footer: string;
};

/** What a surface shows. Every word in it is ours, the protocol's or a user's: whoever renders it escapes all of them. */
export type Screen =
  /** `reference`: the item that was recorded of it. `buttons` stand for the reply's actions; its choices have their own presses. */
  | {
      readonly kind: 'reply';
      readonly reply: Reply;
      readonly reference: string | null;
      readonly buttons: readonly Button[];
      /** "This helped", "Not what I meant". */
      readonly feedback: readonly Button[];
    }
  | { readonly kind: 'item'; readonly card: ItemCard }
  | { readonly kind: 'list'; readonly list: ListScreen }
  | { readonly kind: 'clause'; readonly heading: string; readonly quote: Quote; readonly source: Source }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'home'; readonly home: HomeScreen }
  /** A sentence or two: done, refused and why, changed since. */
  | { readonly kind: 'notice'; readonly heading: string; readonly text: string; readonly buttons: readonly Button[] }
  /** A stale press: what has changed, with the item as it is now. */
  | { readonly kind: 'stale'; readonly text: string; readonly card: ItemCard };
