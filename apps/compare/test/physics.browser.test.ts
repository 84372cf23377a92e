import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyExperiment } from './support/every-experiment.js';

/*
 * The physics in a real browser: every experiment gives the bits that Node gives. The bundle is the package's source
 * and the list of experiments, nothing else.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const alias = [{ find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` }];
const folder = mkdtempSync(join(tmpdir(), 'dmct-physics-'));
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias },
    build: {
      outDir: folder,
      target: 'es2023',
      minify: false,
      lib: {
        entry: `${root}apps/compare/test/support/every-experiment.ts`,
        formats: ['iife'],
        name: 'physicsUnderTest',
        fileName: () => 'physics.js',
      },
    },
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: readFileSync(join(folder, 'physics.js'), 'utf8') });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('every experiment has the same bits in a browser as in Node', { timeout: 60_000 }, async () => {
  const inBrowser = await page.evaluate<readonly (readonly [string, number])[]>(
    'physicsUnderTest.everyExperiment()',
  );
  const bits = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([name, value]) => `${name} ${bitsOf(value)}`);
  expect(inBrowser.length).toBeGreaterThan(25);
  expect(bits(inBrowser)).toEqual(bits(everyExperiment()));
});

/** The 64 bits of a double, so that not even the sign of a zero may differ. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}
