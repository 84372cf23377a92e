import type { RecordedManifest } from '../catalog/facts.js';

/** Where a figure of a ledger comes from: a recorded run of the command line, or a run on this page. */
export type Origin = { readonly kind: 'recorded'; readonly manifest: RecordedManifest } | LocalOrigin;

export interface LocalOrigin {
  readonly kind: 'here';
  readonly isQuick: boolean;
}

/** The line below a result: which run it is of. */
export function originText(origin: Origin): string {
  if (origin.kind === 'here')
    return `Measured here${origin.isQuick ? ', quick: fewer samples than the ledger’s' : ''}.`;
  const { date, runtime, version } = origin.manifest;
  return `Measured with version ${version} on ${date} (${runtime}); run it here to measure anew.`;
}

/** The sentence above a ledger: what its page opens with. */
export function recordedText(manifest: RecordedManifest | undefined): string {
  if (manifest === undefined) return 'No run of it is recorded.';
  const { command, date, runtime, version } = manifest;
  return `What you see first was measured with version ${version} on ${date} (${command}, ${runtime}).`;
}
