import { layoutReply } from './layout-reply';
import type { Reply } from './reply';

/** The reply as plain text, one paragraph a line, with nothing wrapped: quotes can be found in it as they are. */
export const renderPlain = (reply: Reply): string =>
  layoutReply(reply)
    .map(({ prefix, text }) => prefix + text)
    .join('\n');
