import { createBuiltInRegistry } from '@dmct/catalog';
import type { TraceEvent } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
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

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

/** The run that a link of this view asks for, as Node has it. */
function eventsInNode(strategy: string, attack: string, nodes: number, traitors: number, seed = 1) {
  const events: TraceEvent[] = [];
  const scenario = { strategy, attack, nodes, traitors, seed };
  simulate(createBuiltInRegistry(), scenario, { onEvent: (event) => events.push(event) });
  return events;
}

const openRun = async (query: string, width = 1280): Promise<Page> => {
  const page = await opened.open(`#messages?${query}`, { width });
  await lineSays(page, 'events in');
  return page;
};

/** What the share panel hands out; it is opened for that, and closed again. */
const sharedFile = async (page: Page, name: Parameters<typeof keptFile>[1]): Promise<Buffer> => {
  await page.click('#share');
  const file = await keptFile(page, name);
  await page.keyboard.press('Escape');
  return file;
};

describe('the number of traitors', () => {
  it('rests with a reason under attacks that do not take it, here and above the table', async () => {
    const page = await openRun('strategy=pow&attack=majority&nodes=10&traitors=3');
    const field = page.locator('input[name=traitors]');
    const reason = page.locator('#traitors-reason');
    expect(await field.isDisabled()).toBe(true);
    expect(await reason.isVisible()).toBe(true);
    expect(await reason.textContent()).toContain('as many as reach its share');
    expect(await field.getAttribute('aria-describedby')).toBe('traitors-reason');
    await page.selectOption('select[name=attack]', 'silence');
    expect(await field.isDisabled()).toBe(false);
    expect(await field.inputValue()).toBe('3');
    expect(await reason.isVisible()).toBe(false);
    await page.selectOption('select[name=attack]', 'none');
    expect(await reason.textContent()).toContain('Without an attack nobody is corrupted');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${opened.address}#table?attack=majority&seeds=1`);
    await page.locator('#comparison').waitFor();
    expect(await page.locator('#traitors-reason').isVisible()).toBe(true);
    await page.context().close();
  });

  it('of all leaves nobody to judge: nothing that holds is shown as right', async () => {
    const page = await openRun('strategy=pbft&attack=collusion&nodes=10&traitors=10');
    expect(await page.locator('.summary').innerText()).toContain('nobody to judge');
    expect(await page.locator('#verdicts .right').count()).toBe(0);
    await page.context().close();
  });
});

describe('the events as a table', () => {
  it('has every event that is drawn, a page at a time, and opens at the selected one', async () => {
    const page = await openRun('strategy=pbft&attack=none&nodes=10&traitors=0');
    const drawn = eventsInNode('pbft', 'none', 10, 0).filter(
      (event) =>
        ['submit', 'decide', 'deliver'].includes(event.kind) &&
        !(event.kind === 'deliver' && event.from === event.to),
    );
    expect(drawn.length).toBeGreaterThan(200);
    await page.click('#events summary');
    const times: string[] = [];
    for (;;) {
      times.push(...(await page.locator('#events tbody td:nth-child(2)').allTextContents()));
      expect(await page.locator('#events-said').textContent()).toContain(`of ${String(drawn.length)}, page`);
      if (await page.locator('#events-after').isDisabled()) break;
      await page.click('#events-after');
    }
    expect(times).toHaveLength(drawn.length);
    expect(await page.locator('#events tbody tr').last().textContent()).toContain(
      drawn.at(-1)!.kind === 'deliver' ? 'reaches' : 'decides',
    );
    expect(await page.locator('#events table').getAttribute('aria-rowcount')).toBe(String(drawn.length + 1));
    expect(await page.locator('#events-kept').textContent()).toContain('CSV or JSON');
    await page.locator('.diagram-box').focus();
    await page.keyboard.press('Home');
    expect(await page.locator('#events tr.current td').first().textContent()).toBe('1');
    await page.keyboard.press('End');
    expect(await page.locator('#events tr.current td').first().textContent()).toBe(String(drawn.length));
    // A row selects its event in the diagram.
    await page.click('#events-first');
    await page.locator('#events tbody button').nth(4).click();
    expect(await page.locator('#selected-event').textContent()).toContain(
      (await page.locator('#events tr.current button').textContent()) ?? 'nothing',
    );
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

/** A run with a pause of seconds between two clumps of messages: a silent primary is replaced. */
const PAUSE = 'strategy=pbft&attack=silence&nodes=4&traitors=1&seed=14';

describe('idle time', () => {
  it('is cut out, each break saying how long it is, and shown by a key press', async () => {
    const events = eventsInNode('pbft', 'silence', 4, 1, 14);
    const seen = events.flatMap((event): readonly (readonly [number, number])[] => {
      if (event.kind === 'deliver') return [[event.sentAt, event.at]];
      return event.kind === 'timer' ? [] : [[event.at, event.at]];
    });
    // The longest moment in which nothing is under way, found another way than the page does: at each end of something.
    const pauses = seen.map(([, end]) => {
      if (seen.some(([from, to]) => from <= end && to > end)) return 0;
      const next = Math.min(...seen.map(([from]) => from).filter((from) => from > end));
      return Number.isFinite(next) ? next - end : 0;
    });
    const longest = Math.max(...pauses);
    expect(longest).toBeGreaterThan(1e9);
    const page = await openRun(PAUSE);
    await page.locator('.diagram path.break').first().waitFor();
    const titles = await page.locator('.diagram path.break title').allTextContents();
    expect(titles.join(' ')).toContain(
      `${String(Number((longest / 1e9).toPrecision(3)))} s in which nothing is under way`,
    );
    expect(await page.locator('#cut-idle').getAttribute('aria-pressed')).toBe('true');
    const clumps = () =>
      page.locator('.diagram path.message').evaluateAll((paths) => {
        const boxes = paths
          .map((path) => (path as SVGPathElement).getBBox())
          .filter(({ width }) => width > 0);
        return {
          left: Math.min(...boxes.map(({ x }) => x)),
          right: Math.max(...boxes.map(({ x, width }) => x + width)),
        };
      });
    const cut = await clumps();
    expect(cut.right - cut.left).toBeGreaterThan(700);
    await page.locator('#cut-idle').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.diagram path.break') === null);
    expect(await page.locator('#cut-idle').getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Enter');
    await page.locator('.diagram path.break').first().waitFor();
    // On after the pause.
    await page.locator('.diagram-box').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    const said = (await page.locator('#selected-event').textContent()) ?? '';
    const [, seconds] = /^([\d.]+) s:/.exec(said) ?? [];
    expect(Number(seconds)).toBeGreaterThan(longest / 1e9);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'messages-idle');
    await page.context().close();
  });
});

describe('a chain', () => {
  it('shows which branch won, how deep it was reorganised, and what was taken back beside its block', async () => {
    const page = await openRun('strategy=pow&attack=majority&nodes=10&traitors=3');
    const events = eventsInNode('pow', 'majority', 10, 3);
    const takers = new Set(events.flatMap((event) => (event.kind === 'retract' ? [event.replica] : [])));
    expect(takers.size).toBeGreaterThan(1);
    const badges = page.locator('.tree .badge:has(.mark.retract) text');
    expect(await badges.allTextContents()).toEqual([String(takers.size)]);
    expect(await page.locator('.tree .badge:has(.mark.decide.lie) text').textContent()).toBe(
      String(takers.size),
    );
    expect(await page.locator('.tree .branch-text.won').textContent()).toBe('won');
    // Six blocks bury a payment: whoever takes one back has seen at least so many replaced.
    const [, depth] =
      /replaced (\d+) blocks/.exec((await page.locator('#chain-said').textContent()) ?? '') ?? [];
    expect(Number(depth)).toBeGreaterThanOrEqual(6);
    expect(await page.locator('.branches li').first().textContent()).toContain(
      `a reorganisation ${depth!} deep`,
    );
    // The winner is above, and taken-back decisions are on the branch below it.
    const topOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => one.getBoundingClientRect().top);
    expect(await topOf('.tree .badge:has(.mark.decide)')).toBeLessThan(
      await topOf('.tree .badge:has(.mark.retract)'),
    );
    const blocks = await page.locator('.tree .of-block').count();
    await page.locator('details', { hasText: 'blocks as a list' }).last().locator('summary').click();
    expect(await page.locator('section.chain ol li').count()).toBe(blocks);
    const widthOf = () => page.locator('.tree').evaluate((tree) => tree.getBoundingClientRect().width);
    const before = await widthOf();
    await page.locator('section.chain .scroller').focus();
    await page.keyboard.press('+');
    expect(await widthOf()).toBeGreaterThan(before * 1.2);
    await page.keyboard.press('0');
    expect(await widthOf()).toBeCloseTo(before, 0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'messages-chain');
    await page.context().close();
  });
});

describe('the picture of a run', () => {
  it('can be read alone: what it shows, units, every colour and sign, the command', async () => {
    const page = await openRun(PAUSE, 390);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const kinds = await page.locator('.kinds button').allTextContents();
    const signs = await page.locator('.signs li').allTextContents();
    const svg = (await sharedFile(page, 'SVG')).toString();
    const alone = await opened.alone(svg);
    const words = (await alone.$$eval('svg text', (all) => all.map((each) => each.textContent))).join(' | ');
    for (const wanted of [
      ...['PBFT, Silence', '4 generals', 'seed 14', 'agreement holds', 'time since the run began'],
      ...['cut out', 'dmct run pbft --attack silence --nodes 4 --traitors 1 --seed 14'],
      ...kinds,
      ...signs,
    ]) {
      expect(words).toContain(wanted);
    }
    expect(words).toMatch(/\| [1-9][\d.]* m?s \|/);
    // Colours came along, and nothing sticks out.
    expect(svg).not.toMatch(/var\(|NaN|undefined/);
    const outside = await alone.$$eval('svg text', (all) => {
      const { left, right } = document.querySelector('svg')!.getBoundingClientRect();
      return all
        .map((each) => each.getBoundingClientRect())
        .filter((box) => box.left < left || box.right > right).length;
    });
    expect(outside).toBe(0);
    const png = PNG.sync.read(await sharedFile(page, 'PNG'));
    expect(png.width).toBe(2560);
    expect(new Set(png.data).size).toBeGreaterThan(20);
    await alone.context().close();
    await page.context().close();
  });
});

it('nothing of it is a fault', () => {
  expect(opened.faults).toEqual([]);
});
