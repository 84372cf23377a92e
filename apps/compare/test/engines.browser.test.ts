import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HUNG_MILLISECONDS, launchChromium } from './support/browser.js';
import { bundle } from './support/bundle.js';
import { everyBit, everyTrace } from './support/every-result.js';
import { askFirefox, findFirefox } from './support/firefox.js';

/*
 * Other engines than Node's: the same config and seed give the same trace hash, and every experiment of the physics the
 * same bits. One script holds the packages' sources and the list of what is asked, nothing else.
 */
type Traces = ReturnType<typeof everyTrace>;
let script = '';
let traces: Traces = [];

beforeAll(async () => {
  script = await bundle('every-result.ts', 'underTest');
  traces = everyTrace();
});

describe.each([
  ['with the wave kernels', true],
  ['without WebAssembly', false],
] as const)('Chromium %s', (_, isWithKernels) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    page.setDefaultTimeout(HUNG_MILLISECONDS);
    if (!isWithKernels) await page.evaluate('delete globalThis.WebAssembly');
    await page.addScriptTag({ content: script });
  });
  afterAll(() => browser.close());

  it('every strategy leaves the trace that it leaves in Node', async () => {
    expect(await page.evaluate('underTest.hasWebAssembly()')).toBe(isWithKernels);
    expect(new Set(traces.map(([name]) => name.split(' ')[0])).size).toBeGreaterThan(7);
    expect(await page.evaluate<Traces>('underTest.everyTrace()')).toEqual(traces);
  });

  it('every experiment of the physics has the same bits', async () => {
    const bits = everyBit();
    expect(bits.length).toBeGreaterThan(25);
    expect(await page.evaluate('underTest.everyBit()')).toEqual(bits);
  });
});

const firefox = findFirefox();
describe.skipIf(firefox === null)(
  `Firefox (${firefox ?? 'skipped: none is installed; apt-get install firefox-esr, or set FIREFOX_PATH'})`,
  () => {
    it('gives the same traces and the same bits', async () => {
      const answer = (await askFirefox(
        firefox!,
        script,
        '{ traces: underTest.everyTrace(), bits: underTest.everyBit() }',
      )) as { traces: Traces; bits: readonly string[] };
      expect(answer.traces).toEqual(traces);
      expect(answer.bits).toEqual(everyBit());
    });
  },
);
