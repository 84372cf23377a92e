import { it } from 'vitest';
import { createBuiltInRegistry } from '@dmct/catalog';
import { simulate } from '@dmct/simulator';
it('t', () => {
  const registry = createBuiltInRegistry();
  for (const [strategy, attack, nodes, ev] of [['dmct-seed','wrong-order',4,0],['dmct','wrong-order',10,0],['dmct', 'adaptive', 4,2],['dmct','adaptive',4,40],['dmct-seed','adaptive',4,1]] as const) {
    const c = process.cpuUsage();
    const r = simulate(registry, { strategy, attack, nodes, traitors: 1, seed: 1, ...(ev ? {attackParams: {evaluations: ev}} : {}) } as never);
    const d = process.cpuUsage(c);
    process.stderr.write(['T', strategy, attack, nodes, ev, (d.user / 1e6).toFixed(2), JSON.stringify(r.attackMeasures)].join(' ') + '\n');
  }
}, 500000);
