import { createBuiltInRegistry, runClaims } from '@dmct/catalog';
import { isGating } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectRecordedClaims, collectRecordedValidation } from '../src/catalog/recorded.js';
import { axeFindings, keepPicture, keptFile, openBrowser, overflow, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

describe('claims and checks', () => {
  it('every claim opens with the verdict, the number and the plot of the recorded run', async () => {
    const recorded = collectRecordedClaims();
    const page = await opened.open('#claims');
    await page.locator('[data-claim]').first().waitFor();
    for (const { evidence, id, verdict } of recorded?.entries ?? []) {
      const card = page.locator(`[data-claim=${id}]`);
      expect(await card.locator('.badge').textContent()).toBe(verdict);
      expect(await card.getAttribute('data-origin')).toBe('recorded');
      expect(await card.locator('.outcome').textContent()).toContain(formatNumber(evidence.value));
      expect(await card.locator('.outcome').textContent()).toContain(recorded?.manifest.version);
      if (evidence.interval !== null) expect(await card.locator('svg.interval-plot').count()).toBe(1);
    }
    expect(recorded?.entries.length).toBeGreaterThan(20);
    // Rows that have names are not joined: only a chart over a quantity has lines.
    const joined = page.locator('[data-claim=no-voting-needed] path.series');
    expect(await page.locator('[data-claim=no-voting-needed] path.point').count()).toBeGreaterThan(3);
    expect(await joined.count()).toBe(0);
    expect(await page.locator('[data-claim=lies-decay] path.series').count()).toBe(1);
    await page.context().close();
  });

  it('the claims are a list of verdict lines, with a way to each by keyboard', async () => {
    const claims = collectRecordedClaims()?.entries ?? [];
    const page = await opened.open('#claims', { width: 390, height: 844 });
    await page.locator('[data-claim]').first().waitFor();
    expect(await page.locator('details.claim[open]').count()).toBe(0);
    for (const verdict of ['supported', 'conditional', 'refuted'] as const) {
      const wanted = claims.filter((each) => each.verdict === verdict);
      const count = page.locator(`.count.${verdict}`);
      expect(await count.textContent()).toBe(`${String(wanted.length)} ${verdict}`);
      await count.focus();
      await page.keyboard.press('Enter');
      const shown = await page.$$eval('details.claim:not([hidden])', (all) =>
        all.map((each) => (each as HTMLElement).dataset['claim']),
      );
      expect(shown).toEqual(wanted.map(({ id }) => id));
      const line = page.locator(`[data-claim=${wanted[0]?.id ?? ''}] .told`);
      expect(await line.isVisible()).toBe(true);
      expect(await line.textContent()).toContain(formatNumber(wanted[0]?.evidence.value));
    }
    await page.locator('.count.all').press('Enter');
    await page.locator('.index summary').press('Enter');
    const last = claims[claims.length - 1]?.id ?? '';
    await page.locator('.index li button').last().press('Enter');
    await page.locator(`[data-claim=${last}][open]`).waitFor();
    expect(await page.evaluate(() => document.activeElement?.parentElement?.dataset['claim'])).toBe(last);
    const top = await page
      .locator(`[data-claim=${last}] > summary`)
      .evaluate((one) => one.getBoundingClientRect().top);
    expect(top).toBeLessThan(844);
    expect(await axeFindings(page)).toEqual([]);
    // On paper what is folded is a line, what was opened stands whole, and there is nothing to press.
    const plot = page.locator(`[data-claim=${last}] svg`).first();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 1000 });
    expect((await plot.boundingBox())?.height ?? 0).toBeGreaterThan(10);
    expect(await page.locator(`[data-claim=${last}] .rule p`).isVisible()).toBe(true);
    const folded = page.locator('details.claim:not([open])');
    expect(await folded.locator('svg:visible').count()).toBe(0);
    const heights = await folded.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights).toHaveLength(claims.length - 1);
    expect(Math.max(...heights)).toBeLessThan(60);
    expect(await page.locator('.index').isVisible()).toBe(false);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('a chart of shares draws the interval of each', async () => {
    const page = await opened.open('#claims');
    const card = page.locator('[data-claim=no-voting-needed]');
    await card.locator('> summary').click();
    const dots = await card.locator('.data-plot path.point').count();
    expect(await card.locator('.data-plot line.range').count()).toBeGreaterThanOrEqual(dots - 2);
    const widths = await card
      .locator('.data-plot line.range')
      .evaluateAll((all) =>
        all.map((each) => Number(each.getAttribute('x2')) - Number(each.getAttribute('x1'))),
      );
    for (const width of widths) expect(width).toBeGreaterThan(1);
    await page.context().close();
  });

  it.each([
    ['#claims', '[data-claim]', () => (collectRecordedClaims()?.entries ?? []).map(({ id }) => id)],
    [
      '#validation',
      '[data-check]',
      () => [...new Set((collectRecordedValidation()?.entries ?? []).map(({ id }) => id))],
    ],
  ] as const)('%s is kept as a picture that holds every row and stands alone', async (hash, ready, idsOf) => {
    const page = await opened.open(hash);
    await page.locator(ready).first().waitFor();
    await page.click('#share');
    const svg = (await keptFile(page, 'SVG')).toString();
    const alone = await opened.alone(svg);
    const words = (await alone.$$eval('svg text', (all) => all.map((each) => each.textContent))).join(' ');
    const ids = idsOf();
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !words.includes(id))).toEqual([]);
    expect(words).toContain(hash === '#claims' ? 'dmct claims' : 'dmct validate');
    // A drawing for every row that has an interval or points, and no text out of its column.
    const drawings = await alone.locator('svg svg').count();
    const intervals = (collectRecordedClaims()?.entries ?? []).filter(
      ({ evidence }) => evidence.interval !== null,
    );
    expect(drawings).toBe(hash === '#claims' ? intervals.length : ids.length);
    expect(svg).not.toMatch(/var\(|NaN|undefined/);
    const png = PNG.sync.read(await keptFile(page, 'PNG'));
    expect(png.width).toBe(2 * Math.round((await alone.locator('svg').first().boundingBox())?.width ?? 0));
    await alone.context().close();
    await page.context().close();
  });

  it('every published result opens with its verdict and all its points', async () => {
    const rows = collectRecordedValidation()?.entries ?? [];
    const page = await opened.open('#validation');
    await page.locator('[data-check]').first().waitFor();
    expect(await page.locator('[data-check][data-origin=recorded] table.points tbody tr').count()).toBe(
      rows.length,
    );
    expect(rows.length).toBeGreaterThan(200);
    const passed = rows.filter((row) => isGating(row) && row.verdict === 'pass').length;
    expect(await page.locator('#line').textContent()).toContain(`${String(passed)} passed`);
    await page.context().close();
  });

  it('a claim run here gets the verdict that the command gives', async () => {
    const page = await opened.open('#claims');
    const card = page.locator('[data-claim=truth-amplifies]');
    await card.locator('> summary').click();
    await card.locator('.run-here').click();
    await page.locator('[data-claim=truth-amplifies][data-origin=here]').waitFor();
    expect(await card.textContent()).toContain('Measured here, quick');
    const { claims } = await runClaims(createBuiltInRegistry(), ['truth-amplifies'], { quick: true });
    expect(await card.getAttribute('data-verdict')).toBe(claims[0]?.verdict);
    expect(await card.locator('svg.data-plot').count()).toBeGreaterThan(0);
    for (const label of await card
      .locator('svg')
      .evaluateAll((all) => all.map((each) => each.ariaLabel ?? '')))
      expect(label).toMatch(/^truth-amplifies: /);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'claims');
    await page.context().close();
  });

  it('what was run here and what was recorded are told apart, on the page and in every file', async () => {
    const page = await opened.open('#claims');
    const count = collectRecordedClaims()?.entries.length ?? 0;
    await page.locator('[data-claim=truth-amplifies] > summary').click();
    await page.locator('[data-claim=truth-amplifies] .run-here').click();
    await page.locator('[data-claim=truth-amplifies][data-origin=here]').waitFor();
    await page.locator('[data-claim=truth-amplifies] > summary').click();
    const words = (which: string): Promise<string[]> =>
      page.locator(`.claim > summary .origin${which}`).allTextContents();
    expect(await words('.here')).toEqual(['run here, quick']);
    expect(new Set(await words('.recorded'))).toEqual(new Set(['recorded, 0.1.0, full']));
    expect(await words('.recorded')).toHaveLength(count - 1);
    expect(await page.locator('#line').textContent()).toContain(
      `${String(count - 1)} recorded in full with version 0.1.0; 1 run here, quick`,
    );
    expect(await axeFindings(page)).toEqual([]);
    await page.click('#share');
    const command = await page.locator('#share-command').inputValue();
    expect(command).toMatch(/^dmct claims no-voting-needed [^;]*; dmct claims truth-amplifies --quick$/);
    const json = JSON.parse((await keptFile(page, 'JSON')).toString()) as {
      quick: boolean;
      claims: { id: string; run: { origin: string; quick: boolean; version: string } }[];
    };
    expect(json.quick).toBe(false);
    for (const { id, run } of json.claims) {
      const isHere = id === 'truth-amplifies';
      expect(run).toMatchObject({ origin: isHere ? 'here' : 'recorded', quick: isHere, version: '0.1.0' });
    }
    const lines = (await keptFile(page, 'CSV')).toString().trim().split('\n');
    expect(lines[0]).toMatch(/,origin,version,quick,date$/);
    expect(lines.filter((line) => /,here,0\.1\.0,true,$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /,recorded,0\.1\.0,false,2\d{3}-/.test(line))).toHaveLength(count - 1);
    const svg = (await keptFile(page, 'SVG')).toString();
    expect(svg.split('run here, quick').length - 1).toBeGreaterThanOrEqual(1);
    expect(svg.split('recorded, 0.1.0,').length - 1).toBe(count - 1);
    await page.context().close();
  });

  it('what was cancelled can be run again, one by one', async () => {
    const page = await opened.open('#validation');
    await page.click('#run-all');
    await page.click('#cancel');
    expect(await page.locator('#cancel').isDisabled()).toBe(true);
    await page.locator('[data-check=C4] .run-here').click();
    await page.locator('[data-check=C4][data-origin=here]').waitFor();
    expect(await page.locator('[data-check=C4] .origin').textContent()).toBe('run here, quick');
    await page.context().close();
  });

  it('a check run here passes at all its points', async () => {
    const page = await opened.open('#validation', { width: 390, height: 844, scheme: 'dark' });
    const check = page.locator('[data-check=C4]');
    await check.getByRole('button', { name: 'Run it here' }).click();
    await page.locator('[data-check=C4][data-origin=here]').waitFor();
    expect(await check.locator('.badge').textContent()).toBe('pass');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'checks');
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });
});
