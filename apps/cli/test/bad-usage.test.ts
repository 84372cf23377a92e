import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dmct-usage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command line, and what the one line on stderr must say. */
const CASES: readonly (readonly [line: string, says: RegExp])[] = [
  ['', /no command given; there are: compare, run, sweep, list, claims, validate, demo/],
  ['rum', /no command "rum" \(did you mean run\?\)/],
  ['--nodes 4', /no command "--nodes"/],
  ['--version 3', /--version stands alone/],
  ['run', /run needs a strategy/],
  ['run pbtf', /no strategy "pbtf" \(did you mean "pbft"\?\); there are: generals, pbft/],
  ['run pbft pow', /doesn't take "pow"/],
  ['run pbft --node 4', /no option "--node" \(did you mean --nodes\?\)/],
  ['run pbft -n 4', /no option "-n"/],
  ['run pbft --nodes', /--nodes needs a value/],
  ['run pbft --nodes --seed 1', /--nodes needs a value/],
  ['run pbft --nodes -4', /--nodes needs a whole number from 1 .*given: "-4"/],
  ['run pbft --nodes 0', /--nodes needs a whole number from 1/],
  ['run pbft --nodes 4.5', /--nodes needs a whole number/],
  ['run pbft --nodes NaN', /--nodes needs a whole number.*given: "NaN"/],
  ['run pbft --nodes Infinity', /--nodes needs a whole number/],
  ['run pbft --nodes 1e3', /--nodes needs a whole number/],
  ['run pbft --nodes 9007199254740993', /--nodes needs a whole number/],
  ['run pbft --nodes=', /--nodes needs a whole number/],
  ['run pbft --nodes 4 --nodes 5', /--nodes is given twice/],
  ['run pbft --nodes 4 --traitors 5', /--traitors 5 is more than the 4 nodes there are/],
  ['run pbft --traitors -1', /--traitors needs a whole number from 0/],
  ['run pbft --seed -1', /--seed needs a whole number from 0/],
  ['run pbft --seed NaN', /--seed needs a whole number/],
  ['run pbft --attack silense', /no attack "silense" \(did you mean "silence"\?\)/],
  ['run pbft --attack louder', /louder needs the surface field, which pbft does not have/],
  [
    'run pbft --set signature=ideal',
    /strategy pbft.*no parameter "signature" \(did you mean "signatures"\?\)/,
  ],
  ['run pbft --set signatures', /--set needs key=value/],
  ['run pbft --set =1', /--set needs key=value/],
  ['run pbft --set signatures=maybe', /parameter "signatures" of strategy pbft/],
  ['run pbft --set signatures=ideal --set signatures=ed25519', /--set sets "signatures" twice/],
  ['run pbft --set __proto__=1', /no parameter "__proto__"/],
  ['run pbft --attack silence --attack-set often=1', /attack silence.*no parameter "often"/],
  ['run pbft --topology mars', /--topology can't be "mars".*cities, uniform, grid, line, document/],
  ['run pbft --workload bank', /--workload can't be "bank".*orders, log/],
  ['run pbft --condition jitter=0', /no parameter "jitter"/],
  ['run pbft --condition jitterFraction=NaN', /jitterFraction/],
  ['run pbft --condition lossProbability=1', /lossProbability/],
  ['run pbft --horizon 0', /--horizon needs a number of seconds above 0/],
  ['run pbft --horizon NaN', /--horizon needs a number of seconds/],
  ['run pbft --trace maybe', /--trace can't be "maybe"/],
  ['run pbft --quick', /no option "--quick"/],
  [
    'run generals --nodes 4 --fork 0,2,0,order,0,drop --fork 0,2,0,order,0,0.5',
    /--fork 0,2,0,order,0,0\.5 changes a message that --fork 0,2,0,order,0,drop has lost already: name each message once/,
  ],
  ['run pbft --reporter jsn', /no reporter "jsn" \(did you mean "json"\?\)/],
  ['run pbft --reporter json=', /needs a file after the equals sign/],
  [
    'run pbft --reporter json=missing/folder/x.json',
    /can't write missing\/folder\/x.json: its folder doesn't exist/,
  ],
  ['run pbft --reporter json=.', /can't write .: it is a folder/],
  ['run pbft --reporter json --reporter csv', /only one reporter can write to stdout/],
  ['run pbft --reporter json=a --reporter csv=./a', /two reporters would write the same file/],
  ['run pbft --reporter ndjson --trace off', /reporter ndjson needs the trace/],
  ['compare --reporter ndjson', /reporter ndjson can't write what compare gives/],
  ['compare --strategies pbft,pbft', /--strategies lists "pbft" twice/],
  ['compare --strategies pbft,', /--strategies needs names between commas/],
  ['compare --strategies raft', /no strategy "raft"/],
  ['compare --attacks silence,all', /no attack "all"/],
  ['compare --attacks meteor', /no attack "meteor"/],
  ['compare --nodes 4 --traitors 5', /--traitors 5 is more than the 4 nodes/],
  ['compare --seeds 0', /--seeds needs a whole number from 1/],
  ['compare --set signatures=ideal', /--set needs STRATEGY.key=value/],
  ['compare --strategies pow --set pbft.signatures=ideal', /strategy "pbft", which isn't in this study/],
  ['compare --strategies pbft --set pbft.nope=1', /strategy pbft.*no parameter "nope"/],
  ['compare pbft', /doesn't take "pbft"/],
  ['list planets', /no list of "planets"; there are: strategies, attacks, reporters, claims/],
  ['list --json=yes', /--json takes no value/],
  ['claims no-such', /no claim "no-such"/],
  ['claims truth-amplifies truth-amplifies', /named twice/],
  ['claims --reporter ndjson', /can't write what claims gives/],
  ['validate Z9', /no validation row "Z9"/],
  ['validate --set n=4', /name exactly one id/],
  ['validate C1 --set m=4', /row C1.*no parameter "m"/],
  ['validate C1 --set n=NaN', /parameter "n" of row C1/],
  ['validate C1 --set n=-4', /parameter "n" of row C1/],
  ['validate C2 --set n=3', /parameter "n" of row C2/],
  ['validate C2 --set delay=1e300', /parameter "delay" of row C2.*1e\+300/],
  ['validate C4 --set n=3 --set m=3', /parameter "m" of row C4: relays need lieutenants/],
  ['validate C4 --set n=64 --set m=8', /more than a million: set algorithm=sm/],
  ['validate C4 --set case=traitors --set n=9', /plays are searched among at most 8/],
  ['validate C4 --set case=traitors --set n=2', /two generals must be left loyal/],
  ['validate C6 --set case=paxos', /parameter "case" of row C6/],
  ['run pbft --set viewChangeTimeoutSeconds=1e300', /viewChangeTimeoutSeconds.*at most 86400/],
  ['run pbft --set viewChangeTimeoutSeconds=1e-300', /viewChangeTimeoutSeconds.*at least 0.000001/],
  ['run pbft --set quorum=9007199254740992', /parameter "quorum" of strategy pbft/],
  ['run generals --set roundSeconds=1e300', /parameter "roundSeconds" of strategy generals/],
  ['run pbft --condition fixedDelaySeconds=1e300', /fixedDelaySeconds.*at most 86400/],
  ['run pbft --condition bandwidthBitsPerSecond=1e-300', /bandwidthBitsPerSecond.*at least 1/],
  [
    'run pbft --workload log --condition requests=1000000 --condition requestsPerSecond=0.001',
    /would take longer than a run can/,
  ],
  ['run zyzzyva', /no strategy "zyzzyva"/],
  [
    `run pbft --nodes ${'9'.repeat(9000)}`,
    /--nodes needs a whole number from 1 to 2\^53 - 1 \(given: "99.*…9+"\)/,
  ],
  [
    `run pbft --condition jitterFraction=${'x'.repeat(9000)}`,
    /jitterFraction.*must be a number \(given: "xx.*…/,
  ],
  [`list ${'a,'.repeat(5000)}`, /there is no list of "a,a.*; there are: strategies/],
  ['demo 7', /doesn't take "7"/],
  ['demo --seeds 0', /--seeds needs a whole number from 1 to 100000/],
];

describe('bad usage is one clear line, and exit 64', () => {
  it.each(CASES)('dmct %s', async (line, says) => {
    const io = fakeIo({ cwd: folder });
    const status = await main(line === '' ? [] : line.split(' '), io);
    expect({ status, out: io.out(), err: io.err() }).toEqual({
      status: 64,
      out: '',
      err: expect.stringMatching(says) as string,
    });
    expect(io.err()).toMatch(/^dmct: [^\n]{1,1000}\n$/);
    expect(io.err()).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
  });
});
