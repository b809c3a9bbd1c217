import { composeClause } from '../core/compose-clauses';
import { sampleQuestions } from '../core/compose-talk';
import type { Respond } from '../core/create-responder';
import { blank, type Line, layoutChoices, line } from '../core/layout-reply';
import type { Library } from '../core/library';
import type { Protocol, Role } from '../core/protocol';
import type { Choice, Reply } from '../core/reply';
import { citeSource } from '../core/show-clause';
import { fillPlaceholders } from '../core/wording';
import type { ChatRegister, Speaking } from './register/chat-register';
import { completeSlashCommand, obeySlashCommand } from './slash-command';
import { terminalWording as wording } from './wording';

const MOST_EARLIER = 6;

/** What the terminal says to one line. */
export type Saying =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left' }
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  /** `asked`: the question that a number stood for. `after`: what came of the message; null where nothing ever does. */
  | {
      readonly kind: 'reply';
      readonly reply: Reply;
      readonly asked: string | null;
      readonly after: readonly Line[] | null;
    };

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
  /** Where instructions and referrals are kept; absent where nothing is. */
  readonly register?: ChatRegister | null;
};

const nameOf = ({ council, key }: Protocol): string => council ?? fillPlaceholders(wording.unnamed, { key });

const openingOf = ({ council, role }: Speaking, register: ChatRegister | null): readonly Line[] => [
  line('heading', fillPlaceholders(wording.title, { council: nameOf(council) })),
  line('source', citeSource(council).line),
  blank,
  line('text', fillPlaceholders(wording.role, { role })),
  ...(register?.opening({ council, role }) ?? [line('text', wording['not-kept'])]),
];

const showClause = (clauseId: string, council: Protocol): Saying => {
  const clause = council.clauses.find(({ id }) => id === clauseId);
  return clause === undefined
    ? { kind: 'nothing' }
    : { kind: 'reply', reply: composeClause(clause, council), asked: null, after: null };
};

/** Without a register nothing comes of a message but its answer. */
const answerAlone =
  (loadRespond: Options['loadRespond']): ChatRegister['answer'] =>
  async ({ council, role }, question, earlier) => {
    const respond = await loadRespond();
    const message = { text: question, council: council.key, role, audience: 'direct', earlier } as const;
    return { reply: respond(message, council).reply, after: null };
  };

/** Begins a conversation; nothing is answered, and nothing loaded, before the first question. */
export const createConversation = ({ library, loadRespond, register = null, ...start }: Options): Conversation => {
  const answer = register?.answer ?? answerAlone(loadRespond);
  let { council, role } = start;
  let earlier: readonly string[] = [];
  let choices: readonly Choice[] = [];

  const samples = (): readonly Line[] => {
    choices = sampleQuestions(role).map((question) => ({ kind: 'question', text: question, label: question }));
    return [blank, ...layoutChoices(choices), blank, line('text', wording.ask)];
  };

  const show = (reply: Reply, asked: string | null = null, after: readonly Line[] | null = null): Saying => {
    const offered = reply.sections.flatMap((section) => section.choices);
    if (offered.length > 0) choices = offered;
    return { kind: 'reply', reply, asked, after };
  };

  const ask = async (question: string, asked: string | null = null): Promise<Saying> => {
    const { reply, after } = await answer({ council, role }, question, earlier);
    if (reply.kind !== 'unreadable') earlier = [...earlier, question].slice(-MOST_EARLIER);
    return show(reply, asked, after);
  };

  const obey = async (typed: string): Promise<Saying> => {
    const known = await register?.obey({ council, role }, typed, earlier);
    if (known !== undefined && known !== null) return { kind: 'text', lines: known };
    const others = { commands: register?.commands ?? [], help: register?.help ?? [] };
    const obeyed = obeySlashCommand(typed, { library, council, role, others });
    if (obeyed.kind === 'reply') return show(obeyed.reply);
    if (obeyed.kind !== 'speaks-as') return obeyed;
    ({ council, role } = obeyed);
    earlier = [];
    const now = fillPlaceholders(wording['now-council'], { council: nameOf(council), role });
    const kept = register?.opening({ council, role }) ?? [];
    return { kind: 'text', lines: [line('text', now), ...kept, ...samples()] };
  };

  const pick = async (choice: Choice): Promise<Saying> =>
    choice.kind === 'question' ? await ask(choice.text, choice.text) : showClause(choice.clauseId, council);

  return {
    opening: () => [...openingOf({ council, role }, register), ...samples()],
    prompt: () => fillPlaceholders(wording.prompt, { council: council.key, role }),
    complete: (beginning) => completeSlashCommand(beginning, library, register?.commands ?? []),
    say: async (said) => {
      const typed = said.trim();
      if (typed === '') return { kind: 'nothing' };
      const picked = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
      if (picked !== undefined) return await pick(picked);
      return await (typed.startsWith('/') ? obey(typed) : ask(typed));
    },
  };
};
