import type { RecordedManifest } from '../catalog/facts.js';
import { h } from './dom.js';

/** Where a figure of a ledger comes from: a recorded run of the command line, or a run on this page. */
export type Origin = { readonly kind: 'recorded'; readonly manifest: RecordedManifest } | LocalOrigin;

export interface LocalOrigin {
  readonly kind: 'here';
  readonly isQuick: boolean;
  /** Of this page. */
  readonly version: string;
}

/** The line below a result: which run it is of. */
export function originText(origin: Origin): string {
  if (origin.kind === 'here')
    return `Measured here${origin.isQuick ? ', quick: fewer samples than the ledger’s' : ''}.`;
  const { date, runtime, version } = origin.manifest;
  return `Measured with version ${version} on ${date} (${runtime}); run it here to measure anew.`;
}

/** The same in a word or two, for where figures of both kinds stand beside one another. */
export function originWord(origin: Origin): string {
  if (origin.kind === 'here') return `run here, ${origin.isQuick ? 'quick' : 'full'}`;
  const { quick, version } = origin.manifest;
  return `recorded, ${version}, ${quick ? 'quick' : 'full'}`;
}

/** A mark beside a verdict: recorded, or run here. Empty until it is shown one. */
export function originMark(): { readonly element: HTMLElement; show(origin: Origin): void } {
  const element = h('span', { class: 'origin' });
  return {
    element,
    show: (origin) => {
      element.className = `origin ${origin.kind}`;
      element.textContent = originWord(origin);
      element.title = originText(origin);
    },
  };
}

/** The same as cells of a file. */
export function originCells(origin: Origin): {
  readonly origin: Origin['kind'];
  readonly version: string;
  readonly quick: boolean;
  readonly date?: string;
} {
  if (origin.kind === 'here') return { origin: 'here', version: origin.version, quick: origin.isQuick };
  const { date, quick, version } = origin.manifest;
  return { origin: 'recorded', version, quick, date };
}

/** The sentence above a ledger: what its page opens with. */
export function recordedText(manifest: RecordedManifest | undefined): string {
  if (manifest === undefined) return 'No run of it is recorded.';
  const { command, date, runtime, version } = manifest;
  return `What you see first was measured with version ${version} on ${date} (${command}, ${runtime}).`;
}
