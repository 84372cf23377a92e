import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { parseHTML } from 'linkedom';
import { escapeHtml, escapeLines } from '../src/escape.js';

/** What a parser makes of a text that stands in an element and in an attribute of each kind of quote. */
function parsed(text: string): { elements: number; attributes: number; shown: string; title: string } {
  const { document } = parseHTML(
    `<html><body><p title="${text}">${text}</p><i lang='${text}'></i></body></html>`,
  );
  const all = [...document.body.querySelectorAll('*')];
  const [p] = all;
  return {
    elements: all.length,
    attributes: all.reduce((sum, each) => sum + each.attributes.length, 0),
    shown: p?.textContent ?? '',
    title: p?.getAttribute('title') ?? '',
  };
}

const SPECIAL = fc
  .array(fc.constantFrom('<', '>', '&', '"', "'", '/', '=', ' ', 'b', 'onload', '&lt;', '&#39;', '-->'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

test.prop([fc.oneof(SPECIAL, fc.string(), fc.string({ unit: 'binary' }))])(
  'any text stays text: no element, no attribute, and the same words',
  (text) => {
    const { attributes, elements, shown, title } = parsed(escapeHtml(text));
    expect([elements, attributes]).toEqual([2, 2]);
    const printable = text.replaceAll(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
    expect(shown).toBe(printable);
    expect(title).toBe(printable);
  },
);

it.each(['&', '<', '>', '"', "'"])('%s is named, every time', (character) => {
  const escaped = escapeHtml(`${character}a${character}`);
  expect(escaped).toMatch(/^&[a-z#0-9]+;a&[a-z#0-9]+;$/);
});

it('shows what turns the direction of writing, or moves a terminal, as a sign', () => {
  expect(escapeHtml('rm \u202etxt.\u2066\u001b[31m\u200f')).toBe('rm \ufffdtxt.\ufffd\ufffd[31m\ufffd');
});

it('keeps a cell’s lines, and no markup but their ends', () => {
  expect(escapeLines('a<b\nc&d')).toBe('a&lt;b<br>c&amp;d');
});
