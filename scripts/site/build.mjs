// The docs site: the repo's Markdown as HTML, one file a page, no script and nothing from elsewhere.
//   node scripts/site/build.mjs [FOLDER]      default reports/site
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import { sections } from './pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a Markdown file's page goes. @param {string} file */
export function pageOf(file) {
  if (file === 'docs/start.md') return 'index.html';
  return file
    .replace(/^docs\//, '')
    .replace(/README\.md$/, 'index.html')
    .replace(/\.md$/, '.html')
    .replace(/^index\.html$/, 'lab.html');
}

/** A heading's anchor, as GitHub makes it. @param {string} text */
export function anchorOf(text) {
  return text
    .replaceAll(/<[^>]+>/g, '')
    .toLowerCase()
    .replaceAll(/&[a-z]+;|&#\d+;/g, '')
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Builds the site. Returns its pages' paths, and throws with every link that leads nowhere.
 *
 * @param {string} folder
 */
export function buildSite(folder) {
  const all = sections(root);
  const pages = new Map(all.flatMap(({ pages }) => pages.map(({ file }) => [file, pageOf(file)])));
  rmSync(folder, { recursive: true, force: true });
  /** @type {Map<string, { anchors: Set<string>, links: { target: string, anchor: string | undefined }[] }>} */
  const built = new Map();
  for (const [file, page] of pages) {
    /** @type {{ anchors: Set<string>, links: { target: string, anchor: string | undefined }[] }} */
    const record = { anchors: new Set(), links: [] };
    built.set(page, record);
    const html = render(file, page, pages, record, folder);
    const target = path.join(folder, page);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, layout(html, file, page, all));
  }
  copyFileSync(path.join(root, 'scripts/site/site.css'), path.join(folder, 'site.css'));
  const dead = [...built].flatMap(([page, { links }]) =>
    links.flatMap(({ target, anchor }) => {
      if (anchor === undefined || built.get(target)?.anchors.has(anchor)) return [];
      return [`${page}: no #${anchor} in ${target}`];
    }),
  );
  if (dead.length > 0) throw new Error(dead.join('\n'));
  return [...built.keys()];
}

/**
 * @param {string} file @param {string} page @param {Map<string, string>} pages
 * @param {{ anchors: Set<string>, links: { target: string, anchor: string | undefined }[] }} record
 * @param {string} folder
 */
function render(file, page, pages, record, folder) {
  /** Our own pages by their HTML; null for other files of the repo, which the site doesn't hold. @param {string} href */
  const linked = (href) => {
    if (/^[a-z]+:/.test(href)) return href;
    const [to = '', anchor] = href.split('#');
    const there = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
    const known = pages.get(there.replace(/\/$/, '')) ?? pages.get(`${there.replace(/\/$/, '')}/README.md`);
    if (known === undefined) {
      if (!existsSync(path.join(root, there))) throw new Error(`${file}: ${href} leads nowhere`);
      return null;
    }
    record.links.push({ target: known, anchor });
    const relative = path.posix.relative(path.posix.dirname(page), known);
    return anchor === undefined ? relative : `${relative}#${anchor}`;
  };
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const anchor = anchorOf(html);
        record.anchors.add(anchor);
        return `<h${depth} id="${anchor}">${html}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const target = linked(href);
        const text = this.parser.parseInline(tokens);
        return target === null ? text : `<a href="${escaped(target)}">${text}</a>`;
      },
      image({ href, text }) {
        const from = path.posix.join(path.posix.dirname(file), href);
        const name = `images/${path.posix.basename(from)}`;
        mkdirSync(path.join(folder, 'images'), { recursive: true });
        copyFileSync(path.join(root, from), path.join(folder, name));
        return `<img src="${path.posix.relative(path.posix.dirname(page), name)}" alt="${escaped(text)}">`;
      },
      code({ text, lang }) {
        const source = / file=(\S+)/.exec(` ${lang ?? ''}`)?.[1];
        const caption = source === undefined ? '' : `<p class="file">${escaped(source)}</p>`;
        return `${caption}<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`;
      },
    },
  });
  return /** @type {string} */ (marked.parse(readFileSync(path.join(root, file), 'utf8')));
}

/**
 * @param {string} html @param {string} file @param {string} page
 * @param {readonly import('./pages.mjs').Section[]} all
 */
function layout(html, file, page, all) {
  const here = path.posix.dirname(page);
  const nav = all
    .map(({ title, pages }) => {
      const items = pages.map(({ file: each, title: name }) => {
        const current = each === file ? ' aria-current="page"' : '';
        return `<li><a href="${path.posix.relative(here, pageOf(each))}"${current}>${escaped(name)}</a></li>`;
      });
      const open = pages.some(({ file: each }) => each === file) || pages.length < 8 ? ' open' : '';
      return `<details${open}><summary>${escaped(title)}</summary><ul>${items.join('')}</ul></details>`;
    })
    .join('\n');
  const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? 'DMCT Lab';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · DMCT Lab</title>
<link rel="stylesheet" href="${path.posix.relative(here, 'site.css')}">
</head>
<body>
<a class="skip" href="#main">To the text</a>
<nav aria-label="Pages"><p class="name"><a href="${path.posix.relative(here, 'index.html')}">DMCT Lab</a></p>
${nav}</nav>
<main id="main">
${html}</main>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'reports/site'));
  console.log(`${buildSite(folder).length} pages in ${folder}`);
}
