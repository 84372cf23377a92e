import type { CatalogFacts } from '../../catalog/facts.js';
import type { Settings } from '../../link/settings.js';

/** The command line that measures the same table: `dmct compare …`. */
export function compareCommand(settings: Settings, facts: CatalogFacts): string {
  const { attack, attackSet, nodes, scaleMetres, seed, seeds, set, topology, traitors, workload } = settings;
  const words = ['dmct', 'compare', '--strategies', facts.strategies.map(({ name }) => name).join(',')];
  words.push('--attacks', attack, '--nodes', String(nodes), '--traitors', String(traitors));
  words.push('--seeds', String(seeds), '--seed', String(seed));
  for (const [key, value] of Object.entries(set)) words.push('--set', `${key}=${value}`);
  for (const [key, value] of Object.entries(attackSet)) words.push('--attack-set', `${key}=${value}`);
  if (workload !== 'orders') words.push('--workload', workload);
  if (topology !== 'cities')
    words.push('--topology', topology, '--condition', `scaleMetres=${String(scaleMetres)}`);
  return words.map(quoted).join(' ');
}

/** A word as a POSIX shell takes it literally. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
