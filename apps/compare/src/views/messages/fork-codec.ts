import type { Fork, PacketFork, WaveFork } from '../../lab/fork.js';

const IDS_MAX = 1e5;
const OCCURRENCES_MAX = 1e6;
const LATER_SECONDS_MAX = 1e6;

/** A fork as a link holds it: a packet's `from,to,sentAt,message,occurrence,fate`, a wave's `wave,from,sentAt,occurrence,fate`. */
export function writeFork(fork: Fork): string {
  const { fate, from, occurrence, sentAt } = fork;
  const said =
    fate === 'drop' ? 'drop' : 'shadedFrom' in fate ? `shade ${fate.shadedFrom}` : String(fate.laterSeconds);
  if (fork.of === 'wave') return ['wave', from, sentAt, occurrence, said].join(',');
  return [from, fork.to, sentAt, fork.message, occurrence, said].join(',');
}

/** Reads it back; null for what can't be one. */
export function readFork(text: string): Fork | null {
  const parts = text.split(',');
  if (parts.length === 5 && parts[0] === 'wave') return readWave(parts);
  return parts.length === 6 ? readPacket(parts) : null;
}

function readPacket(parts: readonly string[]): PacketFork | null {
  const [from, to, sentAt] = [
    whole(parts[0], IDS_MAX),
    whole(parts[1], IDS_MAX),
    whole(parts[2], Number.MAX_SAFE_INTEGER),
  ];
  const occurrence = whole(parts[4], OCCURRENCES_MAX);
  const message = parts[3]!;
  const fate = readFate(parts[5]!);
  if (from === null || to === null || sentAt === null || occurrence === null || fate === null) return null;
  if (!/^[A-Za-z0-9 -]{1,60}$/.test(message)) return null;
  return { of: 'packet', from, to, sentAt, message, occurrence, fate };
}

function readWave(parts: readonly string[]): WaveFork | null {
  const [from, sentAt] = [whole(parts[1], IDS_MAX), whole(parts[2], Number.MAX_SAFE_INTEGER)];
  const occurrence = whole(parts[3], OCCURRENCES_MAX);
  const shade = /^shade (\d+)$/.exec(parts[4]!);
  const shadedFrom = shade === null ? null : whole(shade[1], IDS_MAX);
  const fate = shadedFrom === null ? readFate(parts[4]!) : { shadedFrom };
  if (from === null || sentAt === null || occurrence === null || fate === null) return null;
  return { of: 'wave', from, sentAt, occurrence, fate };
}

function readFate(text: string): PacketFork['fate'] | null {
  if (text === 'drop') return text;
  const laterSeconds = /^[0-9.e-]{1,24}$/.test(text) ? Number(text) : NaN;
  return laterSeconds > 0 && laterSeconds <= LATER_SECONDS_MAX ? { laterSeconds } : null;
}

function whole(text: string | undefined, most: number): number | null {
  const value = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return value <= most ? value : null;
}
