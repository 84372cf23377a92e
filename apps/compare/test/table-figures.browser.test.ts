import { wilson, type Mean } from '@dmct/core';
import { formatProportion, formatRange, JOULES, SECONDS } from '@dmct/reporters';
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

let opened: Opened;
/** The table with one run each, measured to its end. */
let one: Page;

beforeAll(async () => {
  opened = await openBrowser();
  one = await opened.open('#table?seeds=1');
  await lineSays(one, 'measured in');
});
afterAll(() => opened.close());

describe('the figures of the table', () => {
  it('claims of each approach what the document’s table says, in all four columns', async () => {
    const page = one;
    const dmct = ['Near-zero', 'Speed of light', 'None', 'Physics works'];
    const none = Array.from({ length: 4 }, () => 'not in its table');
    const documented: Readonly<Record<string, readonly string[]>> = {
      'dmct-seed': dmct,
      dmct,
      pow: ['High', '~1 hour', 'Mining rigs', 'Honest majority hashrate'],
      pos: ['Low', '~15 min', 'None', 'Honest majority stake'],
      pbft: ['Low', 'Seconds', 'None', '< 1/3 Byzantine'],
    };
    const rows = await page.$$eval('#comparison tbody tr', (all) =>
      all.map((row) => ({
        name: (row as HTMLElement).dataset['strategy'] ?? '',
        claimed: [...row.querySelectorAll('.claimed')].map((each) => each.lastChild?.textContent),
        measured: [...row.querySelectorAll('td')].map(
          (each) => each.querySelector('.measured, .figure')?.textContent ?? '',
        ),
      })),
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(documented)));
    for (const { claimed, measured, name } of rows) {
      expect(claimed, name).toEqual(documented[name] ?? none);
      expect(
        measured.filter((text) => !/\d/.test(text)),
        name,
      ).toEqual([]);
      expect(measured[1], name).toMatch(/^[\d.]+ (fJ|pJ|nJ|µJ|mJ|J|kJ|MJ|kWh|MWh|GWh)/);
      expect(measured[2], name).toMatch(/^[\d.]+ (ms|s|min|h)/);
    }
  });

  it('says on how many runs its fault tolerance rests, and no number that was not tried', async () => {
    const page = one;
    const cells = await page.$$eval('#comparison tbody tr td:last-child', (all) =>
      all.map((cell) => ({
        figure: cell.querySelector('.figure')?.textContent ?? '',
        tones: [...cell.querySelectorAll('.strip li')].map((each) => each.classList[0]),
        told: cell.textContent,
      })),
    );
    const ofThree = formatProportion(wilson(3, 3));
    for (const { figure, told, tones } of cells) {
      const wrong = tones.findIndex((tone) => tone !== 'right');
      const wanted =
        wrong < 0
          ? `at least ${String(tones.length - 1)} of 10`
          : wrong === 1
            ? '0 of 10'
            : `up to ${String(wrong - 1)} of 10`;
      expect(figure).toBe(wanted);
      expect(told).toContain(`3 or more runs a box: ${ofThree} right`);
      expect(told.includes('9 to 10 not tried')).toBe(wrong < 0);
    }
    expect(cells.some(({ figure }) => figure.startsWith('at least'))).toBe(true);
  });

  it.each([1, 2])(
    'says one truth of its ranges with %i runs each: in words, drawn, in CSV and JSON',
    async (seeds) => {
      const page = seeds === 1 ? one : await opened.open('#table?seeds=2');
      await lineSays(page, 'measured in');
      const shown = await page.$$eval('#comparison tbody tr', (rows) =>
        rows.map((row) => ({
          name: (row as HTMLElement).dataset['strategy'] ?? '',
          cells: [2, 3].map((column) => {
            const cell = row.children[column]!;
            const bar = cell.querySelector('line.range');
            return { text: cell.querySelector('.range')?.textContent ?? '', isDrawn: bar !== null };
          }),
        })),
      );
      await page.click('#share');
      const json = JSON.parse((await keptFile(page, 'JSON')).toString()) as {
        rows: { strategy: string; measured: Record<string, Mean> }[];
      };
      const [head = '', ...lines] = (await keptFile(page, 'CSV')).toString().trim().split('\n');
      await page.keyboard.press('Escape');
      const csvCell = (strategy: string, name: string): string =>
        lines.find((line) => line.startsWith(`${strategy},`))?.split(',')[head.split(',').indexOf(name)] ??
        '';
      expect(shown.length).toBeGreaterThan(6);
      for (const { cells, name } of shown) {
        const measured = json.rows.find(({ strategy }) => strategy === name)?.measured;
        const measures = [
          ['energyJoules', 'energy_joules', JOULES],
          ['finalitySeconds', 'finality_seconds', SECONDS],
        ] as const;
        measures.forEach(([key, column, ladder], index) => {
          const { isDrawn, text } = cells[index]!;
          const mean = measured?.[key];
          const { low } = mean?.interval ?? { low: null };
          expect(isDrawn, name).toBe(low !== null);
          expect(csvCell(name, `${column}_low`)).toBe(low === null ? '' : String(low));
          expect(text, name).toBe(low === null ? 'one run: no range' : formatRange(mean!, ladder));
        });
      }
      if (page !== one) await page.context().close();
    },
  );

  it('is printed whole, with what was measured instead of the form', async () => {
    await one.setViewportSize({ width: 1047, height: 740 });
    await one.emulateMedia({ media: 'print' });
    expect(await overflow(one)).toBeLessThanOrEqual(0);
    const cut = await one.$$eval('#comparison :is(.strip li, p, .log-bar)', (all) =>
      all.filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML),
    );
    expect(cut).toEqual([]);
    expect(await one.locator('#controls').isVisible()).toBe(false);
    expect(await one.locator('.print-only').innerText()).toContain('dmct compare --strategies');
    expect(await one.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await keepPicture(one, 'compare-print');
    await one.emulateMedia({ media: null });
    await one.setViewportSize({ width: 1280, height: 900 });
  });

  it('on a phone every bar has its scale, and one column of all rows is compared on one', async () => {
    const page = await opened.open('#table?attack=silence&seeds=1', { width: 390, height: 844 });
    await lineSays(page, 'measured in');
    /** How far each tick of the bars is from where some axis names it, px. */
    const offTicks = (axes: string): Promise<number[]> =>
      page.evaluate((selector) => {
        const middle = (one: Element): number => {
          const { left, width } = one.getBoundingClientRect();
          return left + width / 2;
        };
        return [...document.querySelectorAll('#comparison .log-bar')]
          .filter((bar) => bar.checkVisibility())
          .flatMap((bar) => {
            const axis =
              selector === 'own'
                ? bar.parentElement!.querySelector('.log-axis')
                : document.querySelector(selector);
            const named = axis?.checkVisibility() === true ? [...axis.children].map(middle) : [];
            return [...bar.querySelectorAll('.tick')].map((tick, index) =>
              Math.abs(middle(tick) - (named[index] ?? NaN)),
            );
          });
      }, axes);
    const own = await offTicks('own');
    expect(own.length).toBeGreaterThan(40);
    for (const off of own) expect(off).toBeLessThan(1.5);
    await page.selectOption('select[name=show]', 'energy');
    await page.selectOption('select[name=order]', 'energy');
    expect(await page.locator('#comparison tbody td:visible').count()).toBe(8);
    const shared = await offTicks('#comparison thead th.shown .log-axis');
    expect(shared.length).toBe(8 * 3);
    for (const off of shared) expect(off).toBeLessThan(1.5);
    const values = await page.$$eval('#comparison tbody .shown .log-bar .point', (all) =>
      all.map((each) => Number.parseFloat(each.getAttribute('cx') ?? '')),
    );
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values).size).toBeGreaterThan(4);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, 'compare-phone-one');
    const again = await opened.open(new URL(page.url()).hash, { width: 390, height: 844 });
    await again.locator('#comparison.one').waitFor();
    expect(await again.locator('#comparison tbody td:visible').count()).toBe(8);
    expect(await again.locator('select[name=order]').inputValue()).toBe('energy');
    await again.context().close();
    await page.context().close();
  });
});
