import type { Batch } from '@dmct/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Estimates } from '../src/pool/estimates.js';
import { InOrder } from '../src/pool/in-order.js';
import { TaskQueue } from '../src/pool/queue.js';
import { programOf } from '../src/program.js';

const batchOf = (costs: readonly (number | undefined)[]): Batch<number, number> => ({
  kind: 'test',
  tasks: costs.map((_, index) => index),
  label: String,
  costSeconds: (task) => costs[task],
  perform: (task) => task,
});

describe('results in order', () => {
  it('are handed on in the order of the tasks, whatever the order in which they come', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 30 })
          .chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n })),
        (arrivals) => {
          const told: number[] = [];
          const inOrder = new InOrder<number>((result) => told.push(result), true);
          for (const index of arrivals) {
            inOrder.add(index, index);
            expect(told).toEqual([...told.keys()]);
          }
          expect(told).toHaveLength(arrivals.length);
          expect(inOrder.results).toEqual(told);
        },
      ),
      { seed: 1 },
    );
  });

  it('are flushed with their gaps, and kept only where that is wanted', () => {
    const told: number[] = [];
    const inOrder = new InOrder<number>((result) => told.push(result), false);
    for (const index of [4, 0, 2]) inOrder.add(index, index);
    inOrder.flush();
    expect(told).toEqual([0, 2, 4]);
    expect(inOrder.results).toEqual([]);
  });
});

describe('progress', () => {
  it('counts a task by what it is declared to take, not as one like all others', () => {
    const estimates = new Estimates(batchOf([1, 1, 98]));
    estimates.finish(0, 1);
    estimates.finish(1, 1);
    const { done, total } = estimates.progress('');
    expect(done / total).toBeCloseTo(0.02, 10);
    estimates.fraction(2, 0.5);
    const later = estimates.progress('');
    expect(later.done / later.total).toBeCloseTo(0.51, 10);
  });

  it('learns how fast the machine is, and what a group takes from its first', () => {
    const slow = new Estimates(batchOf([1, 3]));
    slow.finish(0, 2);
    expect(slow.expected(1)).toBe(6);
    const groups = new Estimates({
      ...batchOf([undefined, undefined, undefined]),
      group: (task) => (task < 2 ? 'a' : 'b'),
    });
    groups.finish(0, 5);
    expect([groups.expected(1), groups.expected(2)]).toEqual([5, 5]);
  });
});

describe('the queue', () => {
  /** When all are done, tasks being taken whenever a worker is free. */
  const spanOf = (costs: readonly number[], workers: number): number => {
    const estimates = new Estimates(batchOf(costs));
    const queue = new TaskQueue([...costs.keys()], estimates, { workers, isWeighed: true });
    const free = Array.from({ length: workers }, () => 0);
    for (let task = queue.take(); task !== undefined; task = queue.take()) {
      const at = free.indexOf(Math.min(...free));
      free[at] = (free[at] ?? 0) + (costs[task] ?? 0);
    }
    return Math.max(...free);
  };

  it('begins with the first, and with a long one in time', () => {
    const costs = [...Array<number>(40).fill(1), 20];
    const queue = new TaskQueue([...costs.keys()], new Estimates(batchOf(costs)), {
      workers: 2,
      isWeighed: true,
    });
    expect([queue.take(), queue.take()]).toEqual([40, 0]);
    expect(spanOf(costs, 2)).toBe(30);
  });

  it('keeps all workers busy to within a half of the best that could be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 2, max: 8 }),
        (costs, workers) => {
          const sum = costs.reduce((a, b) => a + b, 0);
          const best = Math.max(sum / workers, ...costs);
          expect(spanOf(costs, workers)).toBeLessThanOrEqual(best * 1.5 + 1);
        },
      ),
      { seed: 1 },
    );
  });

  it('takes them as they stand where nothing is said of their cost', () => {
    const queue = new TaskQueue([3, 4, 5], new Estimates(batchOf([1, 1, 1, 1, 9, 1])), {
      workers: 2,
      isWeighed: false,
    });
    expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([3, 4, 5, undefined]);
  });
});

it('names how the command was started', () => {
  const script = '/lab/apps/cli/dist/main.js';
  const npm = { npm_lifecycle_event: 'dmct', npm_package_name: 'dmct-lab', npm_config_user_agent: 'npm/10' };
  expect(programOf(npm, script, '/lab')).toBe('npm run dmct --');
  expect(programOf({ ...npm, npm_config_user_agent: 'pnpm/12' }, script, '/lab')).toBe('pnpm dmct');
  expect(programOf({ ...npm, npm_package_name: 'another' }, '/usr/bin/dmct', '/lab')).toBe('dmct');
  expect(programOf({}, script, '/lab')).toBe('node apps/cli/dist/main.js');
});
