import { defineClaim } from '@dmct/core';
import { studentInterval } from '@dmct/simulator';

const LIMIT_SECONDS = 0.5;
const RUNS = 100;
const RUNS_QUICK = 20;
/** Far from the seeds that people try by hand: a claim is judged on runs that nobody has looked at. */
const FIRST_SEED = 1_000_001;

/** What is claimed, how it is decided, and the experiment that decides it: in this order, the rule before the result. */
export const myClaim = defineClaim({
  id: 'my-claim',
  statement: 'Four PBFT replicas in cities decide within half a second.',
  source: 'where it is claimed: a section, a page',
  rule: `mean seconds to finality among four, nobody lying: supported if its 95 % interval lies below ${LIMIT_SECONDS} s, refuted if it lies above, else conditional`,
  experiment(lab) {
    const runs = lab.quick ? RUNS_QUICK : RUNS;
    const seconds = Array.from({ length: runs }, (_, index) => {
      lab.progress(index / runs);
      const scenario = { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 0, seed: FIRST_SEED + index };
      return lab.simulate(scenario).finalitySeconds?.mean ?? Infinity;
    });
    const interval = studentInterval(seconds);
    return Promise.resolve({
      metric: 'mean time from the request to each honest decision, s',
      value: interval?.mean ?? NaN,
      interval: interval?.interval ?? null,
      samples: runs,
      data: { slowestSeconds: Math.max(...seconds) },
    });
  },
  judge({ interval }) {
    if (interval === null) return 'conditional';
    if (interval.high < LIMIT_SECONDS) return 'supported';
    return interval.low > LIMIT_SECONDS ? 'refuted' : 'conditional';
  },
  condition: () => 'the mean is too near to the limit for this many runs',
});
