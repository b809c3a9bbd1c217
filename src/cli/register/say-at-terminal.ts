import { randomUUID } from 'node:crypto';
import type { Handled } from '../../app/handle-message';
import { type Line, line } from '../../core/layout-reply';
import type { Audience } from '../../core/message';
import { namePerson } from '../../core/register/describe';
import type { Person } from '../../core/register/person';
import { fillPlaceholders } from '../../core/wording';
import { registerWording as wording } from '../wording-register';
import type { Desk } from './desk';
import { placeOf } from './with-desk';

/** A message that was answered, as the terminal got it. */
export type Said = Exclude<Handled, { kind: 'ignored' }>;

/** How to follow up what was recorded: differs between commands and chat. */
export type Ways = {
  readonly send: string;
  readonly comment: string;
  readonly mine: string;
  readonly refer: string | null;
};

/** Takes in what a person typed. The terminal shows the reply itself, so that none is sent. */
export const sayAtTerminal = async (
  desk: Desk,
  person: Person,
  message: {
    readonly text: string;
    readonly audience: Exclude<Audience, 'shared'>;
    readonly earlier: readonly string[];
  },
): Promise<Said> => {
  const { handle } = await desk.intake();
  const handled = await handle({
    ...message,
    surface: 'terminal',
    deliveryKey: randomUUID(),
    account: person.id,
    channel: null,
    conversation: { surface: 'terminal' },
    notice: null,
  });
  if (handled.kind === 'ignored') throw new Error('A message at the terminal was not answered.');
  return handled;
};

/** What came of it: where it was recorded and what can follow, or how to pass it on. */
export const layoutOutcome = (said: Said, ways: Ways, { protocol, naming, settings }: Desk): readonly Line[] => {
  if (said.kind === 'answered') {
    const { kind, actions } = said.reply;
    // A concern about the Clerk can be passed on too: it goes to somebody else.
    const canRefer =
      kind === 'concern' || actions.some(({ id }) => id === 'refer-to-clerk' || id === 'refer-elsewhere');
    return canRefer && ways.refer !== null ? [line('source', ways.refer)] : [];
  }
  const { reference } = said;
  const values = {
    reference,
    who: namePerson(said.keeper, naming),
    clerk: protocol.terms.clerk,
    place: placeOf(settings),
  };
  const following = said.reply.kind === 'instruction' ? [ways.send, ways.comment, ways.mine] : [ways.mine];
  const madeUp = settings.source.kind === 'demonstration' ? [wording['cli.demonstration']] : [];
  return [wording['chat.recorded'], ...following, ...madeUp].map((one) =>
    line('source', fillPlaceholders(one, values)),
  );
};
