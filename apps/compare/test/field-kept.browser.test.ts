import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptFile, openBrowser, type Opened } from './support/browser.js';
import { drawn, ready, stageOf } from './support/field-page.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

/** Red, green and blue of a pixel, from 0 to 255. */
function colourAt(png: PNG, x: number, y: number): readonly number[] {
  const at = 4 * (Math.round(y) * png.width + Math.round(x));
  return [...png.data.subarray(at, at + 3)];
}

describe('a picture of the field that is kept', () => {
  it('is readable alone: generals, observers, legend, scale, time, what is heard', async () => {
    const page = await opened.open('#field?x.scene=here-not-there', { still: true });
    await ready(page);
    await page.locator('#scrub').fill('12.5');
    await drawn(page);
    await page.click('#share');
    const svg = (await keptFile(page, 'SVG')).toString();
    expect(svg).not.toMatch(/var\(|NaN|undefined/);
    const alone = await opened.alone(svg);
    const words = (await alone.$$eval('svg text', (all) => all.map((each) => each.textContent))).join(' | ');
    for (const wanted of [
      'Cancelled here, not there',
      't = 12.50 ns',
      'drawn: wave',
      'truth 1 GHz, lie 1.3 GHz',
      'seed 1',
      '1 m: light takes 3.34 ns',
      'honest general',
      'traitor in the truth’s tone',
      'observer',
      'V/m',
      'Observer A hears nothing',
      'Observer B hears the truth',
    ]) {
      expect(words).toContain(wanted);
    }
    const stage = stageOf(page, 'here-not-there');
    expect(await alone.locator('.general-mark[transform] > circle.truth').count()).toBeGreaterThanOrEqual(1);
    // In the picture of pixels everybody is where the scene has them, over a field that is painted.
    const png = PNG.sync.read(await keptFile(page, 'PNG'));
    const frame = (await alone.locator('svg image').first().boundingBox())!;
    const size = (await alone.locator('svg').first().boundingBox())!;
    const pixelOf = ({ x, y }: { x: number; y: number }, offsetX = 0): readonly number[] =>
      colourAt(
        png,
        2 * (frame.x - size.x + ((x - stage.frame.x) / stage.frame.width) * frame.width + offsetX),
        2 * (frame.y - size.y + (1 - (y - stage.frame.y) / stage.frame.height) * frame.height),
      );
    expect(png.width).toBe(2 * Math.round(size.width));
    // Beside the digit, within the sign of a general.
    for (const emitter of stage.emitters) {
      const [red, , blue] = pixelOf(emitter, -8);
      expect(blue! - red!).toBeGreaterThan(100);
    }
    // The field is there: along a line away from everybody it has many shades.
    const shades = new Set(
      Array.from({ length: 200 }, (_, k) => pixelOf({ x: -1.3 + k * 0.005, y: 0.2 }).join()),
    );
    expect(shades.size).toBeGreaterThan(40);
    await alone.context().close();
    await page.context().close();
  });
});
