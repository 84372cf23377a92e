/**
 * The built-in plugins that one run needs, loaded without the others: a short run would spend more time on reading
 * plugins that it never asks for than on itself (ADR 0043). An entry of its own, since the list of all imports all.
 */
import { createRegistry, type Attack, type Plugins, type Registry, type Strategy } from '@dmct/core';

/** The names that a run states. */
export interface RunNames {
  readonly strategy: string;
  readonly attack: string;
  readonly reporters: readonly string[];
}

interface Brought {
  readonly strategy: Strategy;
  /** Those that come with the strategy and not with all the others. */
  readonly attacks?: readonly Attack[];
}

const STRATEGIES = new Map<string, () => Promise<Brought>>([
  ['generals', async () => ({ strategy: (await import('@dmct/consensus-generals')).generals })],
  ['pbft', async () => ({ strategy: (await import('@dmct/consensus-pbft')).pbft })],
  [
    'pow',
    async () => {
      const { pow, powAttacks } = await import('@dmct/consensus-pow');
      return { strategy: pow, attacks: powAttacks };
    },
  ],
  [
    'pos',
    async () => {
      const { pos, posAttacks } = await import('@dmct/consensus-pos');
      return { strategy: pos, attacks: posAttacks };
    },
  ],
  ['tendermint', async () => ({ strategy: (await import('@dmct/consensus-tendermint')).tendermint })],
  ['hotstuff', async () => ({ strategy: (await import('@dmct/consensus-hotstuff')).hotstuff })],
  ['dmct-seed', async () => ({ strategy: (await import('@dmct/consensus-dmct')).dmctSeed })],
  ['dmct', async () => ({ strategy: (await import('@dmct/consensus-dmct')).dmct })],
]);

/**
 * A registry of what one run names: its strategy, the attacks that go with it, the reporters. Null where it names something
 * that isn't among them, or a reporter that can't write a run: then all plugins are to be loaded, since the answer lists
 * them.
 */
export async function loadRunRegistry({ strategy, attack, reporters }: RunNames): Promise<Registry | null> {
  const load = STRATEGIES.get(strategy);
  if (load === undefined) return null;
  const [brought, attacks, terminal, html] = await Promise.all([
    load(),
    import('@dmct/attacks'),
    import('@dmct/reporters'),
    reporters.includes('html') ? import('@dmct/reporter-html') : null,
  ]);
  const plugins: Plugins = {
    strategies: [brought.strategy],
    attacks: [...attacks.builtInAttacks, ...(brought.attacks ?? [])],
    reporters: [...terminal.builtInReporters, ...(html === null ? [] : [html.html])],
  };
  const registry = createRegistry(plugins);
  const isWhole =
    registry.attacks.has(attack) &&
    reporters.every(
      (name) => registry.reporters.has(name) && registry.reporters.get(name).reports.includes('run'),
    );
  return isWhole ? registry : null;
}
