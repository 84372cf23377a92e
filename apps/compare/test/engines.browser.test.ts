import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
}, 120_000);

describe.each([
  ['with the wave kernels', true],
  ['without WebAssembly', false],
] as const)('Chromium %s', (_, isWithKernels) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    page = await browser.newPage();
    if (!isWithKernels) await page.evaluate('delete globalThis.WebAssembly');
    await page.addScriptTag({ content: script });
  }, 60_000);
  afterAll(() => browser.close());

  it('every strategy leaves the trace that it leaves in Node', { timeout: 60_000 }, async () => {
    expect(await page.evaluate('underTest.hasWebAssembly()')).toBe(isWithKernels);
    expect(new Set(traces.map(([name]) => name.split(' ')[0])).size).toBeGreaterThan(7);
    expect(await page.evaluate<Traces>('underTest.everyTrace()')).toEqual(traces);
  });

  it('every experiment of the physics has the same bits', { timeout: 60_000 }, async () => {
    const bits = everyBit();
    expect(bits.length).toBeGreaterThan(25);
    expect(await page.evaluate('underTest.everyBit()')).toEqual(bits);
  });
});

const firefox = findFirefox();
describe.skipIf(firefox === null)(
  `Firefox (${firefox ?? 'skipped: none is installed; apt-get install firefox-esr, or set FIREFOX_PATH'})`,
  () => {
    it('gives the same traces and the same bits', { timeout: 120_000 }, async () => {
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
