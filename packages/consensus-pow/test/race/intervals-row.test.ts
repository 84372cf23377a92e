import {
  createRegistry,
  createStream,
  ForwardingOut,
  ForwardingReplica,
  type Lab,
  type Scenario,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { pow } from '../../src/index.js';
import { a7Intervals } from '../../src/validations/a7-intervals.js';
import { powRegistry } from '../support/run.js';

type Case = (typeof a7Intervals.points)[number]['case'];

interface Fault {
  readonly strategy?: typeof pow;
  readonly change?: (scenario: Scenario) => Scenario;
}

/** How far the row's measurement is off where the fault is planted, in what it allows. */
async function errorInTolerances(
  name: Case,
  { strategy = pow, change = (same) => same }: Fault,
): Promise<number> {
  const registry = createRegistry({ strategies: [strategy], attacks: powRegistry.attacks.all });
  const lab: Lab = {
    simulate: (scenario) => simulate(registry, change(scenario)),
    stream: (label) => createStream(1, `intervals ${label}`),
    quick: true,
    progress: () => undefined,
  };
  const { measured, tolerance } = await a7Intervals.measure({ case: name }, lab);
  return Math.abs(measured - a7Intervals.expected({ case: name })) / tolerance;
}

/** Asks the race for more work a block than the target says. */
class Harder extends ForwardingOut {
  override work(tag: number, effortSeconds: number): void {
    super.work(tag, 1.2 * effortSeconds);
  }
}

// Without a fault the three cases pass: validations.test.ts.
describe('A7-intervals fails with a planted fault', () => {
  it('blocks that take a fifth more work than their target says', async () => {
    const harder: typeof pow = {
      ...pow,
      createReplica: (context) => new ForwardingReplica(pow.createReplica(context), new Harder()),
    };
    expect(await errorInTolerances('median-interval', { strategy: harder })).toBeGreaterThan(1);
  });
  it('the containing block is no confirmation, so that six take seven blocks', async () => {
    const change = (scenario: Scenario): Scenario => ({
      ...scenario,
      params: { ...scenario.params, confirmations: Number(scenario.params?.['confirmations']) + 1 },
    });
    expect(await errorInTolerances('mean-of-six', { change })).toBeGreaterThan(1);
  });
});
