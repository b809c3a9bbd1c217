import { z } from 'zod';
import { settingsShape } from './settings-shape';

/** The JSON Schema of remit.yaml, by which an editor completes and checks it. */
export const settingsSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(settingsShape, { io: 'input' }),
  title: 'remit.yaml',
});

/** As it stands in src/settings/remit.schema.json. */
export const settingsSchemaText = (): string => `${JSON.stringify(settingsSchema(), null, 2)}\n`;
