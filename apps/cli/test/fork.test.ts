import { createBuiltInRegistry } from '@dmct/catalog';
import type { Fork, RunResult } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

async function dmct(...words: readonly string[]) {
  const io = fakeIo();
  const status = await main(words, io);
  return { status, out: io.out(), err: io.err() };
}

/** What ndjson says of the run: the first wave of general 2, or the first prepare from 1 to 3. */
async function firstOf(wanted: (event: Record<string, unknown>) => boolean, ...words: readonly string[]) {
  const { out } = await dmct('run', ...words, '--reporter', 'ndjson');
  const events = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return events.find(wanted)!;
}

const jsonOf = async (...words: readonly string[]) => {
  const { err, out } = await dmct('run', ...words, '--reporter', 'json');
  expect(err).toMatch(/^(dmct run: \d+ changes are of one [^\n]+\n)?$/);
  return JSON.parse(out) as RunResult;
};

it('run --fork changes a message that ndjson names, as simulate does; its replay command does the same', async () => {
  const words = ['pbft', '--nodes', '4', '--seed', '7'];
  const { sentAt } = await firstOf(
    ({ from, kind, message, to }) => kind === 'deliver' && message === 'prepare' && from === 1 && to === 3,
    ...words,
  );
  const forked = await jsonOf(...words, '--fork', `1,3,${String(sentAt)},prepare,0,drop`);
  const fork: Fork = {
    ...{
      of: 'packet',
      from: 1,
      to: 3,
      sentAt: Number(sentAt),
      message: 'prepare',
      occurrence: 0,
      fate: 'drop',
    },
  };
  const scenario = { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 0, seed: 7 };
  const { traceHash } = simulate(createBuiltInRegistry(), { ...scenario, forks: [fork] });
  expect(forked.traceHash).toBe(traceHash);
  expect(forked.traceHash).not.toBe((await jsonOf(...words)).traceHash);
  expect(forked.replay).toContain(`--fork 1,3,${String(sentAt)},prepare,0,drop`);
  expect((await jsonOf(...forked.replay.split(' ').slice(2))).traceHash).toBe(traceHash);
});

it('run --fork changes a wave, and takes several changes', async () => {
  const words = ['dmct', '--nodes', '4', '--seed', '7'];
  const { at } = await firstOf(({ kind, replica }) => kind === 'emit' && replica === 2, ...words);
  const late = ['--fork', `wave,2,${String(at)},0,0.001`];
  const once = await jsonOf(...words, ...late);
  const twice = await jsonOf(...words, ...late, '--fork', `wave,2,${String(at)},0,drop`);
  expect(once.forks).toEqual([{ change: `wave,2,${String(at)},0,0.001`, isMet: true }]);
  expect(twice.forks).toHaveLength(2);
  expect(new Set([once, twice, await jsonOf(...words)].map(({ traceHash }) => traceHash)).size).toBe(3);
});

it('run says where changes of one message stand together: they add up', async () => {
  const fork = (seconds: string) => ['--fork', `0,2,0,order,0,${seconds}`];
  const words = ['generals', '--nodes', '4', '--seed', '1'];
  const { err } = await dmct('run', ...words, ...fork('0.01'), ...fork('0.02'));
  expect(err).toBe(
    'dmct run: 2 changes are of one message (0,2,0,order,0,0.02): each is made after those before it\n',
  );
  const hashOf = async (...forks: readonly string[]) => {
    const { decisions, finalitySeconds, messages, verdicts } = await jsonOf(...words, ...forks);
    return { decisions, finalitySeconds, messages, verdicts };
  };
  expect(await hashOf(...fork('0.01'), ...fork('0.02'))).toEqual(await hashOf(...fork('0.03')));
  expect((await dmct('run', ...words, ...fork('0.01'))).err).toBe('');
});

it('run takes one second copy of a message, and refuses another', async () => {
  const again = (seconds: string) => ['--fork', `0,2,0,order,0,again ${seconds}`];
  const { err, out, status } = await dmct('run', 'generals', ...again('0.1'), ...again('0.5'));
  expect({ status, out }).toEqual({ status: 64, out: '' });
  expect(err).toContain(
    '--fork 0,2,0,order,0,again 0.5 changes a message that --fork 0,2,0,order,0,again 0.1 delivers twice already',
  );
});

it('run loses two waves of one moment: after the first, the same words name the second', async () => {
  const words = ['dmct', '--nodes', '4', '--seed', '1'];
  const { at, replica } = await firstOf(({ kind }) => kind === 'emit', ...words);
  const drop = ['--fork', `wave,${String(replica)},${String(at)},0,drop`];
  const once = await jsonOf(...words, ...drop);
  const twice = await jsonOf(...words, ...drop, ...drop);
  expect(twice.forks?.map(({ isMet }) => isMet)).toEqual([true, true]);
  expect(twice.traceHash).not.toBe(once.traceHash);
  expect((await jsonOf(...twice.replay.split(' ').slice(2))).traceHash).toBe(twice.traceHash);
});

it.each([
  ['zzz', 'a fork is FROM,TO,SENT_NS,KIND,OCCURRENCE,FATE (a message) or wave,'],
  [
    '0,1,5,prepare,0,fall',
    'the fork\'s fate can\'t be "fall"; it is drop, the seconds by which it is late, or again SECONDS',
  ],
  ['0,1,5,prepare,0,drop', '--fork 0,1,5,prepare,0,drop changes what this run never sends'],
  ['wave,0,5,0,drop', '--fork wave,0,5,0,drop changes what this run never sends'],
  ['wave,0,5,0,shade 99', 'the fork shades a wave from 99, and there are 0 to 4'],
])('run --fork %s is refused in one line, with 64 and nothing on stdout', async (fork, wanted) => {
  const { err, out, status } = await dmct(
    'run',
    'pbft',
    '--nodes',
    '4',
    '--fork',
    fork,
    '--reporter',
    'json',
  );
  expect({ status, out }).toEqual({ status: 64, out: '' });
  expect(err.startsWith(`dmct run: ${wanted}`) || err.startsWith(`dmct: ${wanted}`)).toBe(true);
  expect(err.trimEnd()).not.toContain('\n');
});

it('run --fork of a wave in another moment is one of a wave that never goes', async () => {
  const words = ['dmct', '--nodes', '4', '--seed', '7'];
  const { at } = await firstOf(({ kind, replica }) => kind === 'emit' && replica === 2, ...words);
  const { err, out, status } = await dmct(
    'run',
    ...words,
    '--fork',
    `wave,2,${String(Number(at) + 1)},0,drop`,
  );
  expect({ status, out }).toEqual({ status: 64, out: '' });
  expect(err).toContain('changes what this run never sends');
});
