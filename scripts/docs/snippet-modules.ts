import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vitest/config';
import { ownSnippets } from './code-blocks.ts';

const SNIPPET = /^(.*\.md)\.snippet-(\d+)\.ts$/;

/** The module of a Markdown file's n-th snippet. It stands beside the file, so that its imports resolve from there. */
export function snippetModule(file: string, index: number): string {
  return `${file}.snippet-${String(index)}.ts`;
}

/** Lets a test import the snippets of Markdown files. */
export function snippetModules(): Plugin {
  return {
    name: 'markdown-snippets',
    enforce: 'pre',
    resolveId: (id) => (SNIPPET.test(id) ? id : undefined),
    load(id) {
      const [, file = '', index = ''] = SNIPPET.exec(id) ?? [];
      return file !== '' && existsSync(file) ? ownSnippets(readFileSync(file, 'utf8'))[Number(index)] : undefined;
    },
  };
}
