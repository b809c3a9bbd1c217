import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';

const folder = join(__dirname, '../../../src/encoder');

describe('the kernel', () => {
  it('is its source, assembled', async () => {
    const wabt = await openWabt();
    const source = readFileSync(join(folder, 'kernel.wat'));
    const module = wabt.parseWat('kernel.wat', source);
    module.validate();
    const assembled = Buffer.from(module.toBinary({}).buffer);
    // To write it anew: npx --no -- wat2wasm src/encoder/kernel.wat -o src/encoder/kernel.wasm
    expect(readFileSync(join(folder, 'kernel.wasm')).equals(assembled)).toBe(true);
  });
});
