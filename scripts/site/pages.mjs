import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ title: string, pages: readonly { title: string, file: string }[] }} Section */

/**
 * The site's sections in the order of its navigation, each page a Markdown file of the repo.
 *
 * @param {string} root
 * @returns {readonly Section[]}
 */
export function sections(root) {
  /** @param {string} folder */
  const listed = (folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .sort()
      .map((file) => ({ title: file.replace(/\.md$/, ''), file: `${folder}/${file}` }));
  const packages = readdirSync(path.join(root, 'packages'))
    .map((name) => ({ title: `@dmct/${name}`, file: `packages/${name}/README.md` }))
    .filter(({ file }) => existsSync(path.join(root, file)));
  return [
    {
      title: 'Start',
      pages: [
        { title: 'Five minutes', file: 'docs/start.md' },
        { title: 'Concepts', file: 'docs/concepts.md' },
        { title: 'The lab', file: 'README.md' },
      ],
    },
    { title: 'Guides', pages: listed('docs/guide') },
    {
      title: 'Results',
      pages: [
        { title: 'DMCT, the protocol', file: 'docs/dmct.md' },
        { title: 'Claims', file: 'docs/claims.md' },
        { title: 'Validation', file: 'docs/validation.md' },
        { title: 'Frontier', file: 'docs/frontier.md' },
        { title: 'What a sweep writes', file: 'docs/results-schema.md' },
        { title: 'Conditions', file: 'docs/conditions.md' },
        { title: 'Performance', file: 'docs/performance.md' },
      ],
    },
    {
      title: 'Promises',
      pages: [
        { title: 'Stability', file: 'docs/stability.md' },
        { title: 'Security', file: 'docs/security.md' },
        { title: 'Contributing', file: 'CONTRIBUTING.md' },
      ],
    },
    {
      title: 'Plugins',
      pages: [{ title: 'All plugins', file: 'docs/plugins/README.md' }, ...listed('docs/plugins')],
    },
    { title: 'Claims', pages: listed('docs/plugins/claims') },
    { title: 'Published results', pages: listed('docs/plugins/validations') },
    { title: 'Packages', pages: [...packages, { title: '@dmct/cli', file: 'apps/cli/README.md' }] },
    {
      title: 'Reference',
      pages: [{ title: 'All packages', file: 'docs/api/README.md' }, ...listed('docs/api')],
    },
    {
      title: 'Decisions',
      pages: [{ title: 'All decisions', file: 'docs/adr/README.md' }, ...listed('docs/adr')],
    },
  ];
}
