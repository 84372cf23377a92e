import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dmct-shown-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WORDS =
  'compare --strategies dmct,pbft --attacks none,silence --nodes 4 --traitors 2 --seeds 2 --workers 1 --reporter';

async function report(words: string): Promise<string> {
  const io = fakeIo({ cwd: folder });
  expect(await main([...WORDS.split(' '), ...words.split(' ')], io)).toBe(0);
  return readFileSync(path.join(folder, words.split(' ')[0]?.split('=')[1] ?? ''), 'utf8');
}

it('a comparison’s html draws one run of each approach: the first that was not right', async () => {
  const html = await report('html=table.html');
  const captions = [...html.matchAll(/aria-label="([^"]*), in space and time"/g)].map(([, text]) => text);
  // Two of four are more than either bears: silenced, nobody decides. The command under each shows the same run.
  expect(captions).toHaveLength(2);
  expect(captions[1]).toMatch(/^pbft under silence, seed 1 \(termination (violated|unknown)/);
  expect(html).toContain('dmct run pbft --attack silence --nodes 4 --traitors 2 --seed 1');
  expect(html.match(/<path class="life/g)?.length).toBeGreaterThanOrEqual(8);
});

it('its LaTeX draws them too, and no trace means no diagram', async () => {
  const latex = await report('latex=table.tex');
  expect(latex.match(/in space and time;/g)).toHaveLength(2);
  const untraced = await report('latex=untraced.tex --trace off');
  expect(untraced).not.toContain('in space and time;');
  // The rest is the same: what is shown in full changes nothing of what was measured.
  expect(latex.split('\\section*{In space')[0]).toBe(untraced.split('\\section*{Manifest')[0]);
});
