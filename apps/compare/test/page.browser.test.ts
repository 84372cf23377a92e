import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuiltInRegistry } from '@dmct/catalog';
import { study } from '@dmct/simulator';
import { formatProportion } from '@dmct/reporters';

const root = fileURLToPath(new URL('..', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
let server: PreviewServer;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  server = await preview({
    root,
    configFile: `${root}vite.config.ts`,
    preview: { port: 0, host: '127.0.0.1' },
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function measured(): Promise<void> {
  await page.waitForFunction(
    () => document.getElementById('status')?.textContent?.startsWith('measured in') === true,
    undefined,
    { timeout: 120_000 },
  );
}

describe('the comparison page', () => {
  it('fills a row for every approach, without a fault', { timeout: 150_000 }, async () => {
    await measured();
    expect(await page.locator('tbody tr').count()).toBe(6);
    expect(await page.locator('tbody tr.pending').count()).toBe(0);
    mkdirSync(`${root}../../reports`, { recursive: true });
    await page.screenshot({ path: `${root}../../reports/compare-page.png`, fullPage: true });
    expect(faults).toEqual([]);
  });

  it('measures what the same engine measures in Node', { timeout: 150_000 }, async () => {
    await page.selectOption('select[name=attack]', 'silence');
    await page.fill('input[name=seeds]', '2');
    await page.click('#run');
    await measured();
    const { rows } = study(createBuiltInRegistry(), {
      strategies: ['pbft'],
      attacks: ['silence'],
      nodes: 10,
      traitors: 3,
      seeds: 2,
      seed: 1,
      params: {},
      topology: 'cities',
      workload: 'orders',
      conditions: {},
      replay: '',
    });
    const right = rows[0]?.measured?.right;
    if (right === undefined) throw new Error('nothing was measured');
    const shown = await page.locator('tr[data-strategy=pbft] td').first().textContent();
    expect(shown).toContain(formatProportion(right));
  });

  it('says in words why a pair does not apply', { timeout: 150_000 }, async () => {
    await page.selectOption('select[name=attack]', 'louder');
    await page.click('#run');
    await measured();
    expect(await page.locator('tr[data-strategy=pbft]').textContent()).toContain("doesn't apply");
  });

  it('stops at once when it is told to', async () => {
    await page.fill('input[name=seeds]', '200');
    await page.selectOption('select[name=attack]', 'none');
    await page.click('#run');
    await page.click('#cancel');
    expect(await page.locator('#status').textContent()).toContain('cancelled');
    expect(await page.locator('#run').isEnabled()).toBe(true);
  });

  it('refuses more traitors than generals in one line', async () => {
    await page.fill('input[name=seeds]', '1');
    await page.fill('input[name=traitors]', '11');
    await page.click('#run');
    await page.waitForFunction(
      () => document.getElementById('status')?.textContent?.includes('traitors') === true,
    );
    expect(await page.locator('#status').textContent()).toContain('more traitors (11) than nodes (10)');
  });
});
