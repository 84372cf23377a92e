import { byzantineAttackDemo, createBuiltInRegistry, runClaims, runValidations } from '@dmct/catalog';
import { createStream, UsageError } from '@dmct/core';
import { createTopology, simulate } from '@dmct/simulator';
import type { JobKind, Jobs, Reply, Request } from './jobs.js';
import { parameterProblem } from './parameter-problem.js';
import { traceRun } from './trace-run.js';

const registry = createBuiltInRegistry();
const reply = (message: Reply): void => {
  postMessage(message);
};
const progress = (fraction: number): void => {
  reply({ kind: 'progress', fraction });
};

const answers: { readonly [K in JobKind]: (input: Jobs[K]['input']) => Promise<Jobs[K]['output']> } = {
  run: (scenario) => Promise.resolve(simulate(registry, scenario)),
  trace: (scenario) => Promise.resolve(traceRun(registry, scenario)),
  async claim({ id, quick }) {
    const { claims } = await runClaims(registry, [id], {
      quick,
      onProgress: ({ done }) => {
        progress(done);
      },
    });
    return claims[0]!;
  },
  async validation({ id, quick }) {
    const { rows } = await runValidations(registry, [id], {
      quick,
      onProgress: ({ done, total }) => {
        progress(done / total);
      },
    });
    return rows;
  },
  parameter: (question) => Promise.resolve(parameterProblem(registry, question)),
  demo: (options) => Promise.resolve(byzantineAttackDemo({ ...options, clampRadiiMetres: [1] })),
  places: ({ count, scaleMetres, seed, topology }) =>
    Promise.resolve(
      createTopology({
        kind: topology,
        count,
        scaleMetres,
        path: 'surface',
        stream: createStream(seed, 'places'),
      }).places,
    ),
};

onmessage = ({ data }: MessageEvent<Request>): void => {
  const answer = answers[data.kind] as (input: unknown) => Promise<unknown>;
  // Wrapped, so that what is thrown at once and what is thrown later end in the same place.
  Promise.resolve()
    .then(() => answer(data.input))
    .then((output) => {
      reply({ kind: 'done', output });
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      reply(error instanceof UsageError ? { kind: 'refused', reason: message } : { kind: 'fault', message });
    });
};
