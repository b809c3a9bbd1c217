import { say } from '../../src/core/wording';
import { anyAnswer } from './call-slack';
import { clean, clip } from './render/text';
import type { SlackDeps } from './slack-deps';
import type { Thread } from './statuses';

/** Slack shows no more. */
const MOST_PROMPTS = 4;
const LONGEST_TITLE = 60;

const threadOf = ({ channel, threadTs }: Thread) => ({ channel_id: channel, thread_ts: threadTs });

/** Offers questions to begin with in the assistant's pane, by who opened it. */
export const greetInAssistant = async (thread: Thread & { readonly user: string }, deps: SlackDeps): Promise<void> => {
  const prompts = deps.frontDesk.prompts(await deps.people.callerOf(thread.user)).slice(0, MOST_PROMPTS);
  if (prompts.length === 0) return;
  const given = { ...threadOf(thread), prompts: prompts.map((message) => ({ title: message, message })) };
  deps.background.run('suggested prompts', () => deps.call('assistant.threads.setSuggestedPrompts', given, anyAnswer));
};

/** Says that it works, until the answer is there, and names the thread by what was asked. */
export const showStatus = (thread: Thread, text: string, { call, background, statuses }: SlackDeps): void => {
  const status = { ...threadOf(thread), status: say('card.working') };
  const title = { ...threadOf(thread), title: clip(clean(text), LONGEST_TITLE) };
  background.run('status', async () => {
    await statuses.during(thread, () => call('assistant.threads.setStatus', status, anyAnswer));
    await call('assistant.threads.setTitle', title, anyAnswer);
  });
};
