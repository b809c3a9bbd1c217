import type { ListRow, ListScreen } from '../../../src/core/screen/screen';
import { say } from '../../../src/core/wording';
import { buttonBlocks, rowBlocks } from './blocks';
import { type Part, part } from './fit-room';
import { paragraph } from './rich-text';

const rowPart = ({ reference, label, detail, press }: ListRow): Part => {
  const text = [label, detail].filter((line) => line.trim() !== '').join('\n');
  const button = { label: say('card.open'), press, style: 'plain', asks: false } as const;
  return part(
    rowBlocks(text, button, say('card.open-item', { reference })),
    paragraph({ text: label, look: 'bold' }, { text: `\n${detail}` }),
  );
};

/** A page of items, beneath its heading: filters, rows, and the way to the other pages. */
export const listParts = ({ intro, rows, empty, filters, pages }: ListScreen): readonly Part[] => [
  part([
    ...paragraph({ text: intro }),
    ...buttonBlocks(filters),
    ...(empty === null ? [] : paragraph({ text: empty, look: 'italic' })),
  ]),
  ...rows.map(rowPart),
  part(buttonBlocks(pages)),
];
