import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createField } from '@dmct/physics';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStage } from '../src/views/field/codec.js';
import { PRESETS } from '../src/views/field/presets.js';
import { mediumOf, positionOf, wavesOf, type Stage } from '../src/views/field/stage.js';
import { axeFindings, keepPicture, keepText, openBrowser, overflow, type Opened } from './support/browser.js';

/** The built command; scripts/browser-tests.mjs builds it before these tests. */
const CLI = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
}, 60_000);
afterAll(() => opened.close());

const heard = (page: Page) => page.locator('article.observer').first();
const ready = (page: Page) => heard(page).waitFor({ timeout: 20_000 });

/** The scene on the page, from its address: the link holds all of it. */
function stageOf(page: Page, name: string): Stage {
  const query = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
  const preset = PRESETS.find((each) => each.name === name)!.create({ seed: 1, truthHz: 1e9, lieHz: 1.3e9 });
  const extra = { e: query.get('x.e') ?? '', o: query.get('x.o') ?? '' };
  return readStage(preset, extra)!;
}

/** Words of a command as a shell would have them. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('the field', () => {
  it.each(['headphones', 'standing-wave', 'here-not-there', 'late-emission', 'causal-gates'])(
    '%s: a probed pixel is @dmct/physics there, to one per cent',
    { timeout: 60_000 },
    async (name) => {
      const page = await opened.open(`#field?x.scene=${name}`, { still: true });
      await ready(page);
      await page.waitForFunction(() => location.hash.includes('x.e='));
      const box = (await page.locator('.screen').boundingBox())!;
      for (const [x, y] of [
        [0.62, 0.31],
        [0.35, 0.77],
      ] as const) {
        await page.locator('.screen').evaluate((screen) => delete screen.dataset['probe']);
        await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
        await page.locator('.screen[data-probe]').waitFor();
        const probe = JSON.parse((await page.locator('.screen').getAttribute('data-probe'))!) as {
          x: number;
          y: number;
          timeSeconds: number;
          field: number;
        };
        const stage = stageOf(page, name);
        const expected = createField(wavesOf(stage), mediumOf(stage)).at(
          positionOf(probe),
          probe.timeSeconds,
        );
        // The link rounds phases to 10⁻⁴ turns; a hundredth of an ordinary wave there is the measure.
        expect(Math.abs(probe.field - expected)).toBeLessThan(0.01 * Math.max(0.3, Math.abs(expected)));
      }
      await page.context().close();
    },
  );

  it.each(PRESETS)('the scene $name plays, and axe finds nothing', { timeout: 60_000 }, async ({ name }) => {
    const page = await opened.open(`#field?x.scene=${name}`);
    await ready(page);
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > 1,
    );
    expect(await axeFindings(page)).toEqual([]);
    await keepPicture(page, `field-${name}`);
    await page.context().close();
  });

  it(
    'a drag changes the decision, and the copied command decides the same',
    { timeout: 90_000 },
    async () => {
      const page = await opened.open('#field?x.scene=byzantine-attack', { still: true });
      await ready(page);
      const protocol = page.locator('.protocol[data-strategy=dmct-seed][data-trace]');
      await protocol.waitFor({ timeout: 20_000 });
      const decisionBefore = await heard(page).getAttribute('data-decision');
      const firstTrace = await protocol.getAttribute('data-trace');
      const handle = page.locator('.handle.lie');
      const box = (await handle.boundingBox())!;
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 210, box.y - 60, { steps: 8 });
      await page.mouse.up();
      await page.waitForFunction(
        (before) =>
          document.querySelector<HTMLElement>('.protocol[data-strategy=dmct-seed]')?.dataset['trace'] !==
          before,
        firstTrace,
      );
      const command = (await protocol.locator('.command').textContent())!;
      const [program, ...argv] = wordsOf(command);
      // Its exit status says whether all properties hold; what it prints is wanted either way.
      const { stdout } = spawnSync(process.execPath, [CLI, ...argv, '--reporter', 'json'], {
        encoding: 'utf8',
      });
      const result = JSON.parse(stdout) as {
        traceHash: string;
        verdicts: Record<string, string>;
        conditions: { places: number[][] };
      };
      expect(program).toBe('dmct');
      expect(await protocol.getAttribute('data-right')).toBe(
        String(Object.values(result.verdicts).every((verdict) => verdict === 'holds')),
      );
      // The command has the places of the scene as it stands now, and what is heard has changed with them.
      const stage = stageOf(page, 'byzantine-attack');
      const places = result.conditions.places.map(([x, y]) => `${String(x)} ${String(y)}`).sort();
      expect(places).toEqual(stage.emitters.map(({ x, y }) => `${String(x)} ${String(y)}`).sort());
      expect(await heard(page).getAttribute('data-decision')).not.toBe(decisionBefore);
      expect(result.traceHash).toBe(await protocol.getAttribute('data-trace'));
      await page.context().close();
    },
  );

  it('moves generals with the arrow keys, and steps and scrubs time', { timeout: 60_000 }, async () => {
    const page = await opened.open('#field?x.scene=headphones', { still: true });
    await ready(page);
    expect(await heard(page).getAttribute('data-decision')).toBe('nothing');
    await page.locator('.handle.observer').focus();
    for (let press = 0; press < 2; press++) await page.keyboard.press('Shift+ArrowUp');
    await page.locator('article[data-decision=truth]').waitFor();
    const time = () => page.locator('.screen').getAttribute('data-time-ns').then(Number);
    const before = await time();
    await page.click('#step');
    await page.waitForFunction(
      (was) => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > was,
      before,
    );
    await page.locator('#scrub').fill('5');
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('.screen')?.dataset['timeNs'] === '5',
    );
    await page.context().close();
  });

  it('is reported with its frame times at 4, 64 and 1,000 emitters', { timeout: 90_000 }, async () => {
    const lines: string[] = [];
    for (const [name, emitters] of [
      ['byzantine-attack', 4],
      ['crowd', 64],
      ['thousand', 1000],
    ] as const) {
      const page = await opened.open(`#field?x.scene=${name}`);
      await ready(page);
      await page.locator('.screen[data-work-ms]').waitFor({ timeout: 30_000 });
      const opening = await page.locator('.screen').evaluate((screen) => ({ ...screen.dataset }));
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > 18,
        undefined,
        { timeout: 40_000 },
      );
      const settled = await page.locator('.screen').evaluate((screen) => ({ ...screen.dataset }));
      lines.push(
        `${emitters} emitters: ${opening['betweenMs']} ms between frames (${opening['workMs']} ms of work) while light cones open, ${settled['betweenMs']} ms (${settled['workMs']} ms) later`,
      );
      if (emitters <= 64) expect(Number(settled['workMs'])).toBeLessThan(1000 / 30);
      await page.context().close();
    }
    keepText('frame-times.txt', `${lines.join('\n')}\n`);
    expect(opened.faults).toEqual([]);
  });

  it('fits a phone', { timeout: 60_000 }, async () => {
    const page = await opened.open('#field?x.scene=causal-gates', {
      width: 390,
      height: 844,
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
