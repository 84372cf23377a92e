import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { anchorOf, buildSite, pageOf } from './build.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'dmct-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the docs site', () => {
  // Throws with each link and anchor that leads nowhere.
  const pages = buildSite(folder);
  const textOf = (page: string): string => readFileSync(path.join(folder, page), 'utf8');

  it('has the pages that a reader looks for', () => {
    for (const page of [
      'index.html',
      'concepts.html',
      'dmct.html',
      'claims.html',
      'validation.html',
      'security.html',
    ]) {
      expect(pages).toContain(page);
    }
    expect(pages).toContain('guide/add-a-strategy.html');
    expect(pages).toContain('plugins/pbft.html');
    expect(pages).toContain('api/core.html');
    expect(pages).toContain('adr/index.html');
    expect(new Set(pages).size).toBe(pages.length);
  });

  it.each(pages)(
    '%s has one heading of the first rank, a title, and loads nothing from elsewhere',
    (page) => {
      const text = textOf(page);
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).toMatch(/<title>[^<]+ · DMCT Lab<\/title>/);
      expect(text).not.toMatch(/<script|(src|href)="https?:[^"]+\.(js|css)"/);
    },
  );

  it('knows where a page goes, and what a heading is called', () => {
    expect(
      ['docs/start.md', 'README.md', 'docs/adr/README.md', 'packages/core/README.md'].map(pageOf),
    ).toEqual([...['index.html', 'lab.html', 'adr/index.html', 'packages/core/index.html']]);
    expect(anchorOf('A <code>map</code> &amp; more: 1/2')).toBe('a-map--more-12');
  });
});
