import { CLARA, createHalls, OTTO } from '../../fakes/slack/halls';
import { buttonLabels, findButton } from '../../fakes/slack/open-slack';

const open = createHalls();
const RUDE = 'the Clerk was rude to me';

it('a concern about the Clerk is brought to the chair by the button under its answer; the Clerk hears nothing', async () => {
  const { slack, settled, council } = await open();
  await slack.write(OTTO, RUDE);
  await settled();
  const [answer] = slack.workspace.read('D0OTTO').slice(-1);
  if (answer === undefined) throw new Error('no answer');
  expect(answer.text).toContain('Remit can pass it to the Chairman, Hana Chair.');
  expect(buttonLabels(answer.blocks)).toEqual(['Refer to the Chairman']);
  await slack.pressOn(OTTO, answer, findButton(answer.blocks, 'Refer to the Chairman'));
  await settled();
  const modal = slack.modalsOf(OTTO).at(-1);
  if (modal === undefined) throw new Error('no form');
  expect(JSON.stringify(modal)).toContain(`"initial_value":"${RUDE}"`);
  expect(JSON.stringify(modal)).toMatch(
    /"initial_option":\{"text":\{[^}]*"text":"The Parish Clerk"[^}]*\},"value":"clerk"\}/,
  );
  await slack.submit(OTTO, modal, {
    'remit.field.text': { value: { value: 'it was at the meeting' } },
    'remit.field.about': { value: { selected_option: { value: 'clerk' } } },
  });
  await settled();
  const page = { limit: 9, order: 'newest', after: null } as const;
  expect((await council.register.read.list('hana-chair', {}, page)).items).toMatchObject([{ about: ['clara-clerk'] }]);
  expect((await council.register.read.list('clara-clerk', {}, page)).items).toEqual([]);
  expect(slack.seenBy(CLARA)).toEqual([]);
});
