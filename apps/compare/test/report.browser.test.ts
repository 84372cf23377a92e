import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, keepPicture, keepText, openBrowser, overflow, type Opened } from './support/browser.js';

/** The built command; scripts/browser-tests.mjs builds it before these tests. */
const CLI = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'dmct-reports-'));
let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const COMMANDS = {
  run: ['run', 'pbft', '--nodes', '7', '--attack', 'equivocation', '--seed', '3'],
  compare: [
    'compare',
    '--strategies',
    'dmct,pbft,tendermint',
    '--attacks',
    'none,silence',
    '--nodes',
    '7',
    '--seeds',
    '3',
  ],
  claims: ['claims', 'truth-amplifies', 'lies-decay', '--quick'],
  validate: ['validate', 'C1', 'D2', '--quick'],
} as const;

describe.each(Object.entries(COMMANDS))('dmct %s --reporter html', (name, words) => {
  const file = path.join(folder, `${name}.html`);
  let said = '';
  beforeAll(() => {
    said = spawnSync(process.execPath, [CLI, ...words, '--reporter', `html=${file}`], {
      encoding: 'utf8',
    }).stderr;
  });

  it('is a page that loads nothing, that axe finds nothing in, wide and on a phone', async () => {
    expect(said).not.toMatch(/fault|can't/);
    keepText(`report-${name}.html`, readFileSync(file, 'utf8'));
    for (const [look, width, colorScheme] of [
      ['light', 1280, 'light'],
      ['phone-dark', 390, 'dark'],
    ] as const) {
      const context = await opened.context({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      const loads: string[] = [];
      page.on('request', (request) => loads.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      expect(loads).toEqual([pathToFileURL(file).href]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.locator('figure svg').first().isVisible()).toBe(true);
      await keepPicture(page, `report-${name}-${look}`);
      await context.close();
    }
  });

  it('prints with the tables behind its plots', async () => {
    const context = await opened.context({ colorScheme: 'dark', bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    const table = page.locator('details table').first();
    if ((await table.count()) > 0) expect((await table.boundingBox())?.height ?? 0).toBeGreaterThan(20);
    await context.close();
  });
});
