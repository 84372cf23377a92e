import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunResult } from '@dmct/core';
import { createField } from '@dmct/physics';
import type { Locator, Page } from 'playwright-core';
import { readStage } from '../../src/views/field/codec.js';
import type { Probe } from '../../src/views/field/messages.js';
import { PRESETS } from '../../src/views/field/presets.js';
import { mediumOf, positionOf, wavesOf, type Stage } from '../../src/views/field/stage.js';

/** The built command; scripts/browser-tests.mjs builds it before these tests. */
const CLI = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));

/** What the first observer hears. */
export function heard(page: Page): Locator {
  return page.locator('article.observer').first();
}

/** The scene is on the page, and in its address. */
export async function ready(page: Page): Promise<void> {
  await heard(page).waitFor();
  await page.waitForFunction(() => location.hash.includes('x.o='));
}

/** The picture is of the scene and the moment that were asked for last; for a scene that doesn't play. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('.screen[data-current]').waitFor();
}

/** Both protocols have run the scene as it stands, or said why not. */
export async function protocolsAtRest(page: Page): Promise<void> {
  await page.locator('#protocols[aria-busy=false]').waitFor();
}

/** The scene on the page, from its address: the link holds all of it. Tones are those of scenes that have their own. */
export function stageOf(page: Page, name: string): Stage {
  const query = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
  const preset = PRESETS.find((each) => each.name === name)!.create({ seed: 1, truthHz: 1e9, lieHz: 1.3e9 });
  const extra = ['e', 'c', 'o'].flatMap((key) => {
    const text = query.get(`x.${key}`);
    return text === null ? [] : [[key, text] as const];
  });
  return readStage(preset, Object.fromEntries(extra))!;
}

/** Does something that draws a standing picture anew, and reads the field under the pointer once it is drawn. */
export async function probeAfter(page: Page, act: () => Promise<unknown>): Promise<Probe> {
  await page.locator('.screen').evaluate((screen) => delete screen.dataset['probe']);
  await act();
  await page.locator('.screen[data-probe][data-current]').waitFor();
  return JSON.parse((await page.locator('.screen').getAttribute('data-probe'))!) as Probe;
}

/** Puts the pointer over the picture, in shares of its size, and reads the field there. */
export async function probeAt(page: Page, x: number, y: number): Promise<Probe> {
  const box = (await page.locator('.screen').boundingBox())!;
  return probeAfter(page, () => page.mouse.move(box.x + box.width * x, box.y + box.height * y));
}

/** By how much a probed field is off, over one per cent of what @dmct/physics has there: beyond 1 it is wrong. */
export function offBy(probe: Probe, stage: Stage): number {
  const { frame } = stage;
  const expected = createField(wavesOf(stage), mediumOf(stage)).at(positionOf(probe), probe.timeSeconds);
  // Beside zero crossings one per cent of an ordinary wave, far across the picture, is the measure.
  return Math.abs(probe.field - expected) / (0.01 * Math.max(1 / frame.width, Math.abs(expected)));
}

/** Words of a command as a shell would have them. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** What a copied command gives, in Node; its exit status says whether all properties hold, and isn't asked for. */
export function runCommand(command: string): RunResult {
  const [program, ...argv] = wordsOf(command);
  if (program !== 'dmct') throw new Error(`not our command: ${command.slice(0, 80)}`);
  const { stdout } = spawnSync(process.execPath, [CLI, ...argv, '--reporter', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout) as RunResult;
}

/** The value behind `key=` among a command's words, as JSON. */
export function setting(command: string, key: string): unknown {
  const word = wordsOf(command).find((each) => each.startsWith(`${key}=`));
  return word === undefined ? undefined : (JSON.parse(word.slice(key.length + 1)) as unknown);
}
