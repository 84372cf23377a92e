import { expect, it } from 'vitest';
import { kindLook } from '../src/kind-look.js';

/** More than any built-in strategy has: PBFT has 13. */
const most = 20;

it('no two kinds of message look alike, in colour or without it', () => {
  const looks = Array.from({ length: most }, (_, index) => kindLook(index));
  const different = (of: (look: (typeof looks)[number]) => string): number => new Set(looks.map(of)).size;
  expect(different(({ className, dash }) => `${className} ${dash}`)).toBe(most);
  expect(different(({ className, sign }) => `${className} ${sign}`)).toBe(most);
  expect(different(({ dash, sign }) => `${dash} ${sign}`)).toBe(most);
});

it('neighbours differ in colour, dash and sign', () => {
  for (let index = 1; index < 42; index++) {
    const [before, now] = [kindLook(index - 1), kindLook(index)];
    expect(now.className).not.toBe(before.className);
    expect(now.sign).not.toBe(before.sign);
    expect(now.dash).not.toBe(before.dash);
  }
});
