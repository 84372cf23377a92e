import path from 'node:path';

/**
 * How the user can start the command again: as an npm or pnpm script of the repository, as `dmct` where it was found on
 * the path, else by its file.
 * @param script what node was told to run.
 */
export function programOf(
  environment: Readonly<Record<string, string | undefined>>,
  script: string,
  cwd: string,
): string {
  const {
    npm_config_user_agent: agent = '',
    npm_lifecycle_event: event,
    npm_package_name: name,
  } = environment;
  if (event !== undefined && name === 'dmct-lab') {
    return agent.startsWith('pnpm') ? 'pnpm dmct' : 'npm run dmct --';
  }
  if (path.basename(script) === 'dmct') return 'dmct';
  const near = path.relative(cwd, script);
  return `node ${near.startsWith('..') || near === '' ? script : near}`;
}
