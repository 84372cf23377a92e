/** The kinds of plugin that there are templates for: each a folder of `templates`. */
export const KINDS = ['strategy', 'attack', 'reporter', 'claim', 'validation'] as const;
/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** Whether there is a template for it. */
export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
