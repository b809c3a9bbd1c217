import fc from 'fast-check';
import { plainWords } from '../../../adapters/slack/plain-words';

const people = { nameOf: async (user: string) => (user === 'U0OTTO' ? 'Otto Officer' : null) };
const read = (text: string) => plainWords(text, 'U0REMIT', people);

it.each([
  ['<@U0REMIT> may I?', 'may I?'],
  ['<@U0OTTO> cut the hedge', '@Otto Officer cut the hedge'],
  ['<@U0GONE> cut it', '@somebody cut it'],
  ['<@U0GONE|dave> cut it', '@dave cut it'],
  ['in <#C0PARKS|parks> and <#C0OTHER|>', 'in #parks and #channel'],
  ['<!channel> <!here|here> <!subteam^S1|@members>', '@channel here @members'],
  ['see <https://example.org/a?b=1&amp;c=2|the page> or <https://example.org>', 'see the page or https://example.org'],
  ['<mailto:clerk@example.org|clerk@example.org>', 'clerk@example.org'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt; stays', '&lt; stays'],
  ['*please* do _this_ and not ~that~', 'please do this and not that'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['&gt; quoted\nmine', '> quoted\nmine'],
])('reads “%s” as people saw it', async (text, words) => {
  expect(await read(text)).toBe(words);
});

it('never fails, and leaves no mark of Slack’s own', async () => {
  const marks = fc.constantFrom('<@U0REMIT>', '<@U1>', '<!channel>', '<#C1|x>', '|', '~', '*', '_', ' ', 'word', '\n');
  await fc.assert(
    fc.asyncProperty(fc.array(marks, { maxLength: 30 }), async (parts) => {
      expect(await read(parts.join(''))).not.toMatch(/[<>]/);
    }),
    { numRuns: 200 },
  );
});
