import type { TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { run, silentLeader } from '../support.js';

const conditions = { fixedDelaySeconds: 0.01, gstSeconds: 0.4 };

describe.each(['zyzzyva', 'fab'] as const)('%s in the normal case', (strategy) => {
  it.each(['published', 'corrected'])(
    'decides on the fast track, two delays after the start (%s)',
    (rule) => {
      const result = run({ strategy, attack: 'none', params: { rule }, conditions });
      expect(result.violations).toEqual([]);
      expect(result.finalitySeconds?.max).toBeCloseTo(0.02, 6);
    },
  );

  it('decides on the slow track while one replica is down', () => {
    const crashes = [{ replica: 3, atSeconds: 0 }];
    const result = run({ strategy, attack: 'none', conditions: { ...conditions, crashes } });
    expect(result.violations).toEqual([]);
    expect(result.finalitySeconds?.max).toBeCloseTo(0.03, 6);
  });

  it('replaces a leader that is down', () => {
    const { decisions, violations } = run({ strategy, attack: 'silent-leader', conditions }, [silentLeader]);
    expect({ violations, count: decisions.count }).toEqual({ violations: [], count: 1 });
  });
});

describe('section 2: the safety violation of Zyzzyva', () => {
  const violate = (rule: string, onEvent?: (event: TraceEvent) => void) =>
    run({ strategy: 'zyzzyva', attack: 'abraham-2017-zyzzyva', params: { rule }, conditions }, [], onEvent);

  it('replica 3 decides the lie on the fast track, 1 and 2 the truth from an older certificate', () => {
    const decided: [number, string, number][] = [];
    const { assumptionsBroken, verdicts, violations } = violate('published', (event) => {
      if (event.kind === 'decide') decided.push([event.replica, event.value, Math.floor(event.at / 8e7)]);
    });
    expect(verdicts).toMatchObject({ agreement: 'violated', termination: 'holds', integrity: 'holds' });
    const [first, ...rest] = decided;
    // View 1 first, then view 2.
    expect(first).toMatchObject([3, expect.anything(), 1]);
    expect(rest.map(([replica, , view]) => [replica, view]).sort()).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(new Set(decided.map(([, value]) => value)).size).toBe(2);
    expect(violations[0]?.detail).toMatch(/replica 3 decided/);
    // All within the model: one traitor of four, messages late before GST alone.
    expect(assumptionsBroken).toEqual([]);
  });

  it('the corrected rule decides the fast value everywhere, under the same schedule', () => {
    const { verdicts, violations, assumptionsBroken } = violate('corrected');
    expect({ violations, assumptionsBroken }).toEqual({ violations: [], assumptionsBroken: [] });
    expect(verdicts.termination).toBe('holds');
  });
});

describe('section 3: FaB is stuck', () => {
  const stick = (rule: string) =>
    run({ strategy: 'fab', attack: 'abraham-2017-fab', params: { rule }, conditions });

  it('no leader finds a value that is vouched for, long after GST', () => {
    const { assumptionsBroken, decisions, endedBecause, endedSeconds, messages, verdicts } =
      stick('published');
    expect(verdicts).toMatchObject({ agreement: 'holds', validity: 'holds', termination: 'violated' });
    expect(decisions).toMatchObject({ count: 0, undecided: 3 });
    expect({ endedBecause, assumptionsBroken }).toEqual({ endedBecause: 'quiet', assumptionsBroken: [] });
    // Ten leaders each had their turn after GST, and the honest ones their reports.
    expect(endedSeconds).toBeGreaterThan(2);
    // Proposals: the traitor's three, and the one of view 1.
    expect(messages.byKind['propose']).toBe(3 + 3);
  });

  it('the corrected rule decides under the same schedule', () => {
    const { finalitySeconds, verdicts, violations } = stick('corrected');
    expect({ violations, termination: verdicts.termination }).toEqual({
      violations: [],
      termination: 'holds',
    });
    expect(finalitySeconds?.max).toBeLessThan(0.5);
  });
});
