// One suite in a process of its own, so that its memory is its own: node run-suite.mjs NAME [RUNS]. Prints JSON.
import process from 'node:process';
import { timeBeside } from './measure.mjs';
import { references } from './reference.mjs';
import { suites } from './suites.mjs';

const [, , name = '', runs] = process.argv;
const suite = suites.get(name);
if (suite === undefined) throw new Error(`no suite "${name}"; there are: ${[...suites.keys()].join(', ')}`);
const reference = references[suite.reference ?? 'heap'];
const work = await suite.prepare();
if (typeof work === 'string') console.log(JSON.stringify({ missing: work }));
else {
  let units = 0;
  const doIt = () => {
    const done = work();
    units = typeof done === 'number' ? done : done.units;
    return typeof done === 'number' ? undefined : done.milliseconds;
  };
  const times = timeBeside(doIt, reference.run, Number(runs ?? suite.runs));
  const peakMegabytes = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ ...times, units, referenceUnits: reference.units, peakMegabytes }));
}
