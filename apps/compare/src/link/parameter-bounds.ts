import type { ParameterHelp } from '@dmct/core';

/** The bounds of a number in words, those that mean something: the largest whole number of the language isn't one. */
export function parameterBounds({
  isLeastExcluded,
  isMostExcluded,
  least,
  most,
}: ParameterHelp): readonly string[] {
  const isTold = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  return [
    ...(isTold(least) ? [`${isLeastExcluded === true ? 'above' : 'from'} ${String(least)}`] : []),
    ...(isTold(most) ? [`${isMostExcluded === true ? 'below' : 'up to'} ${String(most)}`] : []),
  ];
}
