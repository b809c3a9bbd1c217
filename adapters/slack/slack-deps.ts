import type { FrontDesk } from '../../src/app/front-desk';
import type { Background } from './background';
import type { CallSlack } from './call-slack';
import type { Once } from './hear-once';
import type { WhoAmI } from './identity';
import type { People } from './people';
import type { SlackReport } from './slack-options';
import type { Statuses } from './statuses';

/** What whoever answers Slack's requests works with. */
export type SlackDeps = {
  readonly frontDesk: FrontDesk;
  readonly call: CallSlack;
  readonly people: People;
  readonly whoAmI: WhoAmI;
  readonly background: Background;
  readonly statuses: Statuses;
  /** Takes each message once, however many copies of it come. */
  readonly once: Once;
  readonly report: (event: SlackReport) => void;
};

/** Answers an interaction: Slack shows what is given with it, if anything. */
export type Acknowledge = (response?: Readonly<Record<string, unknown>>) => Promise<void>;
