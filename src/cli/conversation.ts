import { composeClause } from '../core/compose-clauses';
import { sampleQuestions } from '../core/compose-talk';
import type { Respond } from '../core/create-responder';
import { blank, type Line, layoutChoices, line } from '../core/layout-reply';
import type { Library } from '../core/library';
import type { Protocol, Role } from '../core/protocol';
import type { Choice, Reply } from '../core/reply';
import { citeSource } from '../core/show-clause';
import { fillPlaceholders } from '../core/wording';
import { completeSlashCommand, obeySlashCommand } from './slash-command';
import { terminalWording as wording } from './wording';

const MOST_EARLIER = 6;

/** What the terminal says to one line. */
export type Saying =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left' }
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  /** `asked`: the question that a number stood for. */
  | { readonly kind: 'reply'; readonly reply: Reply; readonly asked: string | null };

/** A conversation with one person, who may change council and role. It remembers the last messages, in memory only. */
export type Conversation = {
  readonly opening: () => readonly Line[];
  readonly prompt: () => string;
  readonly say: (line: string) => Promise<Saying>;
  /** The whole lines that this beginning of a command can become. */
  readonly complete: (beginning: string) => readonly string[];
};

type Options = {
  readonly library: Library;
  readonly council: Protocol;
  readonly role: Role;
  readonly loadRespond: () => Promise<Respond>;
};

const nameOf = ({ council, key }: Protocol): string => council ?? fillPlaceholders(wording.unnamed, { key });

/** Begins a conversation; nothing is answered, and nothing loaded, before the first question. */
export const createConversation = ({ library, loadRespond, ...start }: Options): Conversation => {
  let { council, role } = start;
  let earlier: readonly string[] = [];
  let choices: readonly Choice[] = [];

  const samples = (): readonly Line[] => {
    choices = sampleQuestions(role).map((question) => ({ kind: 'question', text: question, label: question }));
    return [blank, ...layoutChoices(choices), blank, line('text', wording.ask)];
  };

  const show = (reply: Reply, asked: string | null = null): Saying => {
    const offered = reply.sections.flatMap((section) => section.choices);
    if (offered.length > 0) choices = offered;
    return { kind: 'reply', reply, asked };
  };

  const ask = async (question: string, asked: string | null = null): Promise<Saying> => {
    const respond = await loadRespond();
    const message = { text: question, council: council.key, role, audience: 'direct', earlier } as const;
    const { reply } = respond(message, council);
    if (reply.kind !== 'unreadable') earlier = [...earlier, question].slice(-MOST_EARLIER);
    return show(reply, asked);
  };

  const obey = (typed: string): Saying => {
    const obeyed = obeySlashCommand(typed, { library, council, role });
    if (obeyed.kind === 'reply') return show(obeyed.reply);
    if (obeyed.kind !== 'speaks-as') return obeyed;
    ({ council, role } = obeyed);
    earlier = [];
    const now = fillPlaceholders(wording['now-council'], { council: nameOf(council), role });
    return { kind: 'text', lines: [line('text', now), ...samples()] };
  };

  const pick = (choice: Choice): Promise<Saying> | Saying => {
    if (choice.kind === 'question') return ask(choice.text, choice.text);
    const clause = council.clauses.find(({ id }) => id === choice.clauseId);
    return clause === undefined
      ? { kind: 'nothing' }
      : { kind: 'reply', reply: composeClause(clause, council), asked: null };
  };

  return {
    opening: () => [
      line('heading', fillPlaceholders(wording.title, { council: nameOf(council) })),
      line('source', citeSource(council).line),
      blank,
      line('text', fillPlaceholders(wording.role, { role })),
      line('text', wording['not-kept']),
      ...samples(),
    ],
    prompt: () => fillPlaceholders(wording.prompt, { council: council.key, role }),
    complete: (beginning) => completeSlashCommand(beginning, library),
    say: async (said) => {
      const typed = said.trim();
      if (typed === '') return { kind: 'nothing' };
      const picked = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
      if (picked !== undefined) return await pick(picked);
      return typed.startsWith('/') ? obey(typed) : await ask(typed);
    },
  };
};
