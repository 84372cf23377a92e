import type { Topology } from '@dmct/core';

const TEXT: Readonly<Record<Topology, string>> = {
  cities: "The world's largest cities",
  document: "The document's square",
  uniform: 'Anywhere in a ball',
  grid: 'A cubic grid',
  line: 'A line',
};

/** The places as choices of a form. */
export function topologyOptions(topologies: readonly Topology[]): { value: string; text: string }[] {
  return topologies.map((topology) => ({ value: topology, text: TEXT[topology] }));
}
