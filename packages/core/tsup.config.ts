import { packageBuild } from '../../tsup.base.ts';

/** What is made of zod's schemas in files of its own: an app that only defines a plugin bundles neither them nor zod. */
export default packageBuild({
  entry: {
    index: 'src/index.ts',
    conditions: 'src/scenario/conditions.ts',
    'sweep-config': 'src/sweep-config.ts',
  },
});
