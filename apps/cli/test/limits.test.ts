import { expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

async function dmct(line: string) {
  const io = fakeIo({});
  const status = await main(line.split(' '), io);
  return { status, err: io.err() };
}

it.each([
  [
    'run pbft --nodes 100000',
    /nodes² is 1\.00e\+10, above the limit of 1000000000: take fewer, or --beyond-limits/,
  ],
  ['run pbft --nodes 10000 --workload log --condition requests=1000', /nodes² × requests is 1\.00e\+11/],
  ['compare --nodes 40000', /nodes² is 1\.60e\+9/],
  ['compare --strategies pbft --attacks none --seeds 2000000', /2000000 runs are above the limit of 1000000/],
])('%s is refused before anything is laid out for it', async (line, says) => {
  const { status, err } = await dmct(line);
  expect({ status, err }).toEqual({ status: 64, err: expect.stringMatching(says) as string });
  expect(err).toMatch(/^dmct: [^\n]+\n$/);
});

it('--beyond-limits goes on: what is then refused is refused for another reason', async () => {
  const { err } = await dmct('run pbft --nodes 100001 --beyond-limits');
  expect(err).toMatch(/nodes must be a whole number from 1 to 100000/);
});
