import { parseText, type Scenario } from '@dmct/core';

/** The command at the end of a complaint, and what stands before it; null where there is none. */
export function commandIn(complaint: string): { readonly said: string; readonly command: string } | null {
  const [, said, command] = /^(.*) \[(dmct run .*)\]$/s.exec(complaint) ?? [];
  return said === undefined || command === undefined ? null : { said, command };
}

/** The scenario that `dmct run` makes of a command. */
export function scenarioOf(command: string): Scenario {
  const [, , strategy = '', ...words] = wordsOf(command);
  const settings = { set: {}, 'attack-set': {}, condition: {} } as Record<string, Record<string, unknown>>;
  const options: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at]?.slice(2) ?? '';
    const value = words[at + 1] ?? '';
    const [, key = '', text = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
    const setting = settings[name];
    if (setting === undefined) options[name] = value;
    else setting[key] = parseText(text);
  }
  const numbers = Object.fromEntries(
    ['nodes', 'traitors', 'seed'].map((name) => [name, Number(options[name])]),
  ) as Pick<Scenario, 'nodes' | 'traitors' | 'seed'>;
  return {
    ...{ strategy, attack: options['attack'] ?? 'none', ...numbers },
    ...{ params: settings['set'] ?? {}, attackParams: settings['attack-set'] ?? {} },
    conditions: settings['condition'] ?? {},
  };
}

/** The words of a POSIX shell's line in which nothing is special but single quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll(`'\\''`, "'") ?? bare ?? '',
  );
}
