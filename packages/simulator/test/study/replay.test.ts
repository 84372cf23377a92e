import { parseText, type Scenario } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { replayCommand } from '../../src/replay.js';

const scenario: Scenario = { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 1, seed: 7 };

describe('replayCommand', () => {
  it('has size, traitors and seed, and nothing that is a default', () => {
    expect(replayCommand(scenario)).toBe('dmct run pbft --nodes 4 --traitors 1 --seed 7');
    expect(
      replayCommand({
        ...scenario,
        params: {},
        topology: 'cities',
        workload: 'orders',
        conditions: { routeFactor: 2.1, fixedDelaySeconds: null, crashes: [] },
      }),
    ).toBe('dmct run pbft --nodes 4 --traitors 1 --seed 7');
  });

  it('has everything that is not', () => {
    expect(
      replayCommand({
        ...scenario,
        attack: 'delay',
        params: { signatures: 'ed25519', quorum: 3 },
        attackParams: { factor: 0.5 },
        topology: 'line',
        workload: 'log',
        conditions: { routeFactor: 1, shares: [1, 2, 3, 4] },
        horizonSeconds: 1e-3,
      }),
    ).toBe(
      'dmct run pbft --attack delay --nodes 4 --traitors 1 --seed 7 --set signatures=ed25519 --set quorum=3 ' +
        "--attack-set factor=0.5 --topology line --workload log --condition routeFactor=1 --condition 'shares=[1,2,3,4]' " +
        '--horizon 0.001',
    );
  });

  it('goes beyond the limits where the command would refuse the size', () => {
    const command = (nodes: number, requests?: number): string =>
      replayCommand({
        ...scenario,
        nodes,
        ...(requests !== undefined && { workload: 'log', conditions: { requests } }),
      });
    // 31 622² is the last square below 10⁹.
    expect(command(31_622)).not.toContain('--beyond-limits');
    expect(command(31_623)).toMatch(/ --beyond-limits$/);
    expect(command(10_000, 10)).not.toContain('--beyond-limits');
    expect(command(10_000, 11)).toMatch(/ --beyond-limits$/);
  });

  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 4 }),
  );

  test.prop([value])('writes numbers, truth values and lists as the command line reads them', (given) => {
    const command = replayCommand({ ...scenario, params: { key: given } });
    const text = /--set '?key=(.*?)'?$/.exec(command)?.[1];
    expect(parseText(text ?? 'nothing')).toEqual(given);
  });

  it('is taken literally by a shell', () => {
    const texts = ["it's", 'a b', '$HOME `x` "y"', '*', 'a;b|c&d', '\\', 'é'];
    const words = texts.map((text) =>
      replayCommand({ ...scenario, params: { key: text } }).replace(/^.*--set /, ''),
    );
    const seen = execFileSync(
      'sh',
      ['-c', `for word in ${words.join(' ')}; do printf '%s\\n' "$word"; done`],
      {
        encoding: 'utf8',
      },
    );
    expect(seen.trimEnd().split('\n')).toEqual(texts.map((text) => `key=${text}`));
  });
});
