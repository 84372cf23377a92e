import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createBuiltInRegistry } from '@dmct/catalog';
import type { TraceEvent } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  keepPicture,
  keptFile,
  lineSays,
  openBrowser,
  overflow,
  type Opened,
} from './support/browser.js';

/** The built command. */
const CLI = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

/** The events that the page hands out as a file. */
async function eventsOf(page: Page): Promise<TraceEvent[]> {
  await page.click('#share');
  const file = await keptFile(page, 'JSON');
  await page.keyboard.press('Escape');
  return (JSON.parse(file.toString()) as { events: TraceEvent[] }).events;
}

describe('messages in space and time', () => {
  it.each(createBuiltInRegistry().strategies.all.map(({ name }) => name))(
    '%s: the trace is the one that Node gives',
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

  it('forks from a message by keyboard; the link brings the fork back', async () => {
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
    // What the page says is held against the engine: the events that it hands out are the same up to there, no further.
    const common = Number(await page.locator('#fork-note').getAttribute('data-common'));
    const forked = await eventsOf(page);
    const original: TraceEvent[] = [];
    simulate(
      createBuiltInRegistry(),
      { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 1, seed: 1 },
      { onEvent: (event) => original.push(event) },
    );
    expect(forked.slice(0, common)).toEqual(original.slice(0, common));
    expect(forked[common]).not.toEqual(original[common]);
    expect(Number(await page.locator('#fork-note').getAttribute('data-common'))).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'messages-fork');
    // The copied command runs the same fork without a browser.
    await page.click('#share');
    const [program, ...argv] = (await page.locator('#share-command').inputValue()).split(' ');
    await page.keyboard.press('Escape');
    expect(program).toBe('dmct');
    expect(argv).toContain('--fork');
    const { stdout } = spawnSync(process.execPath, [CLI, ...argv, '--reporter', 'json'], {
      encoding: 'utf8',
    });
    expect((JSON.parse(stdout) as { traceHash: string }).traceHash).toBe(after);
    const again = await opened.open(new URL(page.url()).hash);
    await again.locator('#fork-note', { hasText: 'Forked' }).waitFor();
    expect(await again.locator('.summary').getAttribute('data-trace')).toBe(after);
    // A forked run can be forked again, and goes back a step, or to where it began.
    await page.locator('.diagram-box').focus();
    await page.keyboard.press('End');
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('ArrowLeft');
      if (await page.locator('#fork-delay').isVisible()) break;
    }
    await page.fill('#later', '250');
    await page.click('#fork-delay');
    await page.locator('#fork-note', { hasText: 'Forked 2 times' }).waitFor();
    const twice = await page.locator('.summary').getAttribute('data-trace');
    expect([before, after]).not.toContain(twice);
    await page.click('#undo-fork');
    await page.waitForFunction(
      (trace) => document.querySelector<HTMLElement>('.summary')?.dataset['trace'] === trace,
      after,
    );
    await page.click('#unfork');
    await page.waitForFunction(
      (trace) => document.querySelector<HTMLElement>('.summary')?.dataset['trace'] === trace,
      before,
    );
    await again.context().close();
    await page.context().close();
    expect(opened.faults).toEqual([]);
  });

  it('draws waves as cones, all of them in view, and forks from a picked one', async () => {
    const query = 'strategy=dmct&attack=late-emission&nodes=6&traitors=2';
    const page = await opened.open(`#messages?${query}`);
    await lineSays(page, 'events in');
    const before = await eventsOf(page);
    const emissions = before.filter((event) => event.kind === 'emit');
    await page.waitForFunction(
      (count) => document.querySelectorAll('.diagram path.wave').length === count,
      emissions.length,
    );
    // "Show all" shows each cone to its end: where the last line is passed, after the run itself.
    const right = await page.locator('.diagram').evaluate((svg) => svg.getBoundingClientRect().width);
    const ends = await page
      .locator('.diagram path.cone')
      .evaluateAll((paths) =>
        paths.map((path) => (path as SVGPathElement).getBBox()).map(({ x, width }) => x + width),
      );
    expect(Math.max(...ends)).toBeLessThan(right);
    expect(Math.max(...ends)).toBeGreaterThan(0.9 * right);
    expect(await page.locator('.kinds button').allTextContents()).toEqual(
      expect.arrayContaining(['wave of the true order', 'wave of another order', 'listening']),
    );
    // A cone is picked by pointing at its edge, half-way to a neighbour.
    const point = await page
      .locator('.diagram path.wave')
      .nth(1)
      .evaluate((path) => {
        const { x, y } = (path as SVGPathElement).getPointAtLength(30);
        const box = (path as SVGPathElement).ownerSVGElement!.getBoundingClientRect();
        return { x: x + box.left, y: y + box.top };
      });
    await page.mouse.click(point.x, point.y);
    await page.locator('#selected-event', { hasText: 'sends out a wave' }).waitFor();
    expect(await page.locator('.diagram path.wave.picked').count()).toBe(1);
    expect(await page.locator('.diagram circle.reached').count()).toBe(5);
    expect(await axeFindings(page)).toEqual([]);
    await page.click('#fork-drop');
    const note = page.locator('#fork-note', { hasText: 'Forked' });
    await note.waitFor();
    const common = Number(await note.getAttribute('data-common'));
    const after = await eventsOf(page);
    expect(common).toBeGreaterThan(0);
    expect(after.slice(0, common)).toEqual(before.slice(0, common));
    expect(before[common]).toMatchObject({ kind: 'emit' });
    expect(after[common]).not.toEqual(before[common]);
    const trace = await page.locator('.summary').getAttribute('data-trace');
    await keepPicture(page, 'messages-wave-fork');
    const again = await opened.open(new URL(page.url()).hash);
    await again.locator('#fork-note', { hasText: 'Forked' }).waitFor();
    expect(await again.locator('.summary').getAttribute('data-trace')).toBe(trace);
    expect(await again.locator('.notes p').count()).toBe(0);
    await again.context().close();
    await page.context().close();
    expect(opened.faults).toEqual([]);
  });

  it('a log of requests is run, shared and drawn; an approach without one says so', async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=4&traitors=1');
    await lineSays(page, 'events in');
    await page.click('#parameters summary');
    await page.selectOption('select[name=workload]', 'log');
    await page.click('#run');
    await page.waitForFunction(() => location.hash.includes('workload=log'));
    await lineSays(page, 'events in');
    const run = {
      strategy: 'pbft',
      attack: 'none',
      nodes: 4,
      traitors: 1,
      seed: 1,
      workload: 'log',
    } as const;
    const { decisions, traceHash } = simulate(createBuiltInRegistry(), run);
    expect(await page.locator('.summary').getAttribute('data-trace')).toBe(traceHash);
    expect(decisions.count).toBe(10);
    expect(await page.locator('.mark.decide.truth').count()).toBeGreaterThanOrEqual(10);
    expect(await page.locator('.mark.decide.lie').count()).toBe(0);
    await page.click('#share');
    expect(await page.locator('#share-command').inputValue()).toContain('--workload log');
    await page.keyboard.press('Escape');
    await page.selectOption('select[name=strategy]', 'dmct-seed');
    await page.click('#run');
    await lineSays(page, 'log');
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await opened.open('#messages?strategy=pow&attack=double-spend', { width: 390, height: 844 });
    await lineSays(page, 'events in');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
