import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, lineSays, openBrowser, type Opened } from './support/browser.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
}, 60_000);
afterAll(() => opened.close());

describe('sharing', () => {
  it(
    'the link reopens the same run, the command says it, the files hold it',
    { timeout: 90_000 },
    async () => {
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
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name, exact: true }).click(),
        ]);
        expect(readFileSync(await file.path(), 'latin1')).toContain(content);
      }
      const again = await opened.open(new URL(link).hash);
      await lineSays(again, 'events in');
      expect(await again.locator('.summary').getAttribute('data-trace')).toBe(trace);
      await again.context().close();
      await page.context().close();
    },
  );

  it(
    'a link of another version, or with nonsense in it, is met with a line each',
    { timeout: 60_000 },
    async () => {
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
    },
  );

  it('everything can be reached by keyboard', { timeout: 60_000 }, async () => {
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
