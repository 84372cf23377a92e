import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conditionsSchema, describeParams, nearest, parseParams, parseText, UsageError } from '@dmct/core';

const schema = z.object({
  rounds: z.number().int().positive().default(8).describe('how many rounds'),
  receiver: z.enum(['tone', 'causal']).default('causal').describe('which receiver'),
});

describe('parseParams', () => {
  it('fills defaults', () => {
    expect(parseParams('strategy x', schema, {})).toEqual({ rounds: 8, receiver: 'causal' });
  });

  it('names the allowed parameters and the nearest one', () => {
    expect(() => parseParams('strategy x', schema, { round: 3 })).toThrow(
      new UsageError(
        'strategy x: no parameter "round" (did you mean "rounds"?); there are: rounds, receiver',
      ),
    );
  });

  it('says which value was wrong', () => {
    expect(() => parseParams('strategy x', schema, { rounds: -1 })).toThrow(
      /parameter "rounds" of strategy x: .*-1/,
    );
    expect(() => parseParams('strategy x', schema, { receiver: 'ear' })).toThrow(
      /must be one of: "tone", "causal".*"ear"/,
    );
  });

  it.each<[z.ZodType, unknown, RegExp]>([
    [z.number().multipleOf(8), 7, /must be a multiple of 8 \(given: 7\)$/],
    [z.string().regex(/^[ab]+$/), 'c', /must be text like \/\^\[ab\]\+\$\/ \(given: "c"\)$/],
    [z.email(), 'c', /must be text (of the form email|like .*) \(given: "c"\)$/],
    [
      z.record(z.string().regex(/^a/), z.number()),
      { b: 1 },
      /has a name that isn't allowed: it must be text like/,
    ],
    [z.array(z.number()).min(1), [], /needs at least 1 entry \(given: \[\]\)$/],
    [z.number(), 'x'.repeat(9000), /must be a number \(given: "x{99}… \(9002 characters\)\)$/],
  ])('speaks in words of its own of %#', (schema, given, says) => {
    expect(() => parseParams('strategy x', z.object({ a: schema }), { a: given })).toThrow(says);
  });

  it('takes anything from outside and gives parameters or one line', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (raw) => {
        try {
          parseParams('the conditions', conditionsSchema, raw);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
      { seed: 1 },
    );
  });

  it('refuses names of the prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const raw = JSON.parse(`{"${name}": 1}`) as Record<string, unknown>;
      expect(() => parseParams('strategy x', schema, raw)).toThrow(UsageError);
    }
  });
});

describe('parseText', () => {
  it('makes numbers of numbers, and leaves NaN and Infinity to the schema', () => {
    expect(['1', '-2.5', '.5', '1e3', '+4'].map(parseText)).toEqual([1, -2.5, 0.5, 1000, 4]);
    for (const text of ['NaN', 'Infinity', '0x10', '1_000', '1e', '']) expect(parseText(text)).toBe(text);
  });

  it('knows true, false, null and lists', () => {
    expect(['true', 'false', 'null', '[1, 2]', '[oops'].map(parseText)).toEqual([
      true,
      false,
      null,
      [1, 2],
      '[oops',
    ]);
  });

  it('gives any number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseText(String(value))).toBe(value === 0 ? Number(String(value)) : value);
      }),
      { seed: 2 },
    );
  });
});

describe('nearest', () => {
  it('finds a slip, and makes nothing up', () => {
    expect(nearest('pbtf', ['pow', 'pbft'])).toBe('pbft');
    expect(nearest('jitter', ['loss', 'jitterFraction'])).toBe('jitterFraction');
    expect(nearest('banana', ['pow', 'pbft'])).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });
});

describe('describeParams', () => {
  it('tells name, type, default and meaning', () => {
    expect(describeParams(schema)).toEqual([
      {
        ...{ name: 'rounds', type: 'integer', defaultValue: 8, description: 'how many rounds' },
        ...{ least: 0, isLeastExcluded: true, most: Number.MAX_SAFE_INTEGER },
      },
      {
        ...{ name: 'receiver', type: 'tone | causal', defaultValue: 'causal', description: 'which receiver' },
        choices: ['tone', 'causal'],
      },
    ]);
  });

  it('tells the bounds that hold, and none where there are none', () => {
    const bounded = z.object({ share: z.number().gt(0).max(0.9).default(0.51), seed: z.number() });
    expect(describeParams(bounded)).toMatchObject([{ least: 0, most: 0.9 }, { name: 'seed' }]);
    expect(Object.keys(describeParams(bounded)[1]!)).not.toContain('least');
  });

  it('tells what may be null, what its bound leaves out, and what is one of some numbers', () => {
    const some = z.object({
      quorum: z.number().int().min(1).max(64).nullable().default(null),
      share: z.number().gt(0).lt(1).nullable().default(null),
      tones: z.union([z.literal(2), z.literal(4)]).default(2),
      shares: z.union([z.literal('equal'), z.array(z.number())]).default('equal'),
    });
    expect(describeParams(some)).toMatchObject([
      { name: 'quorum', type: 'integer', least: 1, most: 64, isNullable: true },
      { type: 'number', least: 0, isLeastExcluded: true, most: 1, isMostExcluded: true, isNullable: true },
      { type: '2 | 4', choices: ['2', '4'] },
      { type: 'any' },
    ]);
    expect(Object.keys(describeParams(some)[0]!)).not.toContain('isLeastExcluded');
    expect(Object.keys(describeParams(some)[3]!)).not.toContain('isNullable');
  });

  it('describes every condition', () => {
    for (const parameter of describeParams(conditionsSchema)) expect(parameter.description).not.toBe('');
  });
});
