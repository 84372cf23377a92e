import { misreadNote, unknownNote, type Link } from './link.js';

/** What is wrong with a text of a link under a view's own key, or null: a text that can't be used isn't. */
export type LinkKeys = Readonly<Record<string, (text: string) => string | null>>;

/** A link as its view can use it: what the view doesn't know or can't read is left out, with a note each. */
export function checkViewTexts(
  link: Link,
  keys: LinkKeys = {},
): { readonly link: Link; readonly notes: readonly string[] } {
  const kept: [string, string][] = [];
  const notes: string[] = [];
  for (const [key, text] of Object.entries(link.extra)) {
    const problemOf = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (problemOf === undefined) {
      notes.push(unknownNote(`x.${key}`));
      continue;
    }
    const problem = problemOf(text);
    if (problem === null) kept.push([key, text]);
    else notes.push(misreadNote(`x.${key}`, problem));
  }
  return { link: { ...link, extra: Object.fromEntries(kept) }, notes };
}
