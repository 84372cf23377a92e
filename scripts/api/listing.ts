import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { unsaid, unsaidSource } from './docstrings.ts';

/** One exported symbol of a package. */
export interface ApiEntry {
  readonly name: string;
  readonly kind: 'namespace' | 'function' | 'const' | 'class' | 'interface' | 'type';
  /** The declaration without its body and comments. */
  readonly signature: string;
  /** Its docstring, `@param` and `@returns` lines included; empty where there is none. */
  readonly doc: string;
  /** Where it is declared, relative to the root. */
  readonly file: string;
  /** What its docstring should say and doesn't, each in a line. */
  readonly unsaid: readonly string[];
}

const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteTypeArgumentsOfSignature;
const printer = ts.createPrinter({ removeComments: true });

/** What every package under `packages` exports, by its folder's name. One compilation of all sources. */
export function apiOfPackages(root: string): ReadonlyMap<string, readonly ApiEntry[]> {
  const names = readdirSync(path.join(root, 'packages')).sort();
  const indexOf = (name: string): string => path.join(root, 'packages', name, 'src/index.ts');
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) =>
    readFileSync(file, 'utf8'),
  ) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, root);
  const program = ts.createProgram(names.map(indexOf), options);
  const checker = program.getTypeChecker();
  return new Map(
    names.map((name) => {
      const source = program.getSourceFile(indexOf(name));
      const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
      if (symbol === undefined) return [name, []];
      const entries = checker.getExportsOfModule(symbol).map((each) => entryOf(checker, each, root));
      return [name, entries.sort((a, b) => (a.name < b.name ? -1 : 1))];
    }),
  );
}

function entryOf(checker: ts.TypeChecker, exported: ts.Symbol, root: string): ApiEntry {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [node] = symbol.declarations ?? [];
  if (node === undefined) throw new Error(`${exported.name} is declared nowhere`);
  const doc = [
    ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    ...(ts.isSourceFile(node) ? [commentBefore(exported)] : []),
    ...symbol
      .getJsDocTags(checker)
      .map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim()),
  ];
  const file = path.relative(root, node.getSourceFile().fileName).split(path.sep).join('/');
  return {
    name: exported.name,
    ...declared(checker, exported.name, symbol, node),
    doc: doc.filter((line) => line !== '').join('\n'),
    file,
    unsaid: [
      ...unsaid(checker, exported.name, node),
      ...(file.startsWith('packages/consensus-') ? unsaidSource(checker, exported.name, node) : []),
    ],
  };
}

function declared(
  checker: ts.TypeChecker,
  name: string,
  symbol: ts.Symbol,
  node: ts.Declaration,
): Pick<ApiEntry, 'kind' | 'signature'> {
  const printed = (): string => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  if (ts.isSourceFile(node)) {
    const names = checker.getExportsOfModule(symbol).map((each) => each.name);
    return { kind: 'namespace', signature: `namespace ${name} { ${names.sort().join(', ')} }` };
  }
  if (ts.isInterfaceDeclaration(node)) return { kind: 'interface', signature: printed() };
  if (ts.isTypeAliasDeclaration(node)) return { kind: 'type', signature: printed() };
  const type = checker.getTypeOfSymbol(symbol);
  if (ts.isClassDeclaration(node)) return { kind: 'class', signature: classText(checker, name, node) };
  const calls = type.getCallSignatures();
  if (ts.isFunctionDeclaration(node)) {
    const texts = calls.map((each) => `function ${name}${checker.signatureToString(each, node, flags)};`);
    return { kind: 'function', signature: texts.join('\n') };
  }
  // Long types are inferred from long literals, which the sources show better.
  return { kind: 'const', signature: `const ${name}: ${checker.typeToString(type, node)};` };
}

/** The docstring of an `export * as name from …`. */
function commentBefore(exported: ts.Symbol): string {
  const statement = exported.declarations?.[0]?.parent;
  const text = statement?.getFullText() ?? '';
  const last = [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].at(-1)?.[1] ?? '';
  return last.replaceAll(/^\s*\* ?/gm, '').trim();
}

/** A class as its users see it: what is neither private nor protected. */
function classText(checker: ts.TypeChecker, name: string, node: ts.ClassDeclaration): string {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const heritage = (node.heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join('');
  const members = node.members.flatMap((member) => {
    if (ts.getCombinedModifierFlags(member) & hidden) return [];
    if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) return [];
    if (ts.isConstructorDeclaration(member)) return [`  constructor(${parameters(member)});`];
    const symbol = member.name === undefined ? undefined : checker.getSymbolAtLocation(member.name);
    if (symbol === undefined) return [];
    return [`  ${symbol.name}: ${checker.typeToString(checker.getTypeOfSymbol(symbol), member, flags)};`];
  });
  return [`class ${name}${heritage} {`, ...new Set(members), '}'].join('\n');
}

function parameters(node: ts.ConstructorDeclaration): string {
  return node.parameters.map((each) => each.getText().replaceAll(/\s+/g, ' ')).join(', ');
}

/** The listing of one package as a page. */
export function apiPage(name: string, entries: readonly ApiEntry[]): string {
  const blocks = entries.map(({ name: symbol, signature, doc }) =>
    [`## ${symbol}`, '', ...(doc === '' ? [] : [doc, '']), '```typescript', signature, '```'].join('\n'),
  );
  return [
    `# @dmct/${name}`,
    '',
    `What the package exports, written by \`scripts/api/api.test.ts\` (UPDATE_DOCS=1). A change here is a change of the`,
    'public interface: [what is promised of it](../stability.md).',
    '',
    ...blocks.flatMap((block) => [block, '']),
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}
