import type { Message } from '../../../src/core/message';
import { CONVERSATIONS, type Conversation, missingFrom, partsOf, repliesTo } from './conversations';

/** A way to talk to Remit: gives back what it said to each message in turn, as plain words. */
export type Talk = (conversation: Conversation) => Promise<readonly string[]>;

/** Whatever the surface, the same is said: nothing of a reply is left out, and nothing is put in another order. */
export const surfaceContract = (talk: Talk, heard: Pick<Message, 'hearer'> = {}): void => {
  test.each(CONVERSATIONS)('says all that Remit says: $name', async (conversation) => {
    const said = await talk(conversation);
    const replies = repliesTo(conversation, heard);
    expect(said).toHaveLength(replies.length);
    for (const [index, reply] of replies.entries()) {
      expect(missingFrom(said[index] ?? '', partsOf(reply))).toEqual([]);
    }
  });
};
