import { CLARA, CORA, createHalls, homeOf, itemsOf, lastModal, OTTO, openHome } from '../../fakes/slack/halls';
import { buttonLabels, findButton } from '../../fakes/slack/open-slack';
import type { SlackView } from '../../fakes/slack/workspace';

const open = createHalls();
const ORDER = 'Otto, please cut the hedge';
const MANY = 25;
const textOf = ({ view }: SlackView): string => JSON.stringify(view);
const referencesIn = ({ view }: SlackView): readonly string[] => [
  ...new Set([...JSON.stringify(view).matchAll(/R-\d{4}-\w+/g)].map(([reference]) => reference)),
];

const isRow = ({ type }: { readonly type: string }): boolean => type === 'section';

describe('in the App Home', () => {
  it('the questions to begin with are those of the role', async () => {
    const hall = await open();
    const shown = [];
    for (const user of [CORA, OTTO, CLARA]) shown.push(JSON.stringify((await openHome(hall, user)).view));
    const questions = shown.map((view) => [...view.matchAll(/\\"kind\\":\\"ask\\",\\"text\\":\\"([^\\]+)/g)].join());
    expect(questions.every((some) => some !== '')).toBe(true);
    expect(new Set(questions).size).toBe(3);
  });

  it('a councillor finds what is recorded of hers, and nothing of anybody else’s', async () => {
    const hall = await open();
    await hall.slack.write(CORA, ORDER);
    await hall.slack.write(CORA, 'Otto, please cut the verge');
    await hall.settled();
    expect(referencesIn(await openHome(hall, CORA))).toHaveLength(2);
    expect(referencesIn(await openHome(hall, OTTO))).toEqual([]);
    await hall.slack.pressInView(CORA, homeOf(hall, CORA), findButton(homeOf(hall, CORA).view, 'Open'));
    await hall.settled();
    expect(buttonLabels(lastModal(hall, CORA).view)).toContain('Add a comment');
  });

  it('the Clerk turns the pages of the register, filters it, opens an item and closes it', async () => {
    const hall = await open();
    const { slack, settled } = hall;
    for (let place = 1; place <= MANY; place += 1) await slack.write(CORA, `Otto, please cut hedge ${place}`);
    await settled();
    const press = async (label: string, shown = lastModal(hall, CLARA)) => {
      // Of a list the button of an item, not the filter that shows those which are open.
      const within = label === 'Open' ? Object(shown.view).blocks.filter(isRow) : shown.view;
      await slack.pressInView(CLARA, shown, findButton(within, label));
      await settled();
    };
    const home = await openHome(hall, CLARA);
    const seen = new Set(referencesIn(home));
    await press('Next page', home);
    for (const reference of referencesIn(lastModal(hall, CLARA))) seen.add(reference);
    await press('Next page');
    for (const reference of referencesIn(lastModal(hall, CLARA))) seen.add(reference);
    expect(seen.size).toBe(MANY);
    await press('Open');
    await press('Acknowledge');
    await press('Acknowledged', homeOf(hall, CLARA));
    expect(referencesIn(lastModal(hall, CLARA))).toHaveLength(1);
    await press('Open');
    await press('Close');
    const outcome = { value: { selected_option: { value: 'no-action' } } };
    await slack.submit(CLARA, lastModal(hall, CLARA), { 'remit.field.outcome': outcome });
    await settled();
    expect((await itemsOf(hall)).filter(({ state }) => state === 'closed')).toHaveLength(1);
    // From Home a modal opens; what is pressed in it takes its place.
    expect(slack.callsOf('views.open')).toHaveLength(2);
  });
});

describe('the App Home', () => {
  it('is there for everybody, with questions to begin with', async () => {
    const home = await openHome(await open(), CORA);
    expect(home.view).toMatchObject({ type: 'home' });
    expect(buttonLabels(home.view).length).toBeGreaterThan(2);
  });

  it('shows the Clerk the register, of which each item opens and is acted upon', async () => {
    const hall = await open();
    const { slack, settled } = hall;
    await slack.write(CORA, ORDER);
    const home = await openHome(hall, CLARA);
    expect(textOf(home)).toMatch(/R-\d{4}-/);
    await slack.pressInView(CLARA, home, findButton(home.view, 'Open'));
    await settled();
    const item = lastModal(hall, CLARA);
    expect(textOf(item)).toContain('cut the hedge');
    await slack.pressInView(CLARA, item, findButton(item.view, 'Acknowledge'));
    await settled();
    expect(textOf(lastModal(hall, CLARA))).toContain('acknowledged');
    expect(slack.workspace.read('D0CLARA')[0]?.text).toContain('acknowledged');
  });

  it('begins every button and every choice with a capital letter', async () => {
    const hall = await open();
    const { slack, settled } = hall;
    await slack.write(CORA, ORDER);
    const home = await openHome(hall, CLARA);
    const [card] = slack.workspace.read('D0CLARA');
    if (card === undefined) throw new Error('There is no card.');
    await slack.pressOn(CLARA, card, findButton(card.blocks, 'Close'));
    await settled();
    const form = lastModal(hall, CLARA);
    const choices = [...textOf(form).matchAll(/"text":"([^"]*)","emoji":false\},"value"/g)].map(([, label]) => label);
    expect(choices.length).toBeGreaterThan(4);
    const labels = [...buttonLabels(home.view), ...buttonLabels(card.blocks), ...choices];
    expect(labels.filter((label) => !/^\p{Lu}/u.test(label ?? ''))).toEqual([]);
  });

  it('answers a suggested question in a modal', async () => {
    const hall = await open();
    const { slack, settled } = hall;
    const home = await openHome(hall, CORA);
    await slack.pressInView(CORA, home, findButton(home.view, 'Ask this'));
    await settled();
    expect(textOf(lastModal(hall, CORA))).toContain('A member may not set work');
  });
});
