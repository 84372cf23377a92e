import type { RecordedManifest } from '../catalog/facts.js';
import { originCells, type Origin } from './recorded-text.js';

/** Where each figure of a ledger comes from: from its recorded run, until it is run on this page. */
export interface LedgerOrigins {
  of(id: string): Origin | undefined;
  /** Notes that an entry was run on this page. */
  ranHere(id: string, isQuick: boolean): Origin;
  /** How many figures come from where: "21 recorded in full with version 0.1.0; 2 run here, quick". */
  readonly tally: string;
  /** The command that measures what is shown: each entry as it was measured, so it may be two. */
  command(verb: string): string;
  /** Whether all that is shown was measured with fewer samples. */
  readonly isQuick: boolean;
}

/**
 * The origins of a ledger's entries.
 * @param ids all entries, in the ledger's order.
 * @param recorded those of which a recorded run is shown, and what it was made with.
 */
export function createLedgerOrigins(
  ids: readonly string[],
  recorded: { readonly ids: readonly string[]; readonly manifest: RecordedManifest | undefined },
  version: string,
): LedgerOrigins {
  const origins = new Map<string, Origin>();
  const { manifest } = recorded;
  if (manifest !== undefined) for (const id of recorded.ids) origins.set(id, { kind: 'recorded', manifest });
  const idsOf = (wanted: (origin: Origin) => boolean): readonly string[] =>
    ids.filter((id) => {
      const origin = origins.get(id);
      return origin !== undefined && wanted(origin);
    });
  const isQuick = (origin: Origin): boolean => originCells(origin).quick;
  const isHere = ({ kind }: Origin): boolean => kind === 'here';
  return {
    of: (id) => origins.get(id),
    ranHere: (id, quick) => {
      const origin: Origin = { kind: 'here', isQuick: quick, version };
      origins.set(id, origin);
      return origin;
    },
    get isQuick() {
      return origins.size > 0 && idsOf(isQuick).length === origins.size;
    },
    get tally() {
      const here = idsOf(isHere).length;
      const quick = idsOf((origin) => isHere(origin) && isQuick(origin)).length;
      const mode = quick === here ? 'quick' : quick === 0 ? 'in full' : `${String(quick)} of them quick`;
      return [
        ...(origins.size > here && manifest !== undefined
          ? [
              `${String(origins.size - here)} recorded ${manifest.quick ? 'quick' : 'in full'} with version ${manifest.version}`,
            ]
          : []),
        ...(here > 0 ? [`${String(here)} run here, ${mode}`] : []),
      ].join('; ');
    },
    command: (verb) => {
      const quick = idsOf(isQuick);
      const full = ids.filter((id) => !quick.includes(id));
      if (quick.length === 0) return verb;
      if (full.length === 0) return `${verb} --quick`;
      return `${verb} ${full.join(' ')}; ${verb} ${quick.join(' ')} --quick`;
    },
  };
}
