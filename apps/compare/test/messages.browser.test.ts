import { createBuiltInRegistry } from '@dmct/catalog';
import { simulate } from '@dmct/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, keepPicture, lineSays, openBrowser, overflow, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
}, 60_000);
afterAll(() => opened.close());

describe('messages in space and time', () => {
  it.each(createBuiltInRegistry().strategies.all.map(({ name }) => name))(
    '%s: the trace is the one that Node gives',
    { timeout: 60_000 },
    async (strategy) => {
      const page = await opened.open(`#messages?strategy=${strategy}&attack=none&nodes=4&traitors=1`);
      await lineSays(page, 'events in');
      const { traceHash } = simulate(createBuiltInRegistry(), {
        strategy,
        attack: 'none',
        nodes: 4,
        traitors: 1,
        seed: 1,
      });
      expect(await page.locator('.summary').getAttribute('data-trace')).toBe(traceHash);
      await keepPicture(page, `messages-${strategy}`);
      await page.context().close();
    },
  );

  it('forks from a message by keyboard; the link brings the fork back', { timeout: 60_000 }, async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=4&traitors=1');
    await lineSays(page, 'events in');
    const before = await page.locator('.summary').getAttribute('data-trace');
    await page.locator('.diagram-box').focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('#selected-event').textContent()).toMatch(/reaches/);
    expect(await axeFindings(page)).toEqual([]);
    await page.click('#fork-drop');
    await page.locator('#fork-note', { hasText: 'Forked' }).waitFor();
    const after = await page.locator('.summary').getAttribute('data-trace');
    expect(after).not.toBe(before);
    expect(Number(await page.locator('#fork-note').getAttribute('data-common'))).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'messages-fork');
    const again = await opened.open(new URL(page.url()).hash);
    await again.locator('#fork-note', { hasText: 'Forked' }).waitFor();
    expect(await again.locator('.summary').getAttribute('data-trace')).toBe(after);
    await page.click('#unfork');
    await page.waitForFunction(
      (trace) => document.querySelector<HTMLElement>('.summary')?.dataset['trace'] === trace,
      before,
    );
    await again.context().close();
    await page.context().close();
    expect(opened.faults).toEqual([]);
  });

  it('fits a phone', { timeout: 60_000 }, async () => {
    const page = await opened.open('#messages?strategy=pow&attack=double-spend', { width: 390, height: 844 });
    await lineSays(page, 'events in');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
