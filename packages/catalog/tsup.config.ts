import { packageBuild } from '../../tsup.base.ts';

/** What one run needs is an entry of its own: the list of all plugins imports them all. */
export default packageBuild({ entry: { index: 'src/index.ts', 'for-run': 'src/for-run.ts' } });
