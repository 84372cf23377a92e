import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { unwritable } from '../src/output/errno.js';
import { fakeIo } from './fake-io.js';

const FULL = '/dev/full';

describe('what the machine refuses', () => {
  it.runIf(existsSync(FULL))('a full disk is no bad usage: one line, and 70', async () => {
    const io = fakeIo();
    const words = ['run', 'pbft', '--nodes', '4', '--reporter', `json=${FULL}`];
    expect(await main(words, io)).toBe(70);
    expect(io.err()).toBe(`dmct: can't write ${FULL}: no space left\n`);
    expect(io.out()).toBe('');
  });

  it.each([
    ['ENOSPC', 'MachineFailure', 'no space left'],
    ['EIO', 'MachineFailure', 'the disk fails'],
    ['EACCES', 'UsageError', 'permission denied'],
    ['ENOTDIR', 'UsageError', 'its folder is a file'],
  ])('%s is a %s', (code, name, why) => {
    const error = unwritable('x.json', Object.assign(new Error(code), { code }), '/nowhere/x.json');
    expect([error.name, error.message]).toEqual([name, `can't write x.json: ${why}`]);
  });
});
