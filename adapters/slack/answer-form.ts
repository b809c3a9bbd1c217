import type { ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import type { PointedAt } from '../../src/app/front-desk';
import type { Screen } from '../../src/core/screen/screen';
import { placeOfPress } from './place';
import { readSubmission } from './read-interaction';
import { nameOfError } from './refused-error';
import { formErrors, readForm } from './render/form';
import { publishHome } from './show-home';
import { modalOf, notNow } from './show-result';
import type { SlackDeps } from './slack-deps';

const carriedShape = z.object({
  text: z.string(),
  writtenBy: z.object({
    surface: z.string(),
    account: z.string(),
    email: z.string().nullable(),
    groups: z.array(z.string()),
    name: z.string().nullable(),
    isGuest: z.boolean(),
  }),
  conversation: z.json(),
});

type Form = NonNullable<ReturnType<typeof readForm>>;

const submit = async (user: string, key: string, form: Form, deps: SlackDeps): Promise<Screen> => {
  const about: PointedAt | null = carriedShape.safeParse(form.carried).data ?? null;
  const at = placeOfPress({ deliveryKey: `form:${key}`, user, channel: null, ts: null, threadTs: null });
  try {
    const from = await deps.people.callerOf(user);
    return await deps.frontDesk.submit({ from, at, press: form.press, about }, form.values);
  } catch (error) {
    deps.report({ kind: 'failed', during: `form ${form.press.kind}`, reason: nameOfError(error) });
    return notNow();
  }
};

/** Closes the modal, or shows something else in it. */
type AnswerModal = (response?: ViewResponseAction) => Promise<void>;

/** A form was filled in. The modal shows what came of it, or what is wrong with which field. */
export const answerForm = async (body: unknown, acknowledge: AnswerModal, deps: SlackDeps): Promise<void> => {
  const { user, key, view } = readSubmission(body);
  const form = readForm(view);
  if (form === null) return await acknowledge();
  const screen = await submit(user, key, form, deps);
  const errors = screen.kind === 'form' ? formErrors(screen.form) : {};
  if (Object.keys(errors).length > 0) return await acknowledge({ response_action: 'errors', errors });
  const shown = await modalOf(screen, null, deps);
  await acknowledge(shown === null ? { response_action: 'clear' } : { response_action: 'update', view: shown });
  if (form.press.kind === 'act' || form.press.kind === 'watch')
    deps.background.run('App Home', () => publishHome(user, deps));
};
