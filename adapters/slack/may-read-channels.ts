import { z } from 'zod';
import type { CallSlack } from './call-slack';
import { EVENTS } from './uses';

/** One of them is enough: a council may watch public channels alone. */
const READING: readonly string[] = [...EVENTS['message.channels'].scopes, ...EVENTS['message.groups'].scopes];

const withScopes = z.looseObject({ response_metadata: z.looseObject({ scopes: z.array(z.string()) }) });

/** Whether Slack brings the messages of channels to the app as it is installed now; where Slack does not say, it may be so. */
export const mayReadChannels = async (call: CallSlack): Promise<boolean> => {
  const called = await call('auth.test', {}, z.looseObject({}));
  const read = called.kind === 'done' ? withScopes.safeParse(called.answer).data : undefined;
  return read === undefined || read.response_metadata.scopes.some((scope) => READING.includes(scope));
};
