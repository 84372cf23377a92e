import { countsTraitors, parseParams, type Attack } from '@dmct/core';

/**
 * Why a number of traitors that was asked for changes nothing, in words, or null where it does: some attacks corrupt nobody,
 * or a share of the resource. Said and not refused, since a script over all attacks gives the number to each.
 */
export function idleTraitors(attack: Attack, rawParams: Readonly<Record<string, unknown>>): string | null {
  const params = parseParams(`attack ${attack.name}`, attack.params, rawParams);
  if (countsTraitors(attack, params)) return null;
  if (attack.name === 'none') return 'nobody is corrupted without an attack: --attack NAME says what they do';
  const rule = attack.corruption?.(params);
  return typeof rule === 'object'
    ? `${attack.name} corrupts as many as reach a share of ${String(Number(rule.share.toPrecision(3)))}`
    : `nobody is corrupted under ${attack.name}`;
}
