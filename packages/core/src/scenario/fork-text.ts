import { UsageError } from '../errors.js';
import type { Fork, Later, PacketFork, WaveFork } from './fork.js';

const IDS_MAX = 1e5;
const OCCURRENCES_MAX = 1e6;
/** A nanosecond: less would be no change. */
const LATER_SECONDS_MIN = 1e-9;
const LATER_SECONDS_MAX = 1e6;

/** What a fork's text looks like, for people. */
export const FORK_FORMS =
  'FROM,TO,SENT_NS,KIND,OCCURRENCE,FATE (a message) or wave,FROM,SENT_NS,OCCURRENCE,FATE (a wave); ' +
  'FATE is drop, or the seconds by which it is late, or for a message again SECONDS (a second copy so much later), or for a wave shade TO';

/** A fork as a command line and a link hold it ({@link FORK_FORMS}). */
export function writeFork(fork: Fork): string {
  const { fate, from, occurrence, sentAt } = fork;
  const said = fateText(fate);
  if (fork.of === 'wave') return ['wave', from, sentAt, occurrence, said].join(',');
  return [from, fork.to, sentAt, fork.message, occurrence, said].join(',');
}

/** A fork that was put together elsewhere, checked. Throws a UsageError of one line, as {@link parseFork} does. */
export function checkFork(fork: Fork): Fork {
  return parseFork(writeFork(fork));
}

/** Reads a fork back. Throws a UsageError of one line that says which part is wrong and what it may be. */
export function parseFork(text: string): Fork {
  const parts = text.split(',');
  if (parts[0] === 'wave' && parts.length === 5) return parseWave(parts);
  if (parts[0] !== 'wave' && parts.length >= 6) return parsePacket(parts);
  throw new UsageError(`a fork is ${FORK_FORMS} (given: ${shown(text)})`);
}

function parsePacket(parts: readonly string[]): PacketFork {
  // A kind's name may have commas of its own.
  const message = parts.slice(3, -2).join(',');
  if (!/^[^\p{Cc}]{1,60}$/u.test(message))
    throw wrong('kind of message', message, 'a name of 1 to 60 characters');
  const again = /^again (.*)$/.exec(parts.at(-1) ?? '');
  const allowed = 'drop, the seconds by which it is late, or again SECONDS';
  return {
    of: 'packet',
    from: whole('sender', parts[0], IDS_MAX),
    to: whole('recipient', parts[1], IDS_MAX),
    sentAt: whole('time of sending', parts[2], Number.MAX_SAFE_INTEGER, ' (ns)'),
    message,
    occurrence: whole('occurrence', parts.at(-2), OCCURRENCES_MAX),
    fate: again === null ? fateOf(parts.at(-1), allowed) : { againSeconds: secondsOf(again[1], allowed) },
  };
}

function parseWave(parts: readonly string[]): WaveFork {
  const shade = /^shade (.*)$/.exec(parts[4] ?? '');
  return {
    of: 'wave',
    from: whole('sender', parts[1], IDS_MAX),
    sentAt: whole('time of sending', parts[2], Number.MAX_SAFE_INTEGER, ' (ns)'),
    occurrence: whole('occurrence', parts[3], OCCURRENCES_MAX),
    fate:
      shade === null
        ? fateOf(parts[4], 'drop, the seconds by which it is late, or shade TO')
        : { shadedFrom: whole('one it is shaded from', shade[1], IDS_MAX) },
  };
}

function fateText(fate: Fork['fate']): string {
  if (typeof fate === 'string') return fate;
  if ('againSeconds' in fate) return `again ${fate.againSeconds}`;
  return 'shadedFrom' in fate ? `shade ${fate.shadedFrom}` : String(fate.laterSeconds);
}

function fateOf(text = '', allowed: string): 'drop' | Later {
  return text === 'drop' ? text : { laterSeconds: secondsOf(text, allowed) };
}

function secondsOf(text = '', allowed: string): number {
  const seconds = /^[0-9.e+-]{1,24}$/.test(text) ? Number(text) : NaN;
  if (seconds >= LATER_SECONDS_MIN && seconds <= LATER_SECONDS_MAX) return seconds;
  throw wrong('fate', text, `${allowed} (${String(LATER_SECONDS_MIN)} to ${String(LATER_SECONDS_MAX)})`);
}

function whole(what: string, text = '', most: number, unit = ''): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value <= most) return value;
  throw wrong(what, text, `a whole number from 0 to ${String(most)}${unit}`);
}

function wrong(what: string, text: string, allowed: string): UsageError {
  return new UsageError(`the fork's ${what} can't be ${shown(text)}; it is ${allowed}`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
