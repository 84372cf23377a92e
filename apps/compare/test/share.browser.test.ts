import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, keptFile, lineSays, openBrowser, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

describe('sharing', () => {
  it('the link reopens the same run, the command says it, the files hold it', async () => {
    const page = await opened.open('#messages?strategy=generals&attack=silence&nodes=5&traitors=1&seed=42');
    await lineSays(page, 'events in');
    const trace = await page.locator('.summary').getAttribute('data-trace');
    await page.click('#share');
    expect(await axeFindings(page)).toEqual([]);
    const link = await page.locator('#share-link').inputValue();
    expect(await page.locator('#share-command').inputValue()).toBe(
      'dmct run generals --attack silence --nodes 5 --traitors 1 --seed 42',
    );
    for (const [name, content] of [
      ['JSON', `"traceHash": "${trace ?? ''}"`],
      ['CSV', 'deliver'],
      ['SVG', '<svg'],
      ['PNG', 'PNG'],
    ] as const) {
      expect((await keptFile(page, name)).toString('latin1')).toContain(content);
    }
    const again = await opened.open(new URL(link).hash);
    await lineSays(again, 'events in');
    expect(await again.locator('.summary').getAttribute('data-trace')).toBe(trace);
    await again.context().close();
    await page.context().close();
  });

  it('the table is kept as a picture that says what its cells say', async () => {
    const page = await opened.open('#table?attack=silence&seeds=3');
    await lineSays(page, 'measured in');
    const figures = await page.locator('#comparison tbody tr .figure').allInnerTexts();
    expect(figures.length).toBeGreaterThan(20);
    await page.click('#share');
    const svg = (await keptFile(page, 'SVG')).toString();
    // It stands alone: whoever opens it has neither this page nor its style.
    const alone = await opened.alone(svg);
    const drawn = await alone.$$eval('svg text', (all) => all.map((each) => each.textContent));
    const wanted = figures.map((figure) => figure.replaceAll(/\s+/g, ' ').trim());
    const words = drawn.join(' ');
    expect(wanted.filter((figure) => !words.includes(figure))).toEqual([]);
    expect(words).toContain('--attacks silence');
    expect(await alone.locator('svg svg.log-bar').count()).toBe(await page.locator('.log-bar').count());
    expect(svg).not.toMatch(/var\(|NaN|undefined/);
    const png = PNG.sync.read(await keptFile(page, 'PNG'));
    const box = await alone.locator('svg').first().boundingBox();
    expect(png.width).toBe(2 * Math.round(box?.width ?? 0));
    expect(new Set(png.data).size).toBeGreaterThan(20);
    await page.locator('dialog.share button', { hasText: 'Close' }).click();
    expect(await page.locator('.sheet-picture').count()).toBe(0);
    await alone.context().close();
    await page.context().close();
  });

  it('a link of another version, or with nonsense in it, is met with a line each', async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=99999&v=0.0.1');
    const notes = page.locator('.notes p');
    await notes.first().waitFor();
    const texts = await notes.allTextContents();
    expect(texts).toHaveLength(2);
    expect(texts.join(' ')).toContain('may be 1 to 64');
    expect(texts.join(' ')).toContain('made with version "0.0.1"');
    await lineSays(page, 'events in');
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['#field?x.scene=nosuch', ['"x.scene" is no scene; there are byzantine-attack']],
    ['#messages?x.fork=zzz', ['"x.fork"']],
    ['#claims?x.fork=1', ['"x.fork", which this page']],
    [
      '#table?seeds=1&set.pbft.nosuch=3&set.foo.bar=1',
      ['"set.foo.bar" is a par', '"set.pbft.nosuch" is no par'],
    ],
    ['#nosuch?%E0%A4%A&=&x=1&x.__proto__=1', ['no view', '"x"', '"x.__proto__"']],
  ])('of the link %s each part that is not used is named', async (hash, wanted) => {
    const page = await opened.open(hash);
    await page.locator('.notes p').first().waitFor();
    await page.locator('main h1').waitFor();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.notes p').length >= count,
      wanted.length,
    );
    const told = (await page.locator('.notes p').allTextContents()).join('\n');
    for (const part of wanted) expect(told).toContain(part);
    if (hash.startsWith('#table')) {
      await lineSays(page, 'measured in');
      expect(await page.locator('tr[data-strategy=pbft] .verdict').textContent()).not.toContain('does not');
    }
    expect(opened.faults).toEqual([]);
    await page.context().close();
  });

  it('everything can be reached by keyboard', async () => {
    const page = await opened.open('#table?seeds=1');
    await lineSays(page, 'measured in');
    const reached = new Set<string>();
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const { activeElement } = document;
          return `${activeElement?.id ?? ''} ${activeElement?.getAttribute('name') ?? ''} ${activeElement?.getAttribute('data-view') ?? ''}`;
        }),
      );
    }
    const all = [...reached].join('|');
    for (const wanted of [
      'attack',
      'nodes',
      'traitors',
      'topology',
      'seeds',
      'seed',
      'run',
      'share',
      'field',
      'claims',
    ]) {
      expect(all).toContain(wanted);
    }
    await page.context().close();
  });
});
