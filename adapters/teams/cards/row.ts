import type { Press } from '../../../src/core/screen/press';
import { rowAction } from './action';
import type { Container } from './card';
import { paragraph, paragraphs } from './rich-text';

/** A line to press, of whatever length; the arrow says that there is more behind it. */
export const pressableRow = (label: string, detail: string | null, press: Press): Container => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Small',
  selectAction: rowAction(label, press),
  items: [
    {
      type: 'ColumnSet',
      columns: [
        {
          type: 'Column',
          width: 'stretch',
          items: [
            ...paragraphs(label, { weight: 'Bolder' }),
            ...(detail === null ? [] : paragraphs(detail, {}, { spacing: 'None' })),
          ],
        },
        {
          type: 'Column',
          width: 'auto',
          verticalContentAlignment: 'Center',
          items: paragraph([{ text: '›', weight: 'Bolder' }]),
        },
      ],
    },
  ],
});
