import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BINARIES, type ModuleName } from '../../src/kernels/binaries.js';
import { bytesOfBase64, kernelsOf } from '../../src/kernels/host.js';
import { buildModules } from '../../src/kernels/kernel-source.js';

const names = Object.keys(buildModules) as ModuleName[];
/** A browser's main thread compiles modules up to this size at once. */
const MAIN_THREAD_BYTES = 4096;

/** The file of the binaries, as `UPDATE_KERNELS=1` writes it. */
function written(): string {
  const rows = names.map(
    (name) => `  ${name}:\n    '${Buffer.from(buildModules[name]()).toString('base64')}',`,
  );
  return [
    '// Written from kernel-source.ts: UPDATE_KERNELS=1 npx vitest run packages/physics/test/kernels/binaries.test.ts',
    '/** The kernels’ modules, in base64. */',
    `export const BINARIES = {\n${rows.join('\n')}\n} as const;`,
    'export type ModuleName = keyof typeof BINARIES;\n',
  ].join('\n');
}

if (process.env['UPDATE_KERNELS'] === '1') {
  writeFileSync(fileURLToPath(new URL('../../src/kernels/binaries.ts', import.meta.url)), written());
}

describe.each(names)('the module %s', (name) => {
  const rebuilt = buildModules[name]();
  test.skipIf(process.env['UPDATE_KERNELS'] === '1')('is what its source builds, byte for byte', () => {
    expect(Buffer.from(bytesOfBase64(BINARIES[name])).equals(rebuilt)).toBe(true);
  });

  test('is small enough for the main thread of a browser', () => {
    expect(rebuilt.length).toBeLessThan(MAIN_THREAD_BYTES);
  });

  test('is valid, and its memory never grows', () => {
    expect(WebAssembly.validate(rebuilt as BufferSource)).toBe(true);
    const { memory } = kernelsOf(name)!;
    expect(() => (memory as WebAssembly.Memory).grow(1)).toThrow(RangeError);
  });
});

test('base64 of any length comes back', () => {
  for (let length = 0; length < 9; length++) {
    const bytes = Uint8Array.from({ length }, (_, k) => (k * 97 + 13) & 255);
    expect([...bytesOfBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
  }
});
