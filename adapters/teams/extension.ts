import { z } from 'zod';
import type { Caller, FrontDesk, PointedAt, Pressed } from '../../src/app/front-desk';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { placeOf as placeName } from '../../src/core/show-clause';
import type { Activity } from './activity';
import { readCardData } from './cards/read-card-data';
import { BAD, dialog } from './dialog';
import { placeOf, referenceTo, SURFACE } from './place';
import { htmlText } from './read-text';
import { attachmentOf } from './show';
import { type Answer, LATER, type TurnDeps } from './turn';
import { type EXTENSION_COMMANDS, SEARCH_PARAMETER } from './uses';

/** Answers stay well inside what Teams takes for one. */
const MOST_FOUND = 8;
const LONGEST_WORDS = 300;
const LONGEST_PREVIEW = 200;

const payload = z.object({
  id: z.string().max(200).nullish(),
  from: z
    .object({
      user: z
        .object({ id: z.string().max(200).nullish(), displayName: z.string().max(500).nullish() })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  body: z.object({ contentType: z.string(), content: z.string().max(120_000) }),
});
const command = z.object({
  commandId: z.enum(['check', 'refer'] satisfies readonly (keyof typeof EXTENSION_COMMANDS)[]),
  messagePayload: payload.nullish().catch(null),
  data: z.unknown().optional(),
});
const query = z.object({
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .max(10)
    .nullish(),
});

const unknownWriter = (name: string | null): Caller => ({
  surface: SURFACE,
  account: '',
  email: null,
  groups: [],
  name,
  isGuest: true,
});

/** The message that a command was called upon; `unavailable` where nobody can say now who wrote it. */
const pointedAt = async (
  activity: Activity,
  said: z.infer<typeof payload>,
  { people }: TurnDeps,
): Promise<PointedAt | 'unavailable'> => {
  const { id = null, displayName = null } = said.from?.user ?? {};
  const known = id === null ? null : await people.named(id, displayName, activity);
  if (known?.kind === 'unavailable') return 'unavailable';
  const { contentType, content } = said.body;
  return {
    text: contentType === 'html' ? htmlText(content) : content.trim(),
    writtenBy: known?.caller ?? unknownWriter(displayName),
    conversation: referenceTo(activity, said.id ?? null),
  };
};

/** "Is this within remit?" and "Refer to the Clerk" on a message: opened by `press`, filled in by `submit`. */
export const onAction =
  (how: 'press' | 'submit') =>
  async (activity: Activity, from: Caller, deps: TurnDeps): Promise<Answer> => {
    const value = command.safeParse(activity.value);
    if (!value.success) return BAD;
    const { commandId, messagePayload, data } = value.data;
    const about = messagePayload == null ? null : await pointedAt(activity, messagePayload, deps);
    if (about === 'unavailable') return LATER;
    const opening: Press = { kind: commandId };
    const pressed: Pressed = { from, at: placeOf(activity), press: opening, about };
    const words = about?.text ?? null;
    if (how === 'press') return dialog(await deps.frontDesk.press(pressed), words);
    const sent = readCardData(data);
    if (sent === null) return BAD;
    const next = { ...pressed, press: sent.press };
    return dialog(await (sent.isForm ? deps.frontDesk.submit(next, sent.values) : deps.frontDesk.press(next)), words);
  };

/** Previews are read as markup. */
const plain = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const found = (screen: Extract<Screen, { kind: 'clause' }>) => ({
  ...attachmentOf(screen, null),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: {
      title: plain(placeName(screen.quote).slice(0, LONGEST_PREVIEW)),
      text: plain(screen.quote.text.slice(0, LONGEST_PREVIEW)),
    },
  },
});

/** The search for clauses: one that is chosen is inserted into the message as a card. */
export const onQuery = async (
  activity: Pick<Activity, 'value'>,
  _from: Caller,
  { frontDesk }: { readonly frontDesk: Pick<FrontDesk, 'findClauses'> },
): Promise<Answer> => {
  const value = query.safeParse(activity.value);
  if (!value.success) return BAD;
  const words = value.data.parameters?.find(({ name }) => name === SEARCH_PARAMETER)?.value;
  const clauses =
    typeof words === 'string' ? await frontDesk.findClauses(words.slice(0, LONGEST_WORDS), MOST_FOUND) : [];
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: clauses.map(found) } },
  };
};
