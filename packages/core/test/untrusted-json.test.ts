import { parseText, parseUntrustedJson, UsageError } from '@dmct/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('parseUntrustedJson', () => {
  it('gives what JSON.parse gives, for whatever JSON within its limits', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
        expect(parseUntrustedJson('the text', text)).toEqual(JSON.parse(text));
      }),
      { seed: 1982 },
    );
  });

  it('gives data or one line, whatever it is handed', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.nat({ max: 200_000 }).map((depth) => '['.repeat(depth)),
      fc.nat({ max: 200_000 }).map((depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)),
      fc.string().map((text) => `"${text}`),
      fc.constantFrom(
        '{"__proto__":{"x":1}}',
        '{"a":[{"constructor":1}]}',
        '{"prototype":0}',
        '[1,',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          parseUntrustedJson('the text', text);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^the text [^\n]+$/);
        }
      }),
      { seed: 1982, numRuns: 200 },
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([
    ['"'.padEnd(1_000_001, 'x'), /has 1000001 characters; it may have 1000000 at most/],
    ['['.repeat(33) + ']'.repeat(33), /nested deeper than 32 levels/],
    ['{"a":{"__proto__":1}}', /has a key "__proto__", which is refused/],
    ['{', /is no JSON/],
  ])('refuses %.20s…', (text, says) => {
    expect(() => parseUntrustedJson('the trace', text)).toThrow(says);
  });

  it('counts no brackets in strings', () => {
    const text = JSON.stringify(['['.repeat(100), '\\"[['.repeat(50)]);
    expect(parseUntrustedJson('the text', text)).toEqual(JSON.parse(text));
  });

  it('leaves a list on a command line as text when it is beyond the limits: a schema refuses it', () => {
    const deep = '['.repeat(50) + ']'.repeat(50);
    expect(parseText(deep)).toBe(deep);
    expect(parseText('[{"__proto__":{"x":1}}]')).toBe('[{"__proto__":{"x":1}}]');
  });
});
