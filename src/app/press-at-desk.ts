import { askForm, checkForm } from '../core/screen/compose-form';
import type { Press } from '../core/screen/press';
import { filledIn, formProblems, type Values } from '../core/screen/read-values';
import type { Form, Screen } from '../core/screen/screen';
import { say } from '../core/wording';
import { pressAct, submitAct } from './act-at-desk';
import { answerAtOnce, otherReadings, takeFeedback, talkScreen } from './ask-at-desk';
import { type Counter, type FrontDeskDeps, threadOf, visitorOf } from './counter';
import type { Pressed } from './front-desk';
import { openReferral, submitReferral } from './refer-at-desk';
import { homeOf, itemsFor, mineOf } from './show-lists';
import { clauseScreen, itemScreen, noSuchItem, notice, notTheirs } from './show-screen';
import { pressWatch, submitWatch } from './watch-at-desk';

const unlisted = ({ naming }: Counter): Screen =>
  notice(say('notice.nothing-changed'), say('notice.unlisted', { clerk: naming.terms.clerk }));

/** Answers what was typed into a form or stands on a button, and remembers it for what follows. */
const answer = async (
  text: string,
  what: 'question' | 'check',
  { from, at }: Pressed,
  counter: Counter,
  { recollection }: FrontDeskDeps,
): Promise<Screen> => {
  const thread = threadOf(from, at);
  const earlier = what === 'check' ? [] : recollection.earlier(thread);
  const screen = await answerAtOnce({ text, audience: 'direct', earlier }, what, visitorOf(from, counter), counter);
  recollection.remember(thread, text);
  return screen;
};

type ForPeople = Extract<Press, { kind: 'act' | 'item' | 'items' | 'mine' }>;

/** What only those can press whom the settings list. */
const pressOfListed = async (press: ForPeople, pressed: Pressed, counter: Counter): Promise<Screen> => {
  const { person } = visitorOf(pressed.from, counter);
  if (person === null) {
    if (press.kind === 'act') return notTheirs(press.reference, pressed.at);
    return press.kind === 'item' ? noSuchItem(press.reference) : unlisted(counter);
  }
  switch (press.kind) {
    case 'act':
      return await pressAct(press, person, pressed, counter);
    case 'item':
      return itemScreen(await counter.register.read.view(person.id, press.reference), press.reference, counter);
    case 'items':
      return { kind: 'list', list: await itemsFor(person, press.filter, press.after, counter) };
    case 'mine':
      return { kind: 'list', list: await mineOf(person, press.after, counter) };
  }
};

/** What a press comes to. Who may do it is decided here, whatever was pressed. */
export const pressAtDesk = async (pressed: Pressed, deps: FrontDeskDeps): Promise<Screen> => {
  const counter = deps.counter();
  const { press, from, about } = pressed;
  const visitor = visitorOf(from, counter);
  switch (press.kind) {
    case 'ask':
      return press.text.trim() === ''
        ? { kind: 'form', form: askForm() }
        : await answer(press.text, 'question', pressed, counter, deps);
    case 'clause':
      return clauseScreen(press.clauseId, counter) ?? notice(say('find.heading'), say('notice.no-clause'));
    case 'other-readings':
      return otherReadings(press.clauses, visitor, counter);
    case 'feedback':
      return takeFeedback(press.helped, press.clauses, visitor, counter);
    case 'talk':
      return talkScreen(press.about, visitor, counter, pressed.command);
    case 'refer':
      return await openReferral(pressed, counter, deps);
    case 'check':
      return about === null
        ? { kind: 'form', form: checkForm(null) }
        : await answerAtOnce({ text: about.text, audience: 'direct', earlier: [] }, 'check', visitor, counter);
    case 'watch':
      return await pressWatch(press, pressed, counter, deps.watching);
    case 'home':
      return { kind: 'home', home: await homeOf(from, counter, deps.watching, press.after ?? null) };
    default:
      return await pressOfListed(press, pressed, counter);
  }
};

const submitWords = async (
  form: Form,
  what: 'question' | 'check',
  pressed: Pressed,
  values: Values,
  deps: FrontDeskDeps,
): Promise<Screen> => {
  const wrong = formProblems(form, values);
  if (wrong !== null) return { kind: 'form', form: wrong };
  return await answer(filledIn(values, 'text'), what, pressed, deps.counter(), deps);
};

/** What a filled-in form comes to. */
export const submitAtDesk = async (pressed: Pressed, values: Values, deps: FrontDeskDeps): Promise<Screen> => {
  const counter = deps.counter();
  const { press, from } = pressed;
  switch (press.kind) {
    case 'ask':
      return await submitWords(askForm(), 'question', pressed, values, deps);
    case 'check':
      return await submitWords(checkForm(null), 'check', pressed, values, deps);
    case 'watch':
      return press.channel === null
        ? await submitWatch(pressed, values, counter, deps.watching)
        : await pressAtDesk(pressed, deps);
    case 'refer':
      return await submitReferral(pressed, values, counter, deps);
    case 'act': {
      const { person } = visitorOf(from, counter);
      return person === null ? noSuchItem(press.reference) : await submitAct(press, values, person, pressed, counter);
    }
    default:
      return await pressAtDesk(pressed, deps);
  }
};
