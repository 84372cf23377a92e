import { describe, expect, it } from 'vitest';
import { looksError } from '../src/theory/looks-error.js';
import { marcum } from '../src/theory/marcum.js';
import { symbolError } from '../src/theory/symbol-error.js';

describe('closed forms against printed values', () => {
  it.each([
    [1 / 3, 1, 1 / 3],
    [1 / 3, 4, 0.1733],
    [1 / 3, 16, 0.02702],
    [1 / 3, 64, 5.3e-5],
    [0.5, 9, 0.5],
    [0, 4, 0],
    [1, 4, 1],
  ])('I_%f(%i) is %f', (share, looks, error) => {
    expect(looksError(share, looks)).toBeCloseTo(error, 4);
  });

  it.each([
    [10, 0.8103],
    [13, 0.99656],
  ])('a tone of %i dB is found with %f at a false alarm of 1e-3', (decibels, probability) => {
    expect(marcum(10 ** (decibels / 10), -Math.log(1e-3))).toBeCloseTo(probability, 4);
  });

  it.each([
    [2, 0.003369],
    [4, 0.0089726],
    [16, 0.0311026],
  ])('%i tones at 10 dB err with %f', (symbols, error) => {
    expect(symbolError(symbols, 10)).toBeCloseTo(error, 6);
  });
});
