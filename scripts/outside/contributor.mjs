// A contributor: a plugin of each kind from its template, as it comes.
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demand } from './folder.mjs';

const attacks = ['wrong-order', 'collusion', 'equivocation'];
/** Kinds that use the strategy's node_modules: the same packages, installed once. */
const others = [
  { kind: 'attack', list: 'attacks', name: 'half-mute' },
  { kind: 'reporter', list: 'reporters', name: 'one-line' },
  { kind: 'claim', list: 'claims', name: 'half-a-second' },
  { kind: 'validation', list: 'validations', name: 'nine-messages' },
];

/** @param {import('./folder.mjs').Outside} outside @returns {import('./folder.mjs').Step[]} */
export function contributorSteps({ command, folder, install, packages }) {
  /** @param {string} kind @param {string} name */
  const scaffold = (kind, name) =>
    command('.', ['node_modules/.bin/create-plugin', kind, name, '--packages', packages]);
  /** @param {string} room @param {string} list @param {string} name */
  const listed = async (room, list, name) => {
    const text = await command(room, ['node_modules/.bin/dmct', 'list', list, '--json']);
    demand(text.includes(`"${name}"`), `dmct list ${list} doesn't show ${name}`);
  };
  return [
    {
      name: 'scaffold a strategy',
      run: async () => {
        const [tarball = ''] = readdirSync(packages).filter((name) => name.startsWith('dmct-create-plugin-'));
        await install('.', path.join(packages, tarball));
        await scaffold('strategy', 'ping-pong');
        const again = await command('.', ['node_modules/.bin/create-plugin', 'strategy', 'ping-pong'], [64]);
        demand(again === '', 'a second scaffold into the same folder wrote something');
        return undefined;
      },
    },
    { name: 'install what it needs', run: async () => void (await install('ping-pong')) },
    { name: 'build it', run: async () => void (await command('ping-pong', ['npm', 'run', 'build'])) },
    {
      name: 'check its types',
      run: async () => void (await command('ping-pong', ['npm', 'run', 'typecheck'])),
    },
    { name: 'lint it', run: async () => void (await command('ping-pong', ['npm', 'run', 'lint'])) },
    {
      name: 'its conformance suite',
      run: async () => {
        const text = await command('ping-pong', ['npm', 'test']);
        return /Tests\D*(\d+ passed)/.exec(text)?.[1];
      },
    },
    {
      name: 'weaken it: the suite says so, and the command that it prints shows the same',
      run: async () => {
        const file = path.join(folder, 'ping-pong/src/rules.ts');
        const rules = readFileSync(file, 'utf8');
        writeFileSync(file, rules.replace('return faultsTolerated + 1;', 'return 1 + 0 * faultsTolerated;'));
        const said = await command('ping-pong', ['sh', '-c', 'npm test 2>&1'], [1]);
        const told = [...said.matchAll(/agreement: (on instance .*? \(trace \d+\)).* \[(dmct run .*)\]/g)];
        demand(told.length > 0, `no command in ${said}`);
        for (const [, violation = '', line = ''] of told) {
          // To the letter, as a shell takes it; only where the command is must be said.
          const again = await command('ping-pong', ['sh', '-c', `node_modules/.bin/${line}`], [1]);
          demand(flat(again).includes(flat(violation)), `${line}\nshows no "${violation}" but\n${again}`);
        }
        writeFileSync(file, rules);
        return `${told.length} commands`;
      },
    },
    { name: 'list it', run: () => listed('ping-pong', 'strategies', 'ping-pong').then(() => undefined) },
    ...attacks.map((attack) => ({
      name: `run it under ${attack}`,
      run: async () => {
        const words = [
          'run',
          'ping-pong',
          '--nodes',
          '5',
          '--traitors',
          '1',
          '--attack',
          attack,
          '--reporter',
          'json',
        ];
        const text = await command('ping-pong', ['node_modules/.bin/dmct', ...words]);
        const { verdicts, traceHash } = JSON.parse(text);
        demand(
          Object.values(verdicts).every((verdict) => verdict === 'holds'),
          JSON.stringify(verdicts),
        );
        return `all properties hold, trace ${traceHash}`;
      },
    })),
    {
      name: 'the same comparison of it with one worker and with three',
      run: async () => {
        const words = [
          'compare',
          '--strategies',
          'ping-pong,pbft',
          '--attacks',
          attacks.join(','),
          '--nodes',
          '5',
        ];
        const reports = [];
        for (const workers of ['1', '3']) {
          const more = ['--seeds', '12', '--workers', workers, '--reporter', 'json'];
          reports.push(await command('ping-pong', ['node_modules/.bin/dmct', ...words, ...more]));
        }
        demand(reports[0] === reports[1], 'the reports differ');
        return `${JSON.parse(reports[0] ?? '{}').rows.length} rows`;
      },
    },
    ...others.map(({ kind, list, name }) => ({
      name: `scaffold, build, lint, test and list ${kind === 'attack' ? 'an' : 'a'} ${kind}`,
      run: async () => {
        await scaffold(kind, name);
        symlinkSync(
          path.join(folder, 'ping-pong', 'node_modules'),
          path.join(folder, name, 'node_modules'),
          'dir',
        );
        for (const script of ['build', 'typecheck', 'lint', 'test'])
          await command(name, ['npm', 'run', script]);
        await listed(name, list, name);
        return undefined;
      },
    })),
  ];
}

/** Text without its line breaks. @param {string} text */
function flat(text) {
  return text.replaceAll(/\s+/g, ' ');
}
