import { createBuiltInRegistry } from '@dmct/catalog';
import { describeParams } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, lineSays, openBrowser, overflow, type Opened } from './support/browser.js';
import { hold, letPass } from './support/gate.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const registry = createBuiltInRegistry();

describe('parameters', () => {
  it('each has the control that its schema asks for, with its bounds', async () => {
    const page = await opened.open('#messages?strategy=dmct&attack=none&nodes=4&traitors=1');
    await lineSays(page, 'events in');
    await page.click('#parameters summary');
    for (const help of describeParams(registry.strategies.get('dmct').params)) {
      const field = page.locator(`[data-key="dmct.${help.name}"]`);
      if (help.choices !== undefined) {
        const offered = await field
          .locator('option')
          .evaluateAll((all) => all.map((each) => each.getAttribute('value')));
        expect(offered).toEqual(['', ...help.choices]);
      } else if (help.type === 'number' || help.type === 'integer') {
        expect(await field.getAttribute('type')).toBe('number');
        if (help.most !== undefined) expect(Number(await field.getAttribute('max'))).toBe(help.most);
      }
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('the share of a majority is set beside the table, shared by the link, and taken', async () => {
    const page = await opened.open('#table?attack=silence&seeds=1', { held: ['run'] });
    await letPass(page);
    await lineSays(page, 'measured in');
    await page.selectOption('select[name=attack]', 'majority');
    const share = page.locator('[data-key="majority.share"]');
    await share.waitFor();
    expect(await share.getAttribute('type')).toBe('number');
    await share.fill('0.7');
    await hold(page);
    await page.click('#run');
    await page.waitForFunction(() => location.hash.includes('attackSet.majority.share=0.7'));
    // What was said of the rows before went with them.
    expect(await page.locator('#line').textContent()).not.toContain('measured');
    await letPass(page);
    await lineSays(page, 'measured in');
    expect(await axeFindings(page)).toEqual([]);
    const again = await opened.open(new URL(page.url()).hash);
    await again.locator('[data-key="majority.share"]').waitFor();
    expect(await again.locator('[data-key="majority.share"]').inputValue()).toBe('0.7');
    await again.click('#share');
    expect(await again.locator('#share-command').inputValue()).toContain('--attack-set majority.share=0.7');
    await again.context().close();
    await page.context().close();
  });

  it('stand in columns of one width, as many as fit, wherever the window ends', async () => {
    const page = await opened.open('#table?attack=none&seeds=1&set.dmct.receiver=causal&strategy=dmct');
    const fields = page.locator('.params fieldset[data-owner=dmct] .field');
    await fields.first().waitFor();
    for (const [width, columns] of [
      [360, 1],
      [768, 2],
      [1440, 4],
      [1920, 4],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const boxes = await fields.evaluateAll((all) =>
        all.map((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().width] as const),
      );
      expect(new Set(boxes.map(([left]) => Math.round(left))).size).toBeGreaterThanOrEqual(columns);
      for (const [, wide] of boxes) expect(wide).toBeLessThanOrEqual(320);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('what is set for an approach is what Node runs with it, and the page says what the attack did', async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=7&traitors=2');
    await lineSays(page, 'events in');
    await page.selectOption('select[name=attack]', 'majority');
    await page.click('#parameters summary');
    await page.locator('[data-key="pbft.nodeWatts"]').fill('50');
    await page.locator('[data-key="majority.share"]').fill('0.6');
    const before = await page.locator('.summary').getAttribute('data-trace');
    await page.click('#run');
    await page.waitForFunction(
      (trace) => document.querySelector<HTMLElement>('.summary')?.dataset['trace'] !== trace,
      before,
    );
    const run = simulate(registry, {
      ...{ strategy: 'pbft', attack: 'majority', nodes: 7, traitors: 2, seed: 1 },
      ...{ params: { nodeWatts: 50 }, attackParams: { share: 0.6 } },
    });
    expect(await page.locator('.summary').getAttribute('data-trace')).toBe(run.traceHash);
    const told = (await page.locator('#attack-did').textContent()) ?? '';
    for (const assumption of run.assumptionsBroken) expect(told).toContain(assumption);
    expect(run.assumptionsBroken.length + Object.keys(run.attackMeasures ?? {}).length).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });
});
