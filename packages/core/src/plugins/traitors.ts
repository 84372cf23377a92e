import type { Attack } from './attack.js';

/** Whether a scenario's number of traitors says whom an attack corrupts: some corrupt nobody, or a share of their own. */
export function countsTraitors(attack: Attack, params: unknown): boolean {
  const rule = attack.corruption?.(params) ?? 'traitors';
  return rule === 'traitors' || rule === 'nearest';
}

/**
 * How many are corrupted where nobody says: none without an attack, else as many as the strategy bears, f.
 * @param faultsTolerated the strategy's own f at this size.
 */
export function usualTraitors(attack: Pick<Attack, 'name'>, nodes: number, faultsTolerated: number): number {
  return attack.name === 'none' ? 0 : Math.min(nodes, faultsTolerated);
}
