import { composeClauses } from '../core/compose-clauses';
import { type Line, line } from '../core/layout-reply';
import { type Library, UnusableProtocolError } from '../core/library';
import type { Protocol, Role } from '../core/protocol';
import type { Reply } from '../core/reply';
import { citeSource } from '../core/show-clause';
import { fillPlaceholders } from '../core/wording';
import { allProtocols, chooseProtocol, chooseRole, ROLES } from './choose';
import { CommandError } from './command-error';
import { terminalWording as wording } from './wording';

const COMMANDS = ['/council', '/role', '/clause', '/help', '/quit'] as const;

/** Who talks, and of which protocols there are. */
export type Speaker = {
  readonly library: Library;
  readonly council: Protocol;
  readonly role: Role;
  /** Commands that somebody else obeys, and what the help says of them. */
  readonly others: { readonly commands: readonly string[]; readonly help: readonly string[] };
};

/** What a command comes to. */
export type Obeyed =
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'speaks-as'; readonly council: Protocol; readonly role: Role }
  | { readonly kind: 'left' };

const text = (...lines: readonly string[]): Obeyed => ({ kind: 'text', lines: lines.map((one) => line('text', one)) });

const obey = (command: string, rest: string, { library, council, role, others }: Speaker): Obeyed => {
  switch (command) {
    case '/council':
      return rest === ''
        ? text(...allProtocols(library).map((protocol) => `${protocol.key}: ${citeSource(protocol).line}`))
        : { kind: 'speaks-as', council: chooseProtocol(library, rest), role };
    case '/role':
      return rest === '' ? text(...ROLES) : { kind: 'speaks-as', council, role: chooseRole(rest) };
    case '/clause':
      return rest === ''
        ? text(fillPlaceholders(wording['which-clause'], { example: council.clauses[0]?.locator ?? '2.3' }))
        : { kind: 'reply', reply: composeClauses(rest, council) };
    case '/help':
      return text(
        wording['help.ask'],
        wording['help.council'],
        wording['help.role'],
        wording['help.clause'],
        ...others.help,
        wording['help.help'],
        wording['help.quit'],
      );
    case '/quit':
    case '/exit':
      return { kind: 'left' };
    default:
      return text(
        fillPlaceholders(wording['unknown-command'], {
          command,
          commands: [...COMMANDS, ...others.commands].join(', '),
        }),
      );
  }
};

/** Does what a line that starts with a slash says, or says what is wrong with it. */
export const obeySlashCommand = (typed: string, speaker: Speaker): Obeyed => {
  const [command = '', ...words] = typed.split(/\s+/);
  try {
    return obey(command.toLocaleLowerCase('en-GB'), words.join(' '), speaker);
  } catch (error) {
    if (error instanceof CommandError || error instanceof UnusableProtocolError) return text(error.message);
    throw error;
  }
};

/** The whole lines that this beginning of a command can become. */
export const completeSlashCommand = (
  beginning: string,
  { keys }: Library,
  others: readonly string[],
): readonly string[] =>
  [...COMMANDS, ...others, ...keys.map((key) => `/council ${key}`), ...ROLES.map((one) => `/role ${one}`)].filter(
    (whole) => beginning.startsWith('/') && whole.startsWith(beginning),
  );
