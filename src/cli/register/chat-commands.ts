import { randomUUID } from 'node:crypto';
import type { Referral } from '../../app/refer';
import { type Line, line } from '../../core/layout-reply';
import { type Action, OUTCOMES } from '../../core/register/action';
import { officeOf, type Person } from '../../core/register/person';
import { fillPlaceholders, say } from '../../core/wording';
import { CommandError } from '../command-error';
import { registerWording as wording } from '../wording-register';
import { actFor, sayNone } from './act-for';
import { chooseOutcome, choosePerson, chooseReference, needWords } from './choose-person';
import type { Desk } from './desk';
import { layoutItems, layoutOwnItems } from './layout-items';
import { layoutView } from './layout-view';
import { LIST_HINT } from './list-commands';

/** The commands of the register in a conversation. */
export const CHAT_COMMANDS = [
  '/mine',
  '/refer',
  '/request',
  '/comment',
  '/withdraw',
  '/items',
  '/item',
  '/ack',
  '/close',
  '/note',
  '/assign',
  '/reopen',
] as const;

/** What a conversation remembers: which item was recorded last, and which versions were looked at. */
export type ChatMemory = {
  readonly recorded: (person: string, reference: string) => void;
  readonly last: (person: string) => string | null;
  readonly sawVersion: (person: string, reference: string, version: number) => void;
  readonly seen: (person: string, reference: string) => number | null;
};

/** A memory that lasts as long as the conversation. */
export const createChatMemory = (): ChatMemory => {
  const last = new Map<string, string>();
  const seen = new Map<string, number>();
  const key = (person: string, reference: string): string => `${person} ${reference}`;
  return {
    recorded: (person, reference) => void last.set(person, reference),
    last: (person) => last.get(person) ?? null,
    sawVersion: (person, reference, version) => void seen.set(key(person, reference), version),
    seen: (person, reference) => seen.get(key(person, reference)) ?? null,
  };
};

/** Who types, and what the commands work on. */
export type ChatScene = {
  readonly openDesk: () => Promise<Desk>;
  readonly person: Person;
  /** Whether the person comes from the settings, so that no other can be played. */
  readonly isFixed: boolean;
  readonly memory: ChatMemory;
  readonly width: number;
};

const PAGE = { limit: 20, order: 'newest', after: null } as const;
const REFERENCE = /^(?:(?:r-\d{4}-)?\d+|c-\d{4}-[a-z\d]{4})$/i;

const text = (...words: readonly string[]): readonly Line[] => words.map((one) => line('text', one));
const thisYear = (): number => new Date().getFullYear();
const example = (): string => `R-${thisYear()}-0001`;

type Named = { readonly reference: string; readonly words: string };

/** The reference that the words begin with; else the item that was recorded last in this conversation. */
const nameItem = (rest: string, { person, memory }: ChatScene, otherwise: 'last' | 'none'): Named => {
  const [first = '', ...others] = rest.split(/\s+/);
  if (REFERENCE.test(first)) return { reference: chooseReference(first, thisYear()), words: others.join(' ') };
  const last = otherwise === 'last' ? memory.last(person.id) : null;
  if (last !== null) return { reference: last, words: rest };
  const problem = otherwise === 'last' ? wording['chat.nothing-recorded'] : wording['chat.which'];
  throw new CommandError(fillPlaceholders(problem, { example: example() }));
};

const sayMore = (more: boolean, list: string): readonly Line[] =>
  more ? text(fillPlaceholders(wording['chat.more'], { limit: String(PAGE.limit), list })) : [];

const orNull = (words: string): string | null => (words.trim() === '' ? null : words);

const act = async ({ reference }: Named, action: Action, scene: ChatScene): Promise<readonly Line[]> => {
  const { person, memory } = scene;
  const seen = memory.seen(person.id, reference);
  const told = await actFor(person, reference, action, seen, await scene.openDesk(), '/items');
  if (told.kind !== 'refused' && told.view.kind !== 'nothing') {
    memory.sawVersion(person.id, reference, told.view.version);
  }
  return text(told.says);
};

const showItem = async (rest: string, scene: ChatScene): Promise<readonly Line[]> => {
  const { reference } = nameItem(rest, scene, 'none');
  const desk = await scene.openDesk();
  const view = await desk.register.read.view(scene.person.id, reference);
  if (view.kind === 'nothing') return text(sayNone(reference, '/items'));
  scene.memory.sawVersion(scene.person.id, reference, view.version);
  return layoutView(view, desk.protocol, desk.naming);
};

const listItems = async (rest: string, { openDesk, person, memory, width }: ChatScene): Promise<readonly Line[]> => {
  const { register, naming } = await openDesk();
  const { items, more } = await register.read.list(person.id, rest === '' ? {} : { text: rest }, PAGE);
  for (const { reference, version } of items) memory.sawVersion(person.id, reference, version);
  return [...layoutItems(items, naming, width), ...sayMore(more, LIST_HINT)];
};

const listOwn = async ({ openDesk, person, width }: ChatScene): Promise<readonly Line[]> => {
  const { register, naming } = await openDesk();
  const { items, more } = await register.read.own(person.id, PAGE);
  return [...layoutOwnItems(items, naming, width), ...sayMore(more, `${LIST_HINT} --own`)];
};

const ABOUT_WHOM = /^(clerk|deputy-clerk|chair|monitoring-officer|neither|@\S+)(?:\s+(.*))?$/i;

/** Whom it is about by the sender's own word: an office, or after an @ one person of the settings. */
const subjectOf = (whom: string, desk: Desk): Pick<Referral, 'about' | 'aboutPerson'> =>
  whom.startsWith('@')
    ? { about: null, aboutPerson: choosePerson(whom.slice(1), desk).id }
    : { about: officeOf(whom.toLocaleLowerCase('en-GB')) };

const refer = async (rest: string, said: readonly string[], scene: ChatScene): Promise<readonly Line[]> => {
  const [, whom = null, comment = ''] = ABOUT_WHOM.exec(rest) ?? [null, null, rest];
  const last = said.at(-1);
  if (last === undefined) return text(wording['chat.nothing-said']);
  const desk = await scene.openDesk();
  const { intake } = desk;
  const referred = await (await intake()).refer({
    by: scene.person.id,
    deliveryKey: `terminal:${randomUUID()}`,
    text: last,
    earlier: said.slice(0, -1),
    writtenBy: scene.person.id,
    ...(whom === null ? { about: null } : subjectOf(whom, desk)),
    mayBeAsked: whom === null,
    comment: orNull(comment),
    conversation: { surface: 'terminal' },
  });
  if (referred.kind === 'refused') {
    const says = say(`refer.${referred.reason}`);
    return text(says, ...(referred.reason === 'about-whom' ? [wording['chat.about-whom']] : []));
  }
  const { reference, goesTo } = referred;
  scene.memory.recorded(scene.person.id, reference);
  return text(fillPlaceholders(wording['chat.referred'], { reference, who: goesTo.name }));
};

const close = (rest: string, scene: ChatScene): Promise<readonly Line[]> => {
  const named = nameItem(rest, scene, 'none');
  const [outcome = '', ...note] = named.words.split(':');
  if (outcome.trim() === '') {
    throw new CommandError(fillPlaceholders(wording['chat.outcomes'], { outcomes: OUTCOMES.join(', ') }));
  }
  return act(named, { kind: 'close', outcome: chooseOutcome(outcome), note: orNull(note.join(':')) }, scene);
};

const assign = async (rest: string, scene: ChatScene): Promise<readonly Line[]> => {
  const named = nameItem(rest, scene, 'none');
  return act(named, { kind: 'assign', to: choosePerson(named.words, await scene.openDesk()).id }, scene);
};

/** Does what a command of the register says; null where it is none of them. */
export const obeyInChat = async (
  typed: string,
  said: readonly string[],
  scene: ChatScene,
): Promise<readonly Line[] | null> => {
  const [first = '', ...others] = typed.split(/\s+/);
  const command = first.toLocaleLowerCase('en-GB');
  const rest = others.join(' ').trim();
  const ofLast = (): Named => nameItem(rest, scene, 'last');
  const ofNamed = (): Named => nameItem(rest, scene, 'none');
  switch (command) {
    case '/mine':
      return listOwn(scene);
    case '/refer':
      return refer(rest, said, scene);
    case '/request':
      return act(ofLast(), { kind: 'send-as-request', text: orNull(ofLast().words) }, scene);
    case '/comment':
      return act(ofLast(), { kind: 'comment', text: needWords(ofLast().words, 'comment') }, scene);
    case '/withdraw':
      return act(ofLast(), { kind: 'withdraw', reason: orNull(ofLast().words) }, scene);
    case '/items':
      return listItems(rest, scene);
    case '/item':
      return showItem(rest, scene);
    case '/ack':
      return act(ofNamed(), { kind: 'acknowledge' }, scene);
    case '/close':
      return close(rest, scene);
    case '/note':
      return act(ofNamed(), { kind: 'note', text: needWords(ofNamed().words, 'note') }, scene);
    case '/reopen':
      return act(ofNamed(), { kind: 'reopen', reason: needWords(ofNamed().words, 'reopen') }, scene);
    case '/assign':
      return assign(rest, scene);
    case '/role':
    case '/council': {
      if (!scene.isFixed || rest === '') return null;
      const people = (await scene.openDesk()).settings.people.map(({ id }) => id).join(', ');
      return text(fillPlaceholders(wording['chat.fixed'], { people }));
    }
    default:
      return null;
  }
};
