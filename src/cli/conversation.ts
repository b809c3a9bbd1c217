import { composeClause, composeClauses } from '../core/compose-clauses';
import { sampleQuestions } from '../core/compose-talk';
import type { Respond } from '../core/create-responder';
import { type Library, UnusableProtocolError } from '../core/library';
import type { Protocol, Role } from '../core/protocol';
import type { Choice, Reply } from '../core/reply';
import { citeSource } from '../core/show-clause';
import { fillPlaceholders } from '../core/wording';
import { allProtocols, chooseProtocol, chooseRole, ROLES } from './choose';
import { CommandError } from './command-error';
import { terminalWording as wording } from './wording';

const MOST_EARLIER = 6;
const COMMANDS = ['/council', '/role', '/clause', '/help', '/quit'] as const;

/** What the terminal says to one line. */
export type Saying =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left' }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'reply'; readonly reply: Reply };

/** A conversation with one person, who may change council and role. It remembers the last messages, in memory only. */
export type Conversation = {
  readonly opening: () => readonly string[];
  readonly prompt: () => string;
  readonly say: (line: string) => Promise<Saying>;
};

type Options = {
  readonly library: Library;
  readonly council: Protocol;
  readonly role: Role;
  readonly loadRespond: () => Promise<Respond>;
};

const text = (...paragraphs: readonly string[]): Saying => ({ kind: 'text', paragraphs });

/** Begins a conversation; nothing is answered, and nothing loaded, before the first question. */
export const createConversation = ({ library, loadRespond, ...start }: Options): Conversation => {
  let { council, role } = start;
  let earlier: readonly string[] = [];
  let choices: readonly Choice[] = [];

  const nameOf = (protocol: Protocol): string =>
    protocol.council ?? fillPlaceholders(wording.unnamed, { key: protocol.key });

  const samples = (): readonly string[] => {
    choices = sampleQuestions(role).map((question) => ({ kind: 'question', text: question, label: question }));
    return choices.map(({ label }, index) => `${index + 1}. ${label}`);
  };

  const show = (reply: Reply): Saying => {
    choices = reply.sections.flatMap((section) => section.choices);
    return { kind: 'reply', reply };
  };

  const ask = async (question: string): Promise<Saying> => {
    const respond = await loadRespond();
    const message = { text: question, council: council.key, role, audience: 'direct', earlier } as const;
    const { reply } = respond(message, council);
    if (reply.kind !== 'unreadable') earlier = [...earlier, question].slice(-MOST_EARLIER);
    return show(reply);
  };

  const startAfresh = (protocol: Protocol, newRole: Role): Saying => {
    council = protocol;
    role = newRole;
    earlier = [];
    return text(fillPlaceholders(wording['now-council'], { council: nameOf(council), role }), ...samples());
  };

  const obey = (command: string, rest: string): Saying => {
    switch (command) {
      case '/council':
        return rest === ''
          ? text(...allProtocols(library).map((protocol) => `${protocol.key}: ${nameOf(protocol)}, ${protocol.title}`))
          : startAfresh(chooseProtocol(library, rest), role);
      case '/role':
        return rest === '' ? text(...ROLES) : startAfresh(council, chooseRole(rest));
      case '/clause':
        return rest === ''
          ? text(fillPlaceholders(wording['which-clause'], { example: council.clauses[0]?.locator ?? '2.3' }))
          : show(composeClauses(rest, council));
      case '/help':
        return text(
          wording['help.ask'],
          wording['help.council'],
          wording['help.role'],
          wording['help.clause'],
          wording['help.help'],
          wording['help.quit'],
        );
      case '/quit':
      case '/exit':
        return { kind: 'left' };
      default:
        return text(fillPlaceholders(wording['unknown-command'], { command, commands: COMMANDS.join(', ') }));
    }
  };

  const pick = (choice: Choice): Promise<Saying> | Saying => {
    if (choice.kind === 'question') return ask(choice.text);
    const clause = council.clauses.find(({ id }) => id === choice.clauseId);
    return clause === undefined ? { kind: 'nothing' } : { kind: 'reply', reply: composeClause(clause, council) };
  };

  return {
    opening: () => [
      fillPlaceholders(wording.title, { council: nameOf(council) }),
      citeSource(council).line,
      fillPlaceholders(wording.role, { role }),
      wording['not-kept'],
      ...samples(),
      wording.ask,
    ],
    prompt: () => fillPlaceholders(wording.prompt, { council: council.key, role }),
    say: async (line) => {
      const typed = line.trim();
      if (typed === '') return { kind: 'nothing' };
      const choice = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
      if (choice !== undefined) return await pick(choice);
      if (!typed.startsWith('/')) return await ask(typed);
      const [command = '', ...words] = typed.split(/\s+/);
      try {
        return obey(command.toLocaleLowerCase('en-GB'), words.join(' '));
      } catch (error) {
        if (error instanceof CommandError || error instanceof UnusableProtocolError) return text(error.message);
        throw error;
      }
    },
  };
};
