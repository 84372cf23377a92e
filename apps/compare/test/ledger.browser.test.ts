import { createBuiltInRegistry, runClaims } from '@dmct/catalog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, keepPicture, openBrowser, overflow, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
}, 60_000);
afterAll(() => opened.close());

describe('claims and checks', () => {
  it('a claim run here gets the verdict that the command gives', { timeout: 90_000 }, async () => {
    const page = await opened.open('#claims');
    const card = page.locator('[data-claim=truth-amplifies]');
    await card.locator('.run-here').click();
    await page.locator('[data-claim=truth-amplifies][data-verdict]').waitFor({ timeout: 60_000 });
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
    await check.locator('button').click();
    await check.locator('.badge', { hasText: 'pass' }).waitFor({ timeout: 60_000 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'checks');
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });
});
