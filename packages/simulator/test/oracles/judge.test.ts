import { isRight, PROPERTIES, type Property } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { History } from '../../src/oracles/history.js';
import { judge } from '../../src/oracles/judge.js';
import { createHistory, type Step } from './histories.js';

const allAttack: readonly Step[] = [
  [0, 'decide', 'attack'],
  [1, 'decide', 'attack'],
  [2, 'decide', 'attack'],
];

function violated(history: History): Property[] {
  return judge(history).violations.map(({ property }) => property);
}

describe('a planted fault is caught by its oracle and no other', () => {
  const log = { workload: 'log', submitted: ['a', 'b'], expectedValues: ['a', 'b'] } as const;
  const logSteps: readonly Step[] = [0, 1, 2].flatMap((replica): Step[] => [
    [replica, 'decide', 'a', 1],
    [replica, 'decide', 'b', 2],
  ]);
  const faults: readonly (readonly [string, Property, History])[] = [
    [
      'two decide differently',
      'agreement',
      createHistory([...allAttack.slice(0, 2), [2, 'decide', 'retreat']]),
    ],
    [
      'all decide against an honest source',
      'validity',
      createHistory(allAttack, { requiredValue: 'retreat' }),
    ],
    [
      'all decide against unanimous inputs',
      'validity',
      createHistory(allAttack, { requiredValue: 'retreat', validityRule: 'unanimity' }),
    ],
    ['one never decides', 'termination', createHistory(allAttack.slice(0, 2))],
    ['one decides twice', 'integrity', createHistory([...allAttack, [1, 'decide', 'attack']])],
    ['one decides twice, differently', 'integrity', createHistory([...allAttack, [1, 'decide', 'retreat']])],
    ['one takes its decision back', 'finality', createHistory([...allAttack, [1, 'retract']])],
    [
      'one takes its decision back and decides the same again',
      'finality',
      createHistory([...allAttack, [1, 'retract'], [1, 'decide', 'attack']]),
    ],
    [
      'log: two decide a position differently',
      'agreement',
      createHistory([...logSteps.slice(0, 4), [2, 'decide', 'b', 1], [2, 'decide', 'a', 2]], log),
    ],
    [
      'log: a value that nobody submitted',
      'validity',
      createHistory([...logSteps, [0, 'decide', 'c', 3], [1, 'decide', 'c', 3]], log),
    ],
    ['log: a value is missing', 'termination', createHistory(logSteps.slice(0, -1), log)],
    ['log: a position decided twice', 'integrity', createHistory([...logSteps, [0, 'decide', 'a', 1]], log)],
    ['log: a position taken back', 'finality', createHistory([...logSteps, [0, 'retract', 2]], log)],
  ];

  it.each(faults)('%s: %s', (_, property, history) => {
    expect(violated(history)).toEqual([property]);
  });

  it('and a run without a fault is right', () => {
    expect(isRight(judge(createHistory(allAttack, { requiredValue: 'attack' })).verdicts)).toBe(true);
    expect(isRight(judge(createHistory(logSteps, log)).verdicts)).toBe(true);
  });
});

describe('agreement', () => {
  it('names sides, values, instance and place in the trace', () => {
    const history = createHistory(
      [
        [2, 'decide', 'attack', 5],
        [0, 'decide', 'attack', 5],
        [1, 'decide', 'retreat', 5],
      ],
      { endedBecause: 'settled' },
    );
    expect(judge(history).violations).toEqual([
      {
        property: 'agreement',
        detail: 'on instance 5 replicas 0 and 2 decided "attack" and replica 1 decided "retreat" (trace 20)',
        replicas: [0, 1, 2],
        values: ['attack', 'retreat'],
        traceIndex: 20,
      },
    ]);
  });

  it('counts a decide that was taken back: somebody may have acted on it', () => {
    const partition = createHistory([
      [0, 'decide', 'attack'],
      [1, 'decide', 'retreat'],
      [2, 'decide', 'retreat'],
      [0, 'retract'],
      [0, 'decide', 'retreat'],
    ]);
    expect(violated(partition)).toEqual(['agreement', 'finality']);
  });

  it('is not broken by one replica that changes its own mind', () => {
    const alone = createHistory(
      [
        [0, 'decide', 'attack'],
        [0, 'retract'],
        [0, 'decide', 'retreat'],
      ],
      {
        honest: [0],
      },
    );
    expect(violated(alone)).toEqual(['finality']);
  });

  it('is a matter of one instance', () => {
    const history = createHistory([...allAttack, [0, 'decide', 'retreat', 1]]);
    expect(violated(history)).toEqual([]);
  });
});

describe('validity', () => {
  it('says what was required', () => {
    const [violation] = judge(createHistory(allAttack, { requiredValue: 'retreat' })).violations;
    expect(violation).toMatchObject({ replicas: [0, 1, 2], values: ['attack'], traceIndex: 0 });
    expect(violation?.detail).toBe(
      'replicas 0, 1 and 2 decided "attack", but the honest source\'s order was "retreat" (trace 0)',
    );
  });

  it('is vacuous without a required value, and in a log without an honest source', () => {
    expect(violated(createHistory(allAttack))).toEqual([]);
    expect(violated(createHistory(allAttack, { workload: 'log' }))).toEqual([]);
  });
});

describe('termination', () => {
  const twoOfThree = allAttack.slice(0, 2);

  it.each(['horizon', 'settled'] as const)('is unknown when the run was cut (%s)', (endedBecause) => {
    const { verdicts, violations } = judge(createHistory(twoOfThree, { endedBecause }));
    expect(verdicts.termination).toBe('unknown');
    expect(violations).toEqual([]);
  });

  it('names the absent and what they lack, outside the trace', () => {
    const history = createHistory([[0, 'decide', 'a', 1]], {
      workload: 'log',
      submitted: ['a', 'b'],
      expectedValues: ['a', 'b'],
      honest: [1, 0],
    });
    const [violation] = judge(history).violations;
    expect(violation).toMatchObject({ replicas: [0, 1], traceIndex: -1 });
    expect(violation?.detail).toBe('replicas 0 and 1 never decided "b" and "a", and no event was left');
  });
});

describe('integrity', () => {
  it('names the replica and both values', () => {
    const [violation] = judge(createHistory([...allAttack, [1, 'decide', 'retreat']])).violations;
    expect(violation?.detail).toBe('replica 1 decided instance 0 again: "attack", then "retreat" (trace 30)');
    expect(violation).toMatchObject({ replicas: [1], values: ['attack', 'retreat'], traceIndex: 30 });
  });

  it('sees a repeat after a retraction and a new decide', () => {
    const history = createHistory([
      ...allAttack,
      [1, 'retract'],
      [1, 'decide', 'attack'],
      [1, 'decide', 'attack'],
    ]);
    expect(violated(history)).toEqual(['integrity', 'finality']);
  });
});

describe('finality', () => {
  it('names what was lost', () => {
    const [violation] = judge(createHistory([...allAttack, [2, 'retract'], [0, 'retract']])).violations;
    expect(violation).toMatchObject({ replicas: [0, 2], values: ['attack'], traceIndex: 30 });
    expect(violation?.detail).toBe(
      'replicas 0 and 2 took back the decision on instance 0 ("attack") (trace 30)',
    );
  });
});

describe('properties', () => {
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(fc.nat(4), fc.constant('decide' as const), fc.constantFrom('attack', 'retreat'), fc.nat(2)),
    fc.tuple(fc.nat(4), fc.constant('retract' as const), fc.nat(2)),
  );
  const anySteps = fc.array(anyStep, { maxLength: 25 });

  test.prop([anySteps])('without an honest replica everything holds', (steps) => {
    expect(isRight(judge(createHistory(steps, { honest: [], requiredValue: 'attack' })).verdicts)).toBe(true);
  });

  test.prop([anySteps])('what traitors decide changes nothing', (steps) => {
    const honestOnly = steps.map((step): Step => (step[0] <= 2 ? step : [9, 'retract', 7]));
    expect(judge(createHistory(steps))).toEqual(judge(createHistory(honestOnly)));
  });

  test.prop([anySteps])(
    'each violated property has one violation, in order, and nothing else has',
    (steps) => {
      const { verdicts, violations } = judge(createHistory(steps, { requiredValue: 'attack' }));
      const expected = PROPERTIES.filter((property) => verdicts[property] === 'violated');
      expect(violations.map(({ property }) => property)).toEqual(expected);
      for (const { detail, replicas } of violations) {
        expect(detail).not.toMatch(/\n|undefined/);
        expect([...replicas].sort((a, b) => a - b)).toEqual(replicas);
      }
    },
  );

  test.prop([anySteps])('agreement is what a naive judge says', (steps) => {
    // A replica's decides are replayed one by one; those that repeat a standing one don't count.
    const standing = new Set<string>();
    const counted: { replica: number; value: string; instance: number }[] = [];
    for (const step of steps) {
      if (step[0] > 2) continue;
      const instance = (step[1] === 'decide' ? step[3] : step[2]) ?? 0;
      const key = `${String(step[0])}:${String(instance)}`;
      if (step[1] === 'retract') standing.delete(key);
      else if (!standing.has(key)) {
        standing.add(key);
        counted.push({ replica: step[0], value: step[2], instance });
      }
    }
    const differs = counted.some((a) =>
      counted.some((b) => a.replica !== b.replica && a.instance === b.instance && a.value !== b.value),
    );
    expect(judge(createHistory(steps)).verdicts.agreement).toBe(differs ? 'violated' : 'holds');
  });
});
