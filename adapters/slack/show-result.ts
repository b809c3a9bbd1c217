import type { PointedAt } from '../../src/app/front-desk';
import type { Json } from '../../src/core/register/item';
import type { Press } from '../../src/core/screen/press';
import type { Screen } from '../../src/core/screen/screen';
import { say } from '../../src/core/wording';
import { anyAnswer } from './call-slack';
import { createLinkTo, isDirect } from './place';
import type { PressedIn } from './read-interaction';
import { renderModal, renderScreen } from './render/render-screen';
import { respondToUrl, type Showing } from './respond-to-url';
import { publishHome, showHome } from './show-home';
import type { SlackDeps } from './slack-deps';

/** Something that could not be done just now. */
export const notNow = (text = say('card.down')): Screen => ({
  kind: 'notice',
  heading: say('card.down-heading'),
  text,
  buttons: [],
});

/** What of a long message fits into what Slack carries with a form, tried in turn. */
const LENGTHS = [40_000, 6_000, 3_000, 1_500, 500];

/** A screen as a modal. `about` comes back with a form, with as many of its words as Slack carries. */
export const modalOf = async (screen: Screen, about: PointedAt | null, { whoAmI }: SlackDeps) => {
  const linkTo = createLinkTo((await whoAmI()).url);
  for (const length of LENGTHS) {
    const carried: Json = about === null ? null : { ...about, text: about.text.slice(0, length) };
    const view = renderModal(screen, carried, linkTo);
    if (view !== null) return view;
  }
  return renderModal(notNow(), null, linkTo);
};

/** Where a result goes: what was pressed, where, by whom. */
export type Pressing = {
  readonly user: string;
  readonly triggerId: string;
  readonly press: Press;
  readonly in: PressedIn;
};

const openModal = async (
  screen: Screen,
  pressing: Pressing,
  about: PointedAt | null,
  deps: SlackDeps,
): Promise<void> => {
  const view = await modalOf(screen, about, deps);
  const { in: where, triggerId } = pressing;
  const called =
    where.kind === 'modal'
      ? await deps.call('views.update', { view_id: where.viewId, view }, anyAnswer)
      : await deps.call('views.open', { trigger_id: triggerId, view }, anyAnswer);
  if (called.kind === 'done') return;
  const reason = called.kind === 'refused' ? called.code : called.kind;
  deps.report({ kind: 'failed', during: 'views.open', reason });
  await tell(notNow(say('card.too-late')), pressing, deps);
};

/** A list turns its pages in place, and a card that was acted upon or was stale becomes what it is now. */
const showingOf = (screen: Screen, { press, in: where }: Pressing): Showing => {
  if (where.kind !== 'message' && where.kind !== 'whisper') return 'whispered';
  const turnsPage = (press.kind === 'items' || press.kind === 'mine') && press.after !== null;
  if (screen.kind === 'list' && (turnsPage || where.kind === 'whisper')) return 'instead';
  if (press.kind === 'act' && (screen.kind === 'item' || screen.kind === 'stale')) return 'instead';
  return isDirect(where.channel) && where.kind === 'message' ? 'posted' : 'whispered';
};

/** Beside what was pressed; where Slack gave no way for it, in their direct messages. */
const tell = async (screen: Screen, pressing: Pressing, deps: SlackDeps): Promise<void> => {
  const { url: workspace } = await deps.whoAmI();
  const message = renderScreen(screen, createLinkTo(workspace));
  const { in: where, user } = pressing;
  if ((where.kind === 'message' || where.kind === 'whisper') && where.responseUrl !== null) {
    const responded = await respondToUrl(where.responseUrl, message, showingOf(screen, pressing), where.threadTs);
    if (responded.kind === 'done') return;
    deps.report({ kind: 'failed', during: 'response_url', reason: responded.reason });
  }
  await deps.call('chat.postMessage', { channel: user, ...message }, anyAnswer);
};

/** Shows what came of a press: a form in a modal, anything else where the button was. */
export const showResult = async (
  screen: Screen,
  pressing: Pressing,
  about: PointedAt | null,
  deps: SlackDeps,
): Promise<void> => {
  const { kind } = pressing.in;
  if (kind === 'home' && screen.kind === 'home') return showHome(pressing.user, screen.home, deps);
  if (screen.kind === 'form' || kind === 'home' || kind === 'modal') await openModal(screen, pressing, about, deps);
  else await tell(screen, pressing, deps);
  const changesHome = pressing.press.kind === 'act' || pressing.press.kind === 'watch';
  if (kind === 'home' && changesHome && screen.kind !== 'form') await publishHome(pressing.user, deps);
};
