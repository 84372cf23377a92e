// One suite in a process of its own, so that its memory is its own: node run-suite.mjs NAME [RUNS]. Prints JSON.
import process from 'node:process';
import { timeBeside } from './measure.mjs';
import { referenceLoop } from './reference.mjs';
import { suites } from './suites.mjs';

const [, , name = '', runs] = process.argv;
const suite = suites.get(name);
if (suite === undefined) throw new Error(`no suite "${name}"; there are: ${[...suites.keys()].join(', ')}`);
const work = await suite.prepare();
let units = 0;
const times = timeBeside(() => void (units = work()), referenceLoop, Number(runs ?? suite.runs));
const peakMegabytes = process.resourceUsage().maxRSS / 1000;
console.log(JSON.stringify({ ...times, units, peakMegabytes }));
