import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dmct-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function listWith(config: string) {
  writeFileSync(path.join(folder, 'dmct.config.ts'), config);
  const io = fakeIo({ cwd: folder });
  const status = await main(['list', 'reporters', '--json'], io);
  return { status, out: io.out(), err: io.err() };
}

const REPORTER = `{ name: 'mine', title: 'Mine', summary: 'x', media: 'text/plain', reports: ['run'], open: () => ({ onFinish() {} }) }`;

it('adds the plugins of dmct.config.ts, written in TypeScript', async () => {
  const { status, out } = await listWith(
    `const width: number = 3;\nexport default { plugins: [{ reporters: [${REPORTER}] }] } satisfies object;`,
  );
  expect(status).toBe(0);
  expect((JSON.parse(out) as { reporters: { name: string }[] }).reporters.map(({ name }) => name)).toContain(
    'mine',
  );
});

it.each([
  ['export default {', /dmct\.config\.ts can't be read: /],
  ["throw new Error('no\\nway')", /can't be read: no/],
  ["import x from 'no-such-package-at-all'; export default x", /can't be read: /],
  ['export default null', /must export an object by default/],
  ['export default 7', /must export an object by default/],
  ['export default { plugin: [] }', /has no field "plugin"; it has: plugins, sweeps/],
  ['export default { plugins: {} }', /plugins must be a list/],
  ['export default { plugins: [null] }', /plugins\[0\] must be an object/],
  ['export default { plugins: [{ strategy: [] }] }', /plugins\[0\] has no field "strategy"/],
  ['export default { plugins: [{ attacks: [3] }] }', /plugins\[0\]\.attacks must be a list of plugins/],
  ['export default { plugins: [{ apiVersion: 99 }] }', /contract version 99/],
  ["export default { plugins: [{ attacks: [{ name: 'no spaces' }] }] }", /needs a name of letters/],
  [
    "export default { plugins: [{ strategies: [{ name: 'pbft' }] }] }",
    /two plugins are both the strategy "pbft"/,
  ],
])('refuses %s with one line', async (config, says) => {
  const { status, out, err } = await listWith(config);
  expect({ status, out, err }).toEqual({ status: 64, out: '', err: expect.stringMatching(says) as string });
  expect(err).toMatch(/^dmct: [^\n]+\n$/);
});

it('the example runs: an attack and a reporter of its own', async () => {
  const io = fakeIo({ cwd: path.join(import.meta.dirname, 'example') });
  const line = 'run pbft --nodes 4 --attack hard-of-hearing --attack-set every=3 --reporter word';
  expect(await main(line.split(' '), io)).toBe(0);
  expect(io.out()).toBe('right\n');
});
