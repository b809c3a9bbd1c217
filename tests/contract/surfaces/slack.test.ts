import { CORA, createHalls, OTTO } from '../../fakes/slack/halls';
import { findingOf } from './conversations';
import { surfaceContract } from './surface-contract';

const open = createHalls();

const read = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

surfaceContract(
  async ({ by, says }) => {
    const { slack, settled } = await open({ council: { answer: findingOf } });
    const user = by === 'councillor' ? CORA : OTTO;
    const written = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const said: string[] = [];
    for (const text of says) {
      const before = slack.seenBy(user).length;
      await slack.write(user, written(text));
      await settled();
      said.push(
        ...slack
          .seenBy(user)
          .slice(before)
          .map((seen) => read(seen.text)),
      );
    }
    return said;
  },
  { hearer: { office: 'chair', name: 'Hana Chair' } },
);
