import type { RunResult } from '@dmct/core';

/** Who was corrupted, as it came out: an attack on a share takes its own number, whatever was asked for. */
export function corruptedText({ faulty, nodes }: RunResult): string {
  const replicas = faulty.filter((id) => id < nodes).length;
  const clients = faulty.length - replicas;
  return `${String(replicas)} corrupted${clients === 0 ? '' : ` (and ${clients === 1 ? 'the client' : `${String(clients)} clients`})`}`;
}
