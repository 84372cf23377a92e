import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { codeBlocks, ownSnippets, withFreshIncludes } from './code-blocks.ts';
import { snippetModule } from './snippet-modules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && !file.startsWith('.changeset/') && existsSync(path.join(root, file)));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('code that a page repeats from a file', () => {
  const including = pages.filter((file) => codeBlocks(read(file)).some(({ file: included }) => included !== null));

  it('is there: the guides show real code', () => {
    for (const guide of ['add-a-strategy', 'add-an-attack', 'add-a-reporter', 'add-a-claim', 'add-a-row']) {
      expect(including).toContain(`docs/guide/${guide}.md`);
    }
  });

  it.each(including)('%s: is the file to the letter (UPDATE_DOCS=1 rewrites the page)', (file) => {
    const text = read(file);
    const fresh = withFreshIncludes(text, root);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path.join(root, file), fresh);
    else expect(text).toBe(fresh);
  });
});

describe('code that a page shows', async () => {
  // The templates' READMEs speak of a package that is not there yet.
  const showing = pages.filter((file) => !file.includes('/templates/') && ownSnippets(read(file)).length > 0);
  const silent = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  for (const file of showing) {
    for (const [index] of ownSnippets(read(file)).entries()) {
      // A snippet may hold tests of its own: it runs while tests are collected.
      const failure = await import(/* @vite-ignore */ snippetModule(path.join(root, file), index)).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      );
      it(`${file}, block ${String(index + 1)} runs`, () => {
        if (failure !== null) throw failure;
      });
    }
  }
  silent.mockRestore();

  it.each(pages.filter((file) => /^packages\/[^/]+\/README\.md$/.test(file)))('%s shows some', (file) => {
    expect(ownSnippets(read(file)).length).toBeGreaterThan(0);
  });
});

describe('links', () => {
  const links = pages
    .filter((file) => !file.includes('/templates/'))
    .flatMap((file) =>
      [...read(file).replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ file, target })),
    );

  it.each(links.filter(({ target }) => !/^[a-z]+:/.test(target)))('$file to $target leads somewhere', ({ file, target }) => {
    const [page = '', anchor] = target.split('#');
    const there = page === '' ? file : path.join(path.dirname(file), page);
    expect(existsSync(path.join(root, there))).toBe(true);
    if (anchor !== undefined && there.endsWith('.md')) expect(anchorsOf(read(there))).toContain(anchor);
  });
});

/** Anchors of a page's headings, as GitHub and the site make them. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
