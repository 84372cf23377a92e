import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../src/views/field/presets.js';
import {
  axeFindings,
  keepPicture,
  openBrowser,
  overflow,
  tellFigures,
  type Opened,
} from './support/browser.js';
import { drawn, heard, offBy, probeAfter, probeAt, ready, stageOf } from './support/field-page.js';
import { letPass } from './support/gate.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const decisions = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('article.observer')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-decision')));

describe('the picture', () => {
  it.each(['headphones', 'standing-wave', 'here-not-there', 'late-emission', 'causal-gates', 'crowd'])(
    '%s: a probed pixel is @dmct/physics there, to one per cent',
    async (name) => {
      const page = await opened.open(`#field?x.scene=${name}`, { still: true });
      await ready(page);
      const stage = stageOf(page, name);
      for (const [x, y] of [
        [0.62, 0.31],
        [0.35, 0.77],
        [0.12, 0.4],
      ] as const) {
        expect(offBy(await probeAt(page, x, y), stage)).toBeLessThan(1);
      }
      await page.context().close();
    },
  );

  it('scrubbed, stepped on and back: each moment is @dmct/physics, light cones close again', async () => {
    const page = await opened.open('#field?x.scene=standing-wave', { still: true });
    await ready(page);
    const stage = stageOf(page, 'standing-wave');
    await probeAt(page, 0.3, 0.5);
    const scrub = (to: string) => probeAfter(page, () => page.locator('#scrub').fill(to));
    const at = async (probe: Promise<{ timeSeconds: number; field: number; x: number; y: number }>) => {
      const found = await probe;
      expect(offBy(found, stage)).toBeLessThan(1);
      return found;
    };
    // The place is .84 m from the nearer general: its light cone is there after 2.8 ns.
    expect((await at(scrub('5'))).timeSeconds).toBeCloseTo(5e-9, 15);
    expect((await at(probeAfter(page, () => page.click('#step')))).timeSeconds).toBeCloseTo(5.25e-9, 15);
    const back = await at(probeAfter(page, () => page.click('#step-back')));
    expect(back.timeSeconds).toBeCloseTo(5e-9, 15);
    expect(back.field).not.toBe(0);
    expect((await at(scrub('2.5'))).field).toBe(0);
    for (let step = 0; step < 2; step++) await probeAfter(page, () => page.click('#step'));
    const opening = await at(probeAfter(page, () => page.click('#step')));
    expect(opening.timeSeconds).toBeCloseTo(3.25e-9, 15);
    expect(opening.field).not.toBe(0);
    for (let step = 0; step < 2; step++) await probeAfter(page, () => page.click('#step-back'));
    expect((await at(probeAfter(page, () => page.click('#step-back')))).field).toBe(0);
    expect(await page.locator('#scrub').inputValue()).toBe('2.5');
    await page.context().close();
  });

  it('is of the scene as it was left, also where it was changed several times between two frames', async () => {
    const name = 'here-not-there';
    const page = await opened.open(`#field?x.scene=${name}`, { still: true, held: ['listen'] });
    await letPass(page, 1);
    await ready(page);
    await drawn(page);
    const before = await probeAt(page, 0.35, 0.77);
    const probe = await probeAfter(page, () =>
      page.getByRole('slider', { name: 'Power' }).evaluate((slider) => {
        for (const decibels of ['3', '6', '-6']) {
          (slider as HTMLInputElement).value = decibels;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
      }),
    );
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('0.2512'));
    expect(offBy(probe, stageOf(page, name))).toBeLessThan(1);
    expect(probe.field).not.toBe(before.field);
    // The first change is listened to; of the second and the third, which wait, the last one counts.
    await letPass(page);
    const alone = await opened.open(new URL(page.url()).hash, { still: true });
    await ready(alone);
    await expect.poll(() => heard(page).innerText()).toBe(await heard(alone).innerText());
    await page.context().close();
    await alone.context().close();
  });

  it('plays, pauses where it is, and starts anew', async () => {
    const page = await opened.open('#field?x.scene=headphones');
    await ready(page);
    const time = () => page.locator('.screen').getAttribute('data-time-ns').then(Number);
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > 1,
    );
    await page.click('#play');
    await drawn(page);
    const paused = await time();
    const probe = await probeAt(page, 0.4, 0.4);
    expect(probe.timeSeconds * 1e9).toBeCloseTo(await time(), 6);
    expect(await time()).toBe(paused);
    await probeAfter(page, () => page.getByRole('button', { name: 'Start', exact: true }).click());
    expect(await time()).toBe(0);
    await page.context().close();
  });
});

describe('the scenes', () => {
  it.each(PRESETS)('$name plays, and axe finds nothing', async ({ name }) => {
    const page = await opened.open(`#field?x.scene=${name}`);
    await ready(page);
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > 1,
    );
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, `field-${name}`);
    await page.context().close();
  });

  it.each([
    ['headphones', ['nothing']],
    ['standing-wave', ['truth', 'truth']],
    ['here-not-there', ['nothing', 'truth']],
    ['late-emission', ['lie']],
    ['causal-gates', ['truth']],
  ] as const)('%s: its observers hear %j', async (name, wanted) => {
    const page = await opened.open(`#field?x.scene=${name}`, { still: true });
    await ready(page);
    expect(await decisions(page)).toEqual(wanted);
    await page.context().close();
  });

  it('the traitor’s delay is what beats the range gates: without it the truth is heard', async () => {
    const page = await opened.open('#field?x.scene=late-emission', { still: true });
    await ready(page);
    await page.getByRole('slider', { name: 'Emission time' }).fill('0');
    await page.locator('article[data-decision=truth]').waitFor();
    await page.context().close();
  });

  it('moves an observer with the arrow keys, and it hears what is there', async () => {
    const page = await opened.open('#field?x.scene=headphones', { still: true });
    await ready(page);
    expect(await decisions(page)).toEqual(['nothing']);
    await page.locator('.handle.observer').focus();
    for (let press = 0; press < 2; press++) await page.keyboard.press('Shift+ArrowUp');
    await page.locator('article[data-decision=truth]').waitFor();
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('x.o=1.9,0.9'));
    await page.context().close();
  });
});

describe('the page around it', () => {
  it('is reported with its frame times at 4, 64 and 1,000 emitters', async () => {
    const lines: string[] = [];
    for (const [name, emitters] of [
      ['byzantine-attack', 4],
      ['crowd', 64],
      ['thousand', 1000],
    ] as const) {
      const page = await opened.open(`#field?x.scene=${name}`);
      await ready(page);
      await page.locator('.screen[data-work-ms]').waitFor();
      const opening = await page.locator('.screen').evaluate((screen) => ({ ...screen.dataset }));
      // At 18 ns every light cone has left the picture. How long a frame takes is the machine's, and bounded nowhere:
      // picture.test.ts counts what one computes.
      await page.locator('#scrub').fill('18');
      await drawn(page);
      await page.click('#play');
      // The first figures after it stood still count the pause as time between two frames.
      for (let figures = 0; figures < 2; figures++) {
        await page.locator('.screen').evaluate((screen) => delete screen.dataset['workMs']);
        await page.locator('.screen[data-work-ms]').waitFor();
      }
      const settled = await page.locator('.screen').evaluate((screen) => ({ ...screen.dataset }));
      lines.push(
        `${emitters} emitters: ${opening['betweenMs']} ms between frames (${opening['workMs']} ms of work) while light cones open, ${settled['betweenMs']} ms (${settled['workMs']} ms) later`,
      );
      expect(Number(settled['workMs'])).toBeGreaterThan(0);
      await page.context().close();
    }
    tellFigures('frame-times.txt', `${lines.join('\n')}\n`);
    expect(opened.faults).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await opened.open('#field?x.scene=causal-gates', {
      width: 360,
      height: 800,
      scheme: 'dark',
    });
    await ready(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // Receivers with gates are offered where waves begin and end, and a spectrum for each way of looking.
    const receivers = await heard(page)
      .locator('tr[data-receiver]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-receiver')));
    expect(receivers).toEqual(['tone', 'energy', 'range-gated', 'causal', 'array']);
    expect(await heard(page).locator('svg.spectrum path.line').count()).toBe(3);
    await keepPicture(page, 'field-phone-dark');
    await page.context().close();
  });
});
