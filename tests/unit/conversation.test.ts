import { type Conversation, createConversation, type Saying } from '../../src/cli/conversation';
import { showSaying } from '../../src/cli/show-saying';
import { createResponder } from '../../src/core/create-responder';
import type { Message } from '../../src/core/message';
import { aFinding, ambleford, byLetter, libraryOf, nameless, orders, ranked } from '../fakes/protocol';
import { pipeSurroundings } from '../fakes/surroundings';

const open = (): { conversation: Conversation; heard: Message[]; say: (line: string) => Promise<string> } => {
  const heard: Message[] = [];
  const readings = ranked(orders, byLetter);
  const answer = (message: Message) => {
    heard.push(message);
    return aFinding(message.text === 'which?' ? { answer: { kind: 'ambiguous', readings, clauses: readings } } : {});
  };
  const conversation = createConversation({
    library: libraryOf(ambleford, nameless),
    council: ambleford,
    role: 'councillor',
    loadRespond: async () => createResponder(answer),
  });
  const show = (saying: Saying): string => showSaying(saying, pipeSurroundings());
  return { conversation, heard, say: async (line) => show(await conversation.say(line)) };
};

it('opens with council, role and three questions that a number asks', async () => {
  const { conversation, heard, say } = open();
  const opening = conversation.opening().map(({ prefix, text }) => prefix + text);
  expect(opening.join('\n')).toMatch(/Ambleford Parish Council[\s\S]*councillor[\s\S]*1\. [\s\S]*2\. [\s\S]*3\. /);
  expect(conversation.prompt()).toBe('ambleford councillor>');
  expect(await say('2')).toContain('› Who do I go to');
  expect(heard[0]?.text).toMatch(/^Who do I go to/);
});

it('passes on the last six messages, and forgets them with the council and the role', async () => {
  const { heard, say } = open();
  for (const text of ['a1', 'b2', 'c3', '/clause 4.2', '/help', 'd4', 'e5', 'f6', 'g7', '😀', 'h8']) await say(text);
  expect(heard.at(-1)).toMatchObject({ text: 'h8', earlier: ['b2', 'c3', 'd4', 'e5', 'f6', 'g7'], audience: 'direct' });
  await say('/role officer');
  await say('i9');
  expect(heard.at(-1)).toMatchObject({ role: 'officer', earlier: [] });
  await say('/council nameless');
  await say('j10');
  expect(heard.at(-1)).toMatchObject({ council: 'nameless', role: 'officer', earlier: [] });
});

it('shows a reading in full when its number is typed, and then the other', async () => {
  const { heard, say } = open();
  expect(await say('which?')).toContain('2. 4.3, bullet 2');
  expect(await say('2')).toContain(`> • ${byLetter.text}`);
  expect(await say('1')).toContain(`> ${orders.text}`);
  expect(heard).toHaveLength(1);
});

it.each([
  ['/council', 'ambleford: How We Work Together'],
  ['/council amblefrod', 'Did you mean ambleford? The councils are: ambleford, nameless.'],
  ['/council Ambleford Parish Council', 'You are asking about Ambleford Parish Council'],
  ['/role', 'monitoring-officer'],
  ['/role cleark', 'Did you mean clerk? The roles are:'],
  ['/role MO', 'as monitoring-officer'],
  ['/clause 4.2', orders.text],
  ['/clause', 'such as /clause 4.2'],
  ['/HELP', '/quit'],
  ['/dance', 'There is no command /dance. There are: /council, /role, /clause, /help, /quit.'],
  ['/', 'There is no command /.'],
])('%s says %j', async (line, words) => {
  expect(await open().say(line)).toContain(words);
});

it('says nothing to an empty line and leaves on /quit', async () => {
  const { conversation } = open();
  expect(await conversation.say('  ')).toEqual({ kind: 'nothing' });
  expect(await conversation.say('/quit')).toEqual({ kind: 'left' });
});

it('completes commands, councils and roles', () => {
  const { conversation } = open();
  expect(conversation.complete('/co')).toEqual(['/council', '/council ambleford', '/council nameless']);
  expect(conversation.complete('/role m')).toEqual(['/role monitoring-officer']);
  expect(conversation.complete('may I')).toEqual([]);
});
