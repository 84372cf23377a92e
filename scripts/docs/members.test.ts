import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Names of an interface's members, as its source declares them. */
function membersOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} declares no interface ${name}`);
  return found.members.flatMap((member) => (member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : []));
}

describe.each([
  ['add-a-strategy', 'strategy', 'Strategy'],
  ['add-an-attack', 'attack', 'Attack'],
  ['add-an-attack', 'attack', 'Adversary'],
  ['add-a-reporter', 'reporter', 'Reporter'],
  ['add-a-reporter', 'reporter', 'OpenReport'],
  ['add-a-claim', 'claim', 'Claim'],
  ['add-a-row', 'validation', 'Validation'],
])('docs/guide/%s.md', (guide, file, name) => {
  const page = read(`docs/guide/${guide}.md`);
  const members = membersOf(`packages/core/src/plugins/${file}.ts`, name);
  it.each(members)(`tells what ${name}.%s is`, (member) => {
    // In a table's first column or among a cell's list: `member` or `member(arguments)`.
    expect(page).toMatch(new RegExp(`\`${member}(\\([^\`]*\\))?\``));
  });
});
