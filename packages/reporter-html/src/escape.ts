const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Any text as HTML shows it, in an element or in a quoted attribute. Control characters and those that turn the
 * direction of writing, with which one command could be made to look like another, are shown as a sign.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Lines of a cell. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}
