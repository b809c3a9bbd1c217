import type { ListRow, ListScreen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { type Blocks, buttonBlocks, rowBlocks } from './blocks';
import { type Part, part } from './fit-room';
import { paragraph } from './rich-text';

const rowPart = ({ reference, label, detail, press }: ListRow): Part => {
  const text = [label, detail].filter((line) => line.trim() !== '').join('\n');
  const button = { label: say('card.open'), press, style: 'plain', asks: false } as const;
  const spoken = say('card.open-item', { reference });
  // Its button stays: what is left out can be read behind it.
  return part(rowBlocks(text, button, spoken), rowBlocks(label, button, spoken));
};

/** A page of items, beneath its heading: filters and rows. */
export const listParts = ({ intro, rows, empty, filters }: ListScreen): readonly Part[] => [
  part([
    ...paragraph({ text: intro }),
    ...buttonBlocks(filters),
    ...(empty === null ? [] : paragraph({ text: empty, look: 'italic' })),
  ]),
  ...rows.map(rowPart),
];

/** The way to the other pages. */
export const listEnd = ({ pages }: ListScreen): Blocks => buttonBlocks(pages);
