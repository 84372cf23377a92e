import { expect, it } from 'vitest';
import { printedPoints, runRow } from '../rows.js';

it.each([
  ...printedPoints('B1'),
  ...printedPoints('B2').filter(({ scenario }) => scenario === 'finality'),
  { slot: 7 },
  { slot: 30 },
])('specifications, as the protocol behaves: %j', async (point) => {
  const { measured, expected } = await runRow('slot' in point ? 'B2' : 'B1', point);
  expect(measured).toBe(expected);
});
