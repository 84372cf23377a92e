import { readFileSync, statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  keepPicture,
  keepText,
  layoutShift,
  lineSays,
  openBrowser,
  overflow,
  root,
  tellFigures,
  type Opened,
} from './support/browser.js';
import { drawn, protocolsAtRest, ready } from './support/field-page.js';
import { DIFFERENT_MAX, shareDifferent } from './support/picture.js';

let opened: Opened;
const shifts: string[] = [];

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(async () => {
  tellFigures('layout-shifts.txt', `${shifts.join('\n')}\n`);
  await opened.close();
});

/** Every page, and how it shows that it is ready. */
const PAGES: readonly {
  readonly name: string;
  readonly hash: string;
  readonly ready: (page: Page) => Promise<unknown>;
}[] = [
  { name: 'table', hash: '#table?seeds=1', ready: (page) => lineSays(page, 'measured in') },
  {
    name: 'field',
    hash: '#field?x.scene=here-not-there',
    ready: async (page) => {
      await ready(page);
      await drawn(page);
      await protocolsAtRest(page);
    },
  },
  { name: 'messages', hash: '#messages', ready: (page) => lineSays(page, 'events in') },
  { name: 'claims', hash: '#claims', ready: (page) => page.locator('[data-claim]').first().waitFor() },
  { name: 'checks', hash: '#validation', ready: (page) => page.locator('[data-check]').first().waitFor() },
];
/** Beyond this a page is said to jump (web.dev, "Cumulative Layout Shift": good is at most 0.1). */
const LAYOUT_SHIFT_MAX = 0.1;
const LOOKS = [
  { look: 'light', width: 1280, height: 900, scheme: 'light' },
  { look: 'wide-dark', width: 1920, height: 1000, scheme: 'dark' },
  { look: 'phone-dark', width: 390, height: 844, scheme: 'dark' },
  { look: 'phone', width: 390, height: 844, scheme: 'light' },
] as const;

/** What the document names: script and style; without the views, and the workers in which everything is computed. */
const FILES_BEFORE_CONTENT_MAX = 4;
const BYTES_BEFORE_CONTENT_MAX = 120_000;

describe.each(PAGES)('$name', ({ hash, name, ready: isReady }) => {
  it.each(LOOKS)(
    '$look: as its reference, within the window, without a jump, and axe finds nothing',
    async ({ look, ...options }) => {
      const page = await opened.open(hash, { ...options, still: true });
      await isReady(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const shift = await layoutShift(page);
      shifts.push(`${name} ${look} ${shift.toFixed(4)}`);
      expect(shift).toBeLessThan(LAYOUT_SHIFT_MAX);
      expect(await axeFindings(page)).toEqual([]);
      await keepPicture(page, `page-${name}-${look}`);
      const picture = await page.screenshot();
      expect(shareDifferent(picture, `${name}-${look}`)).toBeLessThan(DIFFERENT_MAX);
      await page.context().close();
    },
  );

  it('everything on it is reached by keyboard', async () => {
    const page = await opened.open(hash, { still: true });
    await isReady(page);
    const count = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), summary, [tabindex="0"]',
        ),
      ].filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
      for (const each of all) each.dataset['unreached'] = '1';
      return all.length;
    });
    expect(count).toBeGreaterThan(10);
    for (let press = 0; press < count + 20; press++) {
      await page.keyboard.press('Tab');
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) delete document.activeElement.dataset['unreached'];
      });
    }
    const missed = await page.$$eval('[data-unreached]', (left) =>
      left.map((each) => each.outerHTML.slice(0, 120)),
    );
    expect(missed).toEqual([]);
    await page.context().close();
  });
});

it('shows something with what the document names alone, held back from all else', async () => {
  const document = readFileSync(`${root}dist/index.html`, 'utf8');
  const named = [...document.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map(([, file]) => file!);
  keepText('before-first-content.txt', `${named.join('\n')}\n`);
  expect(named.length).toBeGreaterThan(1);
  expect(named.length).toBeLessThanOrEqual(FILES_BEFORE_CONTENT_MAX);
  const bytes = named.reduce((sum, file) => sum + statSync(`${root}dist/${file}`).size, 0);
  expect(bytes).toBeLessThan(BYTES_BEFORE_CONTENT_MAX);

  const context = await opened.context();
  const page = await context.newPage();
  let letPass = (): void => undefined;
  const shown = new Promise<void>((resolve) => {
    letPass = resolve;
  });
  await page.route('**/assets/*', async (route) => {
    if (!named.some((file) => route.request().url().endsWith(file))) await shown;
    await route.continue();
  });
  await page.goto(opened.address, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await page.locator('nav a[data-view=table]').waitFor();
  expect(await page.locator('#comparison').count()).toBe(0);
  letPass();
  await page.waitForSelector('#comparison tbody tr');
  await context.close();
});

it('keeps still where people ask for it, and plays where they press', async () => {
  const page = await opened.open('#field?x.scene=causal-gates', { still: true });
  await ready(page);
  await drawn(page);
  const time = (): Promise<number> => page.locator('.screen').getAttribute('data-time-ns').then(Number);
  const before = await time();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 0;
        const next = (): unknown => (++frames > 20 ? (resolve(), 0) : requestAnimationFrame(next));
        next();
      }),
  );
  expect(await time()).toBe(before);
  await page.click('#play');
  await page.waitForFunction(
    (was) => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) !== was,
    before,
  );
  await page.context().close();
});

it('is reported with the time of its first content', async () => {
  const times: number[] = [];
  for (let load = 0; load < 3; load++) {
    const page = await opened.open('');
    await page.waitForSelector('#comparison tbody tr');
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
    );
    await page.context().close();
  }
  tellFigures(
    'first-content.txt',
    `first content after ${times.map((time) => time.toFixed(0)).join(', ')} ms\n`,
  );
  // No bound: the time is the machine's as much as the page's. What the page can do about it is held above.
  expect(times.filter((time) => !(time > 0))).toEqual([]);
});

it('nothing of it is a fault', () => {
  expect(opened.faults).toEqual([]);
});
