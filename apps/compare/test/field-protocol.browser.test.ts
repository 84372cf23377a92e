import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protocolIds } from '../src/views/field/protocol-run.js';
import type { Stage } from '../src/views/field/stage.js';
import { openBrowser, type Opened } from './support/browser.js';
import {
  heard,
  protocolsAtRest,
  ready,
  runCommand,
  setting,
  stageOf,
  wordsOf,
} from './support/field-page.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const row = (page: Page, strategy: string) =>
  page.locator(`.protocol[data-strategy=${strategy}][data-trace]`);
const traceOf = (page: Page, strategy: string) => row(page, strategy).getAttribute('data-trace');
const commandOf = async (page: Page, strategy: string): Promise<string> =>
  (await row(page, strategy).locator('.command').textContent())!;

/**
 * Does something to the scene, and waits until both protocols have run it as it stands then: on a slow machine a scene
 * in the middle of a drag is run as well.
 */
async function changing(page: Page, act: () => Promise<unknown>): Promise<void> {
  await act();
  await protocolsAtRest(page);
  for (const strategy of ['dmct-seed', 'dmct']) await row(page, strategy).waitFor();
}

const slide = (page: Page, name: string, to: number) =>
  page.getByRole('slider', { name, exact: true }).fill(String(to));

/** The traitor that is farthest from everybody else, and from where the picture ends. */
function loneliestTraitor({ emitters, frame, observers }: Stage): number {
  const room = emitters.map(({ side, x, y }, index) => {
    if (side === 'truth') return 0;
    const others = [...emitters.filter((_, other) => other !== index), ...observers];
    return Math.min(
      x - frame.x - 0.4,
      y - frame.y - 0.4,
      ...others.map((other) => Math.hypot(other.x - x, other.y - y)),
    );
  });
  return room.indexOf(Math.max(...room));
}

describe('the protocols beside the picture', () => {
  it('a drag, power, phase and time of a traitor: panel, copied command and scene say the same', async () => {
    const name = 'byzantine-attack';
    const page = await opened.open(`#field?x.scene=${name}`, { still: true });
    await ready(page);
    await row(page, 'dmct').waitFor();
    const decisionBefore = await heard(page).getAttribute('data-decision');
    const traces = new Set([await traceOf(page, 'dmct-seed')]);
    const handle = page.locator('.handle.lie');
    const box = (await handle.boundingBox())!;
    await changing(page, async () => {
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 210, box.y - 60, { steps: 8 });
      await page.mouse.up();
    });
    traces.add(await traceOf(page, 'dmct-seed'));
    await expect.poll(() => heard(page).getAttribute('data-decision')).not.toBe(decisionBefore);
    for (const [dial, to] of [
      ['Power', 6],
      ['Phase', 90],
      ['Emission time', 40],
    ] as const) {
      await changing(page, () => slide(page, dial, to));
      traces.add(await traceOf(page, 'dmct-seed'));
    }
    // Every one of the five scenes is another run.
    expect(traces.size).toBe(5);
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('0.25,0,40'));
    const stage = stageOf(page, name);
    const ids = protocolIds(stage, 1);
    for (const strategy of ['dmct-seed', 'dmct']) {
      const command = await commandOf(page, strategy);
      const result = runCommand(command);
      expect(result.traceHash).toBe(await traceOf(page, strategy));
      expect(await row(page, strategy).getAttribute('data-right')).toBe(
        String(Object.values(result.verdicts).every((verdict) => verdict === 'holds')),
      );
      const said = await row(page, strategy).textContent();
      expect(result.assumptionsBroken.filter((assumption) => said?.includes(assumption) !== true)).toEqual(
        [],
      );
      if (strategy === 'dmct') expect(result.assumptionsBroken).toContain('power-cap');
      expect(setting(command, 'emission')).toEqual([[3.9811, 1, 4e-8, 0.25]]);
      const places = result.conditions.places as readonly (readonly number[])[];
      stage.emitters.forEach(({ x, y }, index) => {
        expect(places[ids[index]!]!.slice(0, 2)).toEqual([x, y]);
      });
    }
    const said = await page.locator('#protocol-attack').textContent();
    expect(said).toContain('Attack adaptive');
    expect(said).toContain('+6.0 dB, phase 90°, 40 ns late');
    await page.click('#share');
    expect(await page.locator('#share-command').inputValue()).toBe(await commandOf(page, 'dmct-seed'));
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });

  it('each says what of the scene it does not play', async () => {
    const page = await opened.open('#field?x.scene=causal-gates', { still: true });
    await ready(page);
    await row(page, 'dmct').waitFor();
    const said = await page.locator('.unplayed').allTextContents();
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/tones.*slots.*pulses/);
    expect(said[1]).toMatch(/phases of the honest.*slots, tones/);
    await page.context().close();
  });
});

describe('a crowd', () => {
  it('of 64: one is picked by mouse, dragged, louder, and runs so', async () => {
    const page = await opened.open('#field?x.scene=crowd', { still: true });
    await ready(page);
    await row(page, 'dmct').waitFor();
    const before = stageOf(page, 'crowd');
    const index = loneliestTraitor(before);
    const { frame } = before;
    const box = (await page.locator('.screen').boundingBox())!;
    const { x, y } = before.emitters[index]!;
    const at = {
      x: box.x + ((x - frame.x) / frame.width) * box.width,
      y: box.y + (1 - (y - frame.y) / frame.height) * box.height,
    };
    await changing(page, async () => {
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x - 60, at.y + 40, { steps: 5 });
      await page.mouse.up();
    });
    await changing(page, () => slide(page, 'Power', 10));
    // The address is written when nothing has changed for a while.
    await expect.poll(() => stageOf(page, 'crowd').emitters[index]!.power).toBeCloseTo(10, 6);
    const after = stageOf(page, 'crowd');
    const moved = after.emitters.flatMap((each, k) =>
      JSON.stringify(each) === JSON.stringify(before.emitters[k]) ? [] : [k],
    );
    expect(moved).toEqual([index]);
    const metresAPixel = frame.width / box.width;
    expect(after.emitters[index]!.x).toBeCloseTo(x - 60 * metresAPixel, 1);
    expect(after.emitters[index]!.y).toBeCloseTo(y - 40 * metresAPixel, 1);
    const command = await commandOf(page, 'dmct-seed');
    expect(runCommand(command).traceHash).toBe(await traceOf(page, 'dmct-seed'));
    expect((setting(command, 'places') as number[][])[protocolIds(after, 1)[index]!]!.slice(0, 2)).toEqual([
      after.emitters[index]!.x,
      after.emitters[index]!.y,
    ]);
    // The link alone brings the same crowd back.
    const again = await opened.open(new URL(page.url()).hash, { still: true });
    await ready(again);
    await row(again, 'dmct').waitFor();
    expect(await traceOf(again, 'dmct-seed')).toBe(await traceOf(page, 'dmct-seed'));
    await again.context().close();
    await page.context().close();
  });

  it('of 1,000: found by keyboard, moved, with a command for as many', async () => {
    const page = await opened.open('#field?x.scene=thousand', { still: true });
    await ready(page);
    await page.locator('#general-number').focus();
    await page.keyboard.type('417');
    await page.keyboard.press('Tab');
    await page.locator('.handle.selected', { hasText: '417' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.handle.selected', { hasText: '418' }).waitFor();
    await page.locator('.handle.selected').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.waitForFunction(() => location.hash.includes('x.c='));
    await protocolsAtRest(page);
    const command = (await page.locator('.protocol[data-strategy=dmct] .command').textContent())!;
    expect(wordsOf(command).slice(0, 9).join(' ')).toBe(
      'dmct run dmct --attack adaptive --nodes 1000 --traitors 300',
    );
    const stage = stageOf(page, 'thousand');
    const index = protocolIds(stage, 1).indexOf(418);
    expect((setting(command, 'places') as number[][])[418]!.slice(0, 2)).toEqual([
      stage.emitters[index]!.x,
      stage.emitters[index]!.y,
    ]);
    expect(await page.getByRole('button', { name: 'Run 1000 generals here' }).count()).toBe(2);
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });
});
