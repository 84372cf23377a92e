import { createRegistry } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { reporterConformance, signedRelay, unharmed } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { myReporter } from '../src/index.js';

describe('my-reporter', () => {
  for (const check of reporterConformance(myReporter)) it(check.name, () => check.run());
});

it('a run is a line', async () => {
  const registry = createRegistry({ strategies: [signedRelay], attacks: [unharmed] });
  const scenario = { strategy: signedRelay.name, attack: unharmed.name, nodes: 4, traitors: 0, seed: 1 };
  const written: string[] = [];
  const sink = { write: (text: string) => void written.push(text), colour: false, columns: 100 };
  const run = simulate(registry, scenario);
  await myReporter
    .open(sink, { kind: 'run', version: run.version, command: run.replay })
    .onFinish({ kind: 'run', run });
  expect(written.join('')).toMatch(/^kit-signed-relay under kit-none: right, \d\.\d+ s\n$/);
});
