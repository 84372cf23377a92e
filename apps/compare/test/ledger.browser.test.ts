import { createBuiltInRegistry, runClaims } from '@dmct/catalog';
import { isGating } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectRecordedClaims, collectRecordedValidation } from '../src/catalog/recorded.js';
import { axeFindings, keepPicture, openBrowser, overflow, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
}, 60_000);
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

  it('a claim run here gets the verdict that the command gives', { timeout: 90_000 }, async () => {
    const page = await opened.open('#claims');
    const card = page.locator('[data-claim=truth-amplifies]');
    await card.locator('.run-here').click();
    await page.locator('[data-claim=truth-amplifies][data-origin=here]').waitFor({ timeout: 60_000 });
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

  it('a check run here passes at all its points', { timeout: 90_000 }, async () => {
    const page = await opened.open('#validation', { width: 390, height: 844, scheme: 'dark' });
    const check = page.locator('[data-check=C4]');
    await check.getByRole('button', { name: 'Run it here' }).click();
    await page.locator('[data-check=C4][data-origin=here]').waitFor({ timeout: 60_000 });
    expect(await check.locator('.badge').textContent()).toBe('pass');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'checks');
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });
});
