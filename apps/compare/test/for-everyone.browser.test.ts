import { createField } from '@dmct/physics';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediumOf, positionOf, wavesOf } from '../src/views/field/stage.js';
import { axeFindings, keepPicture, lineSays, openBrowser, type Opened } from './support/browser.js';
import { heard, ready, stageOf } from './support/field-page.js';

let opened: Opened;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

interface Seen {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly isLive: boolean;
}

/** The page as a screen reader is handed it. */
async function accessibilityTree(page: Page): Promise<readonly Seen[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name, properties = [], role, value }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      value: String(value?.value ?? ''),
      isLive: properties.some((each) => each.name === 'live' && each.value.value !== 'off'),
    }));
}

const CONTROLS = ['button', 'link', 'slider', 'spinbutton', 'combobox', 'checkbox', 'table', 'image'];

/** What has the focus, in words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body ? '' : ((activeElement?.id || activeElement?.textContent) ?? '');
  });
}

describe('the field without eyes or mouse', () => {
  it('names every control, picture and table, and doesn’t talk while the film runs', async () => {
    const page = await opened.open('#field?x.scene=here-not-there');
    await ready(page);
    const tree = await accessibilityTree(page);
    const nameless = tree.filter(({ name, role }) => CONTROLS.includes(role) && name === '');
    expect(nameless).toEqual([]);
    // The picture is there, and says where its numbers are.
    const picture = tree.find(({ name, role }) => role === 'image' && name.startsWith('Picture: '));
    expect(picture?.name).toMatch(/1 × honest general, 1 × traitor in the truth’s tone/);
    // Whatever speaks by itself says the same while the time goes on.
    const spoken = async (): Promise<string[]> =>
      page
        .locator('main :is([aria-live=polite], [role=status], output:not([aria-live=off]))')
        .allTextContents();
    await page
      .locator('#decisions', { hasText: 'Observer B hears the truth' })
      .waitFor({ state: 'attached' });
    await page.locator('#protocol-verdicts', { hasText: 'dmct' }).waitFor({ state: 'attached' });
    const before = await spoken();
    const time = Number(await page.locator('.screen').getAttribute('data-time-ns'));
    await page.waitForFunction(
      (then) => Number(document.querySelector<HTMLElement>('.screen')?.dataset['timeNs']) > then + 1,
      time,
    );
    expect(await spoken()).toEqual(before);
    await page.context().close();
  });

  it('says a changed decision, and its table holds the field that is heard', async () => {
    const page = await opened.open('#field?x.scene=here-not-there', { still: true });
    await ready(page);
    await page.locator('#decisions', { hasText: 'Observer A hears nothing.' }).waitFor({ state: 'attached' });
    const before = page.url();
    await page.getByRole('button', { name: /^Observer A/ }).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page
      .locator('#decisions', { hasText: 'Observer A hears the truth.' })
      .waitFor({ state: 'attached' });
    await page.locator('#arrivals summary').click();
    const rows = await page
      .locator('#arrivals tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    // The address is written when nothing has changed for a while.
    await page.waitForURL((url) => url.href !== before);
    const stage = stageOf(page, 'here-not-there');
    const field = createField(wavesOf(stage), mediumOf(stage));
    const numbers = stage.emitters.map((_, index) =>
      stage.observers.flatMap((observer) => {
        const { delaySeconds, gain, wave } = field.arrivalsAt(positionOf(observer))[index]!;
        return [(wave.startSeconds + delaySeconds) * 1e9, wave.amplitude * gain];
      }),
    );
    rows.forEach((row, index) => {
      row.slice(3).forEach((cell, column) => {
        const wanted = numbers[index]![column]!;
        expect(Math.abs(Number.parseFloat(cell) - wanted)).toBeLessThan(0.01 + 0.005 * wanted);
      });
    });
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps the focus where somebody works, whatever is built anew', async () => {
    const page = await opened.open('#field?x.scene=byzantine-attack', { still: true });
    await ready(page);
    for (const name of ['honest', 'traitor', 'Add a general', 'Add a traitor', 'Remove']) {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe(name);
    }
    await page.context().close();
  });

  it('lists the signs and tones that are in the picture, and no others', async () => {
    const page = await opened.open('#field?x.scene=standing-wave', { still: true });
    await ready(page);
    expect(await page.locator('.legend li').allTextContents()).toEqual(['honest general', 'observer']);
    expect(await page.locator('.legend').textContent()).not.toContain('orange');
    await page.getByRole('button', { name: 'Add a traitor' }).click();
    await page.locator('.legend li', { hasText: 'traitor' }).waitFor();
    expect(await page.locator('.legend').textContent()).toContain('orange the lie’s');
    await page.context().close();
  });
});

describe('a run’s messages without eyes or mouse', () => {
  it('a fork and its way back keep the focus, and say what was changed', async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=4&traitors=1');
    await lineSays(page, 'events in');
    const tree = await accessibilityTree(page);
    expect(tree.filter(({ name, role }) => CONTROLS.includes(role) && name === '')).toEqual([]);
    await page.locator('.diagram-box').focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    await page.locator('#fork-drop').focus();
    await page.keyboard.press('Enter');
    await page.locator('#fork-note', { hasText: /The .* that general \d .* sent to .* is lost\./ }).waitFor();
    expect(await focused(page)).toBe('fork-note');
    await page.locator('#unfork').focus();
    await page.keyboard.press('Enter');
    await page.locator('#fork-note:empty').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('diagram-box');
    await page.locator('#run').focus();
    await page.keyboard.press('Enter');
    await page.locator('#run:enabled').waitFor();
    expect(await focused(page)).toBe('run');
    await page.context().close();
  });
});

describe('on paper', () => {
  it('the field: picture, legend and what is heard, light; no form, no button', async () => {
    const page = await opened.open('#field?x.scene=byzantine-attack', { still: true, scheme: 'dark' });
    await ready(page);
    await page.locator('.computing').waitFor({ state: 'hidden' });
    await page.emulateMedia({ media: 'print' });
    for (const seen of ['.screen', '.handle', '.legend', 'article.observer', '.story']) {
      expect(await page.locator(seen).first().isVisible()).toBe(true);
    }
    expect(await page.locator('main :is(input, select, summary)').filter({ visible: true }).count()).toBe(0);
    const buttons = page.locator('main button:not(.handle, .term *)').filter({ visible: true });
    expect(await buttons.allTextContents()).toEqual([]);
    // The field was painted on a dark screen: its darkest part is paper now.
    const png = PNG.sync.read(await page.locator('.screen').screenshot());
    let light = 0;
    for (let at = 0; at < png.data.length; at += 4) if (png.data[at + 1]! > 128) light++;
    expect(light / (png.data.length / 4)).toBeGreaterThan(0.6);
    await keepPicture(page, 'field-print');
    expect(await heard(page).textContent()).toContain('Observer A');
    await page.context().close();
  });

  it('messages: diagram and its colours, no form, no button', async () => {
    const page = await opened.open('#messages?strategy=pbft&attack=none&nodes=4&traitors=1', {
      scheme: 'dark',
    });
    await lineSays(page, 'events in');
    await page.emulateMedia({ media: 'print' });
    for (const seen of ['.diagram', '.kind', '.signs', '.verdicts', '.print-only']) {
      expect(await page.locator(seen).first().isVisible()).toBe(true);
    }
    expect(await page.locator('main :is(input, select, summary)').filter({ visible: true }).count()).toBe(0);
    const buttons = page.locator('main button:not(.kind, .term *)').filter({ visible: true });
    expect(await buttons.allTextContents()).toEqual([]);
    expect(await page.locator('.print-only').textContent()).toContain('dmct run pbft');
    await keepPicture(page, 'messages-print');
    await page.context().close();
  });
});
