import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = fileURLToPath(new URL('../../../../reports', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The built page in a real browser. */
export interface Opened {
  readonly address: string;
  readonly browser: Browser;
  /** A page at a hash; faults of the page land in `faults`. */
  open(
    hash: string,
    options?: { width?: number; height?: number; scheme?: 'light' | 'dark'; still?: boolean },
  ): Promise<Page>;
  readonly faults: string[];
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Opened> {
  const server: PreviewServer = await preview({
    root,
    configFile: `${root}vite.config.ts`,
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const faults: string[] = [];
  const address = server.resolvedUrls?.local[0] ?? '';
  return {
    address,
    browser,
    faults,
    open: async (hash, { height = 900, scheme = 'light', still = false, width = 1280 } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: still ? 'reduce' : 'no-preference',
        // The tests' own scripts are evaluated from text; the page's aren't.
        bypassCSP: true,
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${address}${hash}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the line of a view's status says so. */
export async function lineSays(page: Page, text: string, timeout = 120_000): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.getElementById('line')?.textContent.includes(wanted) === true,
    text,
    { timeout },
  );
}

/** What the open share panel hands out under a button's name. */
export async function keptFile(page: Page, name: 'CSV' | 'JSON' | 'PNG' | 'SVG'): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

/** How much of the page has jumped since it was opened: the score of layout shifts, without what somebody asked for. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let score = 0;
        const take = (entries: PerformanceEntryList): void => {
          for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) score += entry.value;
          }
        };
        const observer = new PerformanceObserver((list) => {
          take(list.getEntries());
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            take(observer.takeRecords());
            observer.disconnect();
            resolve(score);
          }),
        );
      }),
  );
}

/** What axe finds wrong, one line a finding. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Keeps a picture of the page among the build's artefacts. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(reports, { recursive: true });
  await page.screenshot({ path: `${reports}/${name}.png`, fullPage: true });
}

/** Keeps a text among the build's artefacts. */
export function keepText(name: string, text: string): void {
  mkdirSync(reports, { recursive: true });
  writeFileSync(`${reports}/${name}`, text);
}

/** How far the page is wider than the window, px. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
