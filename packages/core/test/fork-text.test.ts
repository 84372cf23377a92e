import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkFork, parseFork, UsageError, writeFork, type Fork } from '../src/index.js';

const whole = (most: number) => fc.integer({ min: 0, max: most });
const fate = fc.oneof(
  fc.constant('drop' as const),
  fc.double({ min: 1e-9, max: 1e6, noNaN: true }).map((laterSeconds) => ({ laterSeconds })),
);
const packet = fc.record({
  of: fc.constant('packet' as const),
  from: whole(1e5),
  to: whole(1e5),
  sentAt: whole(Number.MAX_SAFE_INTEGER),
  message: fc.stringMatching(/^[A-Za-z0-9 ,;é-]{1,60}$/),
  occurrence: whole(1e6),
  fate: fc.oneof(
    fate,
    fc.double({ min: 1e-9, max: 1e6, noNaN: true }).map((againSeconds) => ({ againSeconds })),
  ),
});
const wave = fc.record({
  of: fc.constant('wave' as const),
  from: whole(1e5),
  sentAt: whole(Number.MAX_SAFE_INTEGER),
  occurrence: whole(1e6),
  fate: fc.oneof(
    fate,
    whole(1e5).map((shadedFrom) => ({ shadedFrom })),
  ),
});

describe("a fork's text", () => {
  test.prop([fc.oneof(packet, wave)])('is read back as it was written', (fork: Fork) => {
    expect(parseFork(writeFork(fork))).toEqual(fork);
  });

  it.each([
    ['', 'FROM,TO,SENT_NS,KIND,OCCURRENCE,FATE'],
    ['wave,1,2,0', 'wave,FROM,SENT_NS,OCCURRENCE,FATE'],
    ['1,2,3', 'a fork is'],
    ['-1,2,3,a,0,drop', 'sender can\'t be "-1"; it is a whole number from 0 to 100000'],
    ['1e3,2,3,a,0,drop', 'sender'],
    ['1,,3,a,0,drop', 'recipient can\'t be ""'],
    [
      '1,2,3.5,a,0,drop',
      'time of sending can\'t be "3.5"; it is a whole number from 0 to 9007199254740991 (ns)',
    ],
    ['1,2,3,,0,drop', 'kind of message'],
    ['1,2,3,a\n,0,drop', 'kind of message'],
    ['1,2,3,a,x,drop', 'occurrence'],
    ['1,2,3,a,0,0', 'fate can\'t be "0"; it is drop, the seconds'],
    [
      '1,2,3,a,0,again 0',
      'fate can\'t be "0"; it is drop, the seconds by which it is late, or again SECONDS',
    ],
    ['wave,1,3,0,again 1', 'fate can\'t be "again 1"'],
    ['1,2,3,a,0,NaN', 'fate'],
    ['1,2,3,a,0,0x10', 'fate'],
    ['1,2,3,a,0,1e9', '(1e-9 to 1000000)'],
    ['1,2,3,a,0,9e-10', '(1e-9 to 1000000)'],
    ['1,2,3,a,0,shade 1', 'fate'],
    ['wave,x,2,0,drop', 'sender'],
    ['wave,1,2,0,fall', 'shade TO'],
    ['wave,1,2,0,shade -1', 'shaded from'],
  ])('%j is refused in one line that says what is wrong and what is allowed', (text, wanted) => {
    expect(() => parseFork(text)).toThrow(UsageError);
    expect(() => parseFork(text)).toThrow(wanted);
    expect(() => parseFork(text)).not.toThrow('\n');
  });

  it.each<object>([
    { occurrence: 0.5 },
    { sentAt: -1 },
    { sentAt: NaN },
    { fate: 'late' },
    { fate: { laterSeconds: -1e-4 } },
    { fate: { laterSeconds: NaN } },
    { fate: { laterSeconds: 1e-10 } },
    { fate: { shadedFrom: -1 } },
  ])('a fork that was put together elsewhere is held to the same: %j', (other) => {
    const sound: Fork = { of: 'wave', from: 1, sentAt: 2, occurrence: 0, fate: 'drop' };
    expect(checkFork(sound)).toEqual(sound);
    expect(() => checkFork({ ...sound, ...other })).toThrow(UsageError);
  });

  it('is told from noise in one line, however long', () => {
    expect(() => parseFork('x'.repeat(1e5))).toThrow(/^.{0,400}$/);
  });
});
