import type { Fork } from '../../lab/fork.js';

/** A fork as a link holds it. */
export function writeFork(fork: Fork): string {
  const fate = fork.fate === 'drop' ? 'drop' : String(fork.fate.laterSeconds);
  return [fork.from, fork.to, fork.sentAt, fork.message, fork.occurrence, fate].join(',');
}

/** Reads it back; null for what can't be one. */
export function readFork(text: string): Fork | null {
  const parts = text.split(',');
  if (parts.length !== 6) return null;
  const [from, to, sentAt, , occurrence] = parts.map(Number);
  const message = parts[3]!;
  const fate = parts[5]!;
  const isWhole = (value: number | undefined, most: number): value is number =>
    value !== undefined && Number.isInteger(value) && value >= 0 && value <= most;
  if (!isWhole(from, 1e5) || !isWhole(to, 1e5) || !isWhole(sentAt, Number.MAX_SAFE_INTEGER)) return null;
  if (!isWhole(occurrence, 1e6) || !/^[A-Za-z0-9 -]{1,60}$/.test(message)) return null;
  const key = { from, to, sentAt, message, occurrence };
  if (fate === 'drop') return { ...key, fate };
  const laterSeconds = Number(fate);
  return laterSeconds > 0 && laterSeconds <= 1e6 ? { ...key, fate: { laterSeconds } } : null;
}
