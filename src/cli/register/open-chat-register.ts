import { withoutRecord } from '../../app/answer-sender';
import { StoreError } from '../../app/store';
import type { Respond } from '../../core/create-responder';
import { type Line, line } from '../../core/layout-reply';
import type { Person } from '../../core/register/person';
import { fillPlaceholders } from '../../core/wording';
import { CommandError } from '../command-error';
import { registerWording as wording } from '../wording-register';
import { CHAT_COMMANDS, createChatMemory, obeyInChat } from './chat-commands';
import type { ChatAnswer, ChatRegister, Speaking } from './chat-register';
import type { Desk, Desks } from './desk';
import { layoutOutcome, sayAtTerminal, type Ways } from './say-at-terminal';
import { placeOf } from './with-desk';

type Options = {
  readonly desks: Desks;
  /** The person who talks, where the settings say who there is; null for the made-up person of each role. */
  readonly person: Person | null;
  readonly loadRespond: () => Promise<Respond>;
  /** Columns of the terminal. */
  readonly width: () => number;
};

const WAYS: Ways = {
  send: wording['chat.send'],
  comment: wording['chat.comment'],
  mine: wording['chat.mine'],
  refer: wording['chat.refer'],
};

const text = (words: string): Line => line('text', words);

const HELP = [wording['help.mine'], wording['help.refer'], wording['help.items'], wording['help.item']] as const;

/** The answer alone, where the register cannot be opened: nobody is said to be told. */
const answerUnkept = (
  respond: Respond,
  { council, role }: Speaking,
  question: string,
  earlier: readonly string[],
  why: string,
): ChatAnswer => {
  const message = { text: question, council: council.key, role, audience: 'direct', earlier } as const;
  const after = [line('source', fillPlaceholders(wording['chat.closed'], { why }))];
  const { reply } = withoutRecord({ ...respond(message, council), message }, council);
  return { reply, after };
};

/** One open desk for each council that is talked of. */
const createDeskDrawer = (desks: Desks) => {
  const open = new Map<string, Promise<Desk>>();
  return {
    deskOf: ({ council }: Speaking): Promise<Desk> => {
      const known = open.get(council.key);
      if (known !== undefined) return known;
      const desk = desks.open(council.key);
      open.set(council.key, desk);
      // One that cannot be opened now may be later.
      desk.catch(() => open.delete(council.key));
      return desk;
    },
    close: async (): Promise<void> => {
      for (const desk of open.values()) await (await desk).close();
    },
  };
};

/** The register for a conversation. It is opened at the first message; while it cannot be, questions are answered all the same. */
export const openChatRegister = ({ desks, person, loadRespond, width }: Options): ChatRegister => {
  const { deskOf, close } = createDeskDrawer(desks);
  const memory = createChatMemory();

  const whoIs = ({ role, council }: Speaking): Person => {
    const found = person ?? desks.settings(council.key).people.find(({ id }) => id === role);
    if (found === undefined) throw new CommandError(`The demonstration has nobody with the role ${role}.`);
    return found;
  };

  const answer = async (speaking: Speaking, question: string, earlier: readonly string[]): Promise<ChatAnswer> => {
    const desk = await deskOf(speaking);
    const who = whoIs(speaking);
    const said = await sayAtTerminal(desk, who, { text: question, audience: 'direct', earlier });
    if (said.kind !== 'answered') memory.recorded(who.id, said.reference);
    return { reply: said.reply, after: layoutOutcome(said, WAYS, desk) };
  };

  return {
    commands: CHAT_COMMANDS,
    help: HELP,
    opening: (speaking) => {
      const settings = desks.settings(speaking.council.key);
      const isMadeUp = settings.source.kind === 'demonstration';
      const words = isMadeUp ? wording['chat.demonstration'] : wording['chat.register'];
      return [text(fillPlaceholders(words, { name: whoIs(speaking).name, place: placeOf(settings) }))];
    },
    answer: async (speaking, question, earlier) => {
      try {
        return await answer(speaking, question, earlier);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        return answerUnkept(await loadRespond(), speaking, question, earlier, error.message);
      }
    },
    obey: async (speaking, typed, said) => {
      const scene = { openDesk: () => deskOf(speaking), person: whoIs(speaking), isFixed: person !== null, memory };
      try {
        return await obeyInChat(typed, said, { ...scene, width: width() });
      } catch (error) {
        if (error instanceof CommandError || error instanceof StoreError) return [text(error.message)];
        throw error;
      }
    },
    close,
  };
};
