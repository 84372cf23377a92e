import { packageBuild } from '../../tsup.base.ts';

export default packageBuild({
  entry: { main: 'src/main.ts', worker: 'src/pool/worker.ts' },
  platform: 'node',
  dts: false,
});
