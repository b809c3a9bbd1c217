import { z } from 'zod';
import { settingsShape } from './settings-shape';

/** The JSON Schema of remit.yaml, by which an editor completes and checks it: that of src/settings/remit.schema.json. */
export const settingsSchemaText = (): string => {
  const schema = { ...z.toJSONSchema(settingsShape, { io: 'input' }), title: 'remit.yaml' };
  return `${JSON.stringify(schema, null, 2)}\n`;
};
