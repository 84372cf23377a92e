import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createBuiltInRegistry } from '@dmct/catalog';
import { formatNeed, formatProportion, formatScaled, JOULES, SECONDS } from '@dmct/reporters';
import { study } from '@dmct/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  keepPicture,
  tellFigures,
  lineSays,
  openBrowser,
  overflow,
  root,
  type Opened,
} from './support/browser.js';
import { letPass } from './support/gate.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

describe('the map', () => {
  it('calls nobody honest before a run has told who is a traitor', async () => {
    const page = await opened.open('#table?attack=silence&seeds=3&nodes=10&traitors=3', { held: ['run'] });
    await page.waitForFunction(() => document.querySelectorAll('.places .general').length === 10);
    expect(await page.locator('.places .general:is(.honest, .traitor)').count()).toBe(0);
    // One run of one row tells, while all the others wait.
    await letPass(page, 1);
    await page.waitForFunction(() => document.querySelectorAll('.places .general.traitor').length === 3);
    expect(await page.locator('#comparison tr.pending').count()).toBeGreaterThan(0);
    await letPass(page);
    await lineSays(page, 'measured in');
    expect(await page.locator('.places .general.honest').count()).toBe(7);
    await page.context().close();
  });
});

describe('the first load', () => {
  // A third of it says what there is (strategies, attacks, their parameters), and grows with them.
  it('stays within 42 kB of script and 8 kB of style, compressed', async () => {
    expect(existsSync(`${root}dist/assets`)).toBe(true);
    const page = await opened.open('');
    const names: string[] = [];
    page.on('request', (request) => names.push(request.url()));
    await page.reload();
    await page.waitForSelector('#comparison tbody tr');
    const loaded = readdirSync(`${root}dist/assets`).filter(
      (name) => !name.includes('worker') && names.some((url) => url.endsWith(name)),
    );
    const kilobytes = (ending: string): number =>
      loaded
        .filter((name) => name.endsWith(ending))
        .reduce((sum, name) => sum + gzipSync(readFileSync(`${root}dist/assets/${name}`)).length / 1000, 0);
    expect(kilobytes('.js')).toBeGreaterThan(5);
    expect(kilobytes('.js')).toBeLessThan(42);
    expect(kilobytes('.css')).toBeLessThan(8);
    await page.context().close();
  });

  it('needs nothing that its content security policy forbids', async () => {
    const context = await opened.context();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(opened.address);
    await page.locator('tr.measured-row, tr.refining').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the table', () => {
  it('fills a row for every approach, without a fault, a jump or a finding of axe', async () => {
    const openedAt = performance.now();
    const since = (): string => ((performance.now() - openedAt) / 1000).toFixed(1);
    const page = await opened.open('');
    const tops = (): Promise<number[]> =>
      page.$$eval('#comparison tbody tr', (rows) => rows.map((row) => row.getBoundingClientRect().top));
    await page.waitForSelector('#comparison tbody tr');
    const before = await tops();
    await page.locator('tr.measured-row, tr.refining').first().waitFor();
    const firstRow = since();
    await page.waitForFunction(() => document.querySelector('#comparison tr.pending') === null);
    const allRows = since();
    await lineSays(page, 'measured in');
    tellFigures(
      'first-rows.txt',
      `first row after ${firstRow} s, a figure in every row after ${allRows} s, all measured after ${since()} s\n`,
    );
    const after = await tops();
    expect(await page.locator('tr.measured-row').count()).toBe(before.length);
    expect(Math.abs(after[0]! - before[0]!)).toBeLessThan(2);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'compare-page');
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });

  it('measures what the same engine measures in Node', async () => {
    const page = await opened.open('#table?attack=silence&seeds=2');
    await lineSays(page, 'measured in');
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
    const measured = rows[0]?.measured;
    if (!measured) throw new Error('nothing was measured');
    const cells = await page.locator('tr[data-strategy=pbft] td').allTextContents();
    expect(cells[0]).toContain(formatProportion(measured.right));
    // Right runs alone would be the same under another attack, with other seeds or other places.
    expect(cells[1]).toContain(formatScaled(measured.energyJoules?.mean, JOULES));
    expect(cells[2]).toContain(formatScaled(measured.finalitySeconds?.mean, SECONDS));
    for (const need of Object.entries(measured.hardware)) expect(cells[3]).toContain(formatNeed(...need));
    await page.context().close();
  });

  it('says why a pair does not apply, refuses bad numbers in one line, and cancels', async () => {
    // Of its runs no more than the first few come back: it can't be done before it is cancelled.
    const page = await opened.open('#table?attack=louder&seeds=1000', { held: ['run'] });
    await letPass(page, 4);
    await page.locator('tr[data-strategy=dmct].refining').waitFor();
    expect(await page.locator('tr[data-strategy=pbft]').textContent()).toContain('does not apply');
    await page.click('#cancel');
    await lineSays(page, 'cancelled; what the rows show was measured');
    // Once more, and nothing comes back.
    await page.click('#run');
    await page.click('#cancel');
    await lineSays(page, 'cancelled before anything was measured');
    await letPass(page);
    expect(await page.locator('#run').isEnabled()).toBe(true);
    await page.fill('input[name=seeds]', '1');
    await page.fill('input[name=traitors]', '11');
    await page.locator('.refusal', { hasText: 'more traitors (11) than generals (10)' }).waitFor();
    await page.locator('input[name=traitors][aria-invalid=true]').waitFor();
    await page.click('#run');
    expect(await page.locator('.refusal').isVisible()).toBe(true);
    expect(await page.locator('.places path').first().getAttribute('d')).toContain('M');
    await page.selectOption('select[name=attack]', 'silence');
    await page.fill('input[name=traitors]', '10');
    await page.click('#run');
    await page.locator('tr[data-strategy=pbft]', { hasText: 'nobody to judge' }).waitFor();
    await page.context().close();
  });

  it('says when it was asked for something else since, and opens the run that was not right', async () => {
    const page = await opened.open('#table?seeds=3');
    await lineSays(page, 'measured in');
    // A number counts as changed when its field is left.
    const type = async (traitors: string): Promise<void> => {
      await page.fill('input[name=traitors]', traitors);
      await page.keyboard.press('Tab');
    };
    await type('2');
    await lineSays(page, 'changed since');
    await type('3');
    await lineSays(page, 'measured in');
    // With seed 1 the document's rule happens to be right.
    await page.click('tr[data-strategy=dmct-seed] button.link');
    await page.locator('#verdicts .wrong').first().waitFor();
    expect(new URL(page.url()).hash).toContain('seed=2');
    await page.context().close();
  });

  it('fits a phone, in the dark', async () => {
    const page = await opened.open('#table?seeds=1', { width: 390, height: 844, scheme: 'dark' });
    await lineSays(page, 'measured in');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'compare-phone-dark');
    await page.context().close();
  });
});
