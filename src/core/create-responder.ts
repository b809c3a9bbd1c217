import { checkReadable } from './check-readable';
import { composeReply, composeUnreadable } from './compose-reply';
import type { Finding } from './finding';
import type { Message } from './message';
import { withoutControls } from './plain-text';
import type { Protocol } from './protocol';
import type { Reply } from './reply';

/** What was decided about a message and what is said to its sender. */
export type Response = { readonly finding: Finding; readonly reply: Reply };

/** The one way from a message to its reply, on every surface. The protocol is the one that `message.council` names. */
export type Respond = (message: Message, protocol: Protocol) => Response;

/** Whether a message reads as an instruction to staff. */
export type Hear = (message: Message) => boolean;

const nothingRead: Finding = {
  intent: 'off-topic',
  answer: { kind: 'silent', gap: null, nearest: [] },
  verdict: null,
  referTo: null,
  instruction: null,
  about: null,
  notify: [],
};

/** Answers what can be read and says what to do about the rest. Places in the text are those of the text as it came. */
export const createResponder =
  (answer: (message: Message) => Finding): Respond =>
  (message, protocol) => {
    const readability = checkReadable(message.text);
    if (readability !== 'readable') {
      return { finding: nothingRead, reply: composeUnreadable(readability, protocol, message) };
    }
    const earlier = message.earlier.filter((text) => checkReadable(text) === 'readable').map(withoutControls);
    const finding = answer({ ...message, text: withoutControls(message.text), earlier });
    return { finding, reply: composeReply(finding, protocol, message) };
  };

/** Hears what the responder hears, without answering. */
export const createHearing =
  (detectInstruction: (message: Message) => Finding['instruction']): Hear =>
  (message) =>
    checkReadable(message.text) === 'readable' &&
    detectInstruction({ ...message, text: withoutControls(message.text) }) !== null;
