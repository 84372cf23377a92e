import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { installGate, type HeldKind } from './gate.js';

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

/**
 * After so long a step counts as hung. No test's outcome rests on it: the longest step takes about ten seconds on an idle
 * machine, and whatever a test waits for is a state of the page, never a time.
 */
export const HUNG_MILLISECONDS = 240_000;
/** How many times slower the pages' own thread is made to run (CPU_THROTTLING=6): no test's outcome may change with it. */
const THROTTLING = Number(process.env['CPU_THROTTLING'] ?? '1');

/** How a page is opened. */
export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly still?: boolean;
  /** What the page asks its workers for and doesn't get before `letPass`. */
  readonly held?: readonly HeldKind[];
}

/** The built page in a real browser. */
export interface Opened {
  readonly address: string;
  /** A page at a hash; faults of the page land in `faults`. */
  open(hash: string, options?: OpenOptions): Promise<Page>;
  /** Room for pages that a test opens itself; whoever opens it closes it. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A kept picture in a page of its own, which has neither the application nor its style. */
  alone(svg: string): Promise<Page>;
  readonly faults: string[];
  close(): Promise<void>;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
    timeout: HUNG_MILLISECONDS,
  });
}

export async function openBrowser(): Promise<Opened> {
  const server: PreviewServer = await preview({
    root,
    configFile: `${root}vite.config.ts`,
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await launchChromium();
  const createContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(HUNG_MILLISECONDS);
    return context;
  };
  const faults: string[] = [];
  const address = server.resolvedUrls?.local[0] ?? '';
  return {
    address,
    faults,
    context: createContext,
    open: async (hash, { held = [], height = 900, scheme = 'light', still = false, width = 1280 } = {}) => {
      const context = await createContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: still ? 'reduce' : 'no-preference',
        // The tests' own scripts are evaluated from text; the page's aren't.
        bypassCSP: true,
      });
      const page = await context.newPage();
      if (held.length > 0) await installGate(page, held);
      if (THROTTLING > 1) {
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING });
      }
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${address}${hash}`);
      return page;
    },
    alone: async (svg) => {
      const page = await (await createContext()).newPage();
      await page.setContent(svg);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the line of a view's status says so. */
export async function lineSays(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.getElementById('line')?.textContent.includes(wanted) === true,
    text,
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

/** Prints figures that no test bounds, such as times, and keeps them among the build's artefacts. */
export function tellFigures(name: string, text: string): void {
  console.log(`${name}\n${text.trim()}`);
  keepText(name, text);
}

/** How far the page is wider than the window, px. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
