import ts from 'typescript';

/** What a docstring says of errors. */
const SAYS_ERRORS =
  /\bthrows?\b|\brefuse[sd]?\b|\bUsageError\b|\bRangeError\b|\bContractError\b|\brejects?\b/i;
/** Functions whose name says that they throw: a call of one is a `throw` of the caller's. */
const THROWS_BY_NAME = /^assert[A-Z]/;

/** Names that say their unit: it ends them, before qualifiers (`latencySecondsMax`). */
const UNIT_ENDS =
  /(seconds?|metres?|hz|radians?|watts?|joules?|kelvin|db|dbm|nepers|bytes|bits|ohms|degrees|cycles|turns|years|gwei|eth|percent|epochs|amplitude)(per[A-Z]\w*)?(squared?)?(min|max|mean|median)?s?$/i;
/** Names of what has no unit: counts, places in a list, shares of a whole. */
const UNITLESS_ENDS =
  /(^|[a-z])(id|ids|index|count|number|seed|nodes|traitors|faulty|runs|samples|seeds|replicas?|clients?|share|shares|fraction|probability|ratio|factor|rate|gain|kind|topic|view|sequence|instance|version|schemaVersion|year|from|to|total|size|sizes|length|rounds?|epoch|slot|height|depth|level|order|degree|exponent|score|columns|workers|requests|keys|votes|quorum|limit|most|least|faultsTolerated|signer|place|evaluations|draws|antennas|looks|emitters|subcarriers|steps|dimensions|blocks|confirmations|transactions|generations|events|digits|nonce|epochs?\w*|parties|generals|validators|proposer|leader|leads|primary|sender|signers|peers|winner|stakes?|weights?|degrees)(s|es|min|max|mean)?$/i;
/** One letter, as the paper that is cited has it; coordinates. */
const LETTERS = /^[a-zA-Z]$|^[xyz]Max$/;
/** Words of a docstring that say a unit, or that there is none. */
const SAYS_UNIT =
  /\b(seconds?|ns|ms|µs|s|m|metres?|km|Hz|rad|radians|W|J|K|V|dB|dBm|Gwei|units?|bits?|bytes?|bit\/s|characters|levels)\b|\bhow (many|often|much|far)\b|\bnumber of\b|\bshare\b|\bfraction\b|\bprobabilit|\bratio\b|\bfactor\b|\bcounted?\b|\bcounts\b|\bind(ex|ices)\b|\b[Ii]ds of\b|\bmultiples?\b|\bfrom 0\b|\b0 (to|or) 1\b|\[0, ?1|\bin units of\b|\bplaces?\b|%|\btimes\b|\bwhole numbers?\b|\bweight/i;
/** Words of a docstring that say how long an array of numbers is, and what stands where. */
const SAYS_SHAPE =
  /\b(one|two|three|entry|value|number|element)s? (a|an|each|per|for|of)\b|\b(per|each|every) [a-z]+\b|\blength\b|\blist\b|\bpairs?\b|\bascending\b|\bin (the )?order\b|\bids of\b|\bindexed\b|×|\ball\b|\[[a-z0-9, ·+]+\]|\bsamples\b|\bsorted\b|\bit writes\b|\bbins?\b|\bcoefficients\b/i;

/** A paper by its year, a section, a specification or document by its name; or that it is the lab's own. */
const SAYS_SOURCE =
  /\b(1[6-9]|20)\d\d\b|§|[Ss]ection \d|[Tt]heorem|\bspecifications?\b|\bBitcoin\b|\bEIP-\d|\bdocs\/|\blab's own\b/;

/**
 * A protocol's numbers come from somewhere: where a function gives some, its docstring says from where, or another comment of
 * its file does.
 */
export function unsaidSource(checker: ts.TypeChecker, name: string, node: ts.Declaration): readonly string[] {
  const code = functionOf(node);
  const signature = code === null ? undefined : checker.getSignatureFromDeclaration(code);
  if (signature === undefined || shapeOf(checker, signature.getReturnType()) === null) return [];
  const comments = node.getSourceFile().text.match(/\/\*\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
  return SAYS_SOURCE.test(comments.join('\n')) ? [] : [`${name}: say its source`];
}

/** What a public symbol's docstring leaves out: errors that its code throws, units and shapes that its names don't say. */
export function unsaid(checker: ts.TypeChecker, name: string, node: ts.Declaration): readonly string[] {
  return [...unsaidErrors(name, node), ...unsaidNumbers(checker, name, node)];
}

function docOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((each) => each.getText())
    .join('\n');
}

/** The function that a declaration declares: itself, or the arrow of a constant. */
function functionOf(node: ts.Declaration): ts.SignatureDeclaration | null {
  if (ts.isFunctionDeclaration(node)) return node;
  const initial = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return initial !== undefined && (ts.isArrowFunction(initial) || ts.isFunctionExpression(initial))
    ? initial
    : null;
}

/** Functions, and the public members of classes, that throw, by a statement or by a helper, say so. */
function unsaidErrors(name: string, node: ts.Declaration): readonly string[] {
  const code = functionOf(node);
  if (code !== null) {
    return throwsItself(code) && !SAYS_ERRORS.test(docOf(node))
      ? [`${name}: say what it throws, and when`]
      : [];
  }
  if (!ts.isClassDeclaration(node) || SAYS_ERRORS.test(docOf(node))) return [];
  return publicMembers(node)
    .filter((member) => throwsItself(member) && !SAYS_ERRORS.test(docOf(member)))
    .map((member) => `${name}.${member.name?.getText() ?? 'constructor'}: say what it throws, and when`);
}

function publicMembers(node: ts.ClassDeclaration): readonly ts.ClassElement[] {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return node.members.filter(
    (member) =>
      !(ts.getCombinedModifierFlags(member) & hidden) &&
      (member.name === undefined || !ts.isPrivateIdentifier(member.name)),
  );
}

/** Whether a `throw` stands in the node's own code; those that a `catch` around them takes are its own affair. */
function throwsItself(node: ts.Node): boolean {
  let found = false;
  const look = (each: ts.Node): void => {
    if (ts.isThrowStatement(each) || isThrowingCall(each)) found = true;
    else if (ts.isTryStatement(each) && each.catchClause !== undefined) {
      ts.forEachChild(each.catchClause, look);
    } else if (!(ts.isFunctionLike(each) && each !== node)) ts.forEachChild(each, look);
  };
  look(node);
  return found;
}

function isThrowingCall(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && THROWS_BY_NAME.test(node.expression.text)
  );
}

type Named = ts.ParameterDeclaration | ts.PropertySignature | ts.PropertyDeclaration;

/**
 * Numbers that go in or out by name say their unit, by the name's end or by a word of the docstring nearest to it; arrays of
 * numbers say their shape; and what a function returns says its unit like a name of its own.
 */
function unsaidNumbers(checker: ts.TypeChecker, name: string, node: ts.Declaration): readonly string[] {
  const isUnitless = (word: string, doc: string): boolean =>
    UNIT_ENDS.test(word) || UNITLESS_ENDS.test(word) || LETTERS.test(word) || SAYS_UNIT.test(doc);
  const own = docOf(node);
  const faults: string[] = [];
  for (const each of namedIn(node)) {
    if (!ts.isIdentifier(each.name)) continue;
    const word = each.name.text;
    const shape = shapeOf(checker, checker.getTypeAtLocation(each));
    const doc = `${docOf(each)}\n${own}`;
    if (shape !== null && !isUnitless(word, doc))
      faults.push(`${name}.${word}: say its unit, or what it counts`);
    if (shape === 'array' && !SAYS_SHAPE.test(doc)) faults.push(`${name}.${word}: say its shape`);
  }
  const code = functionOf(node);
  const signature = code === null ? undefined : checker.getSignatureFromDeclaration(code);
  if (signature === undefined) return faults;
  const shape = shapeOf(checker, signature.getReturnType());
  if (shape !== null && !isUnitless(name, own))
    faults.push(`${name}: say the unit of what it returns, or what it counts`);
  if (shape === 'array' && !SAYS_SHAPE.test(own)) faults.push(`${name}: say the shape of what it returns`);
  return faults;
}

function namedIn(node: ts.Declaration): readonly Named[] {
  if (ts.isInterfaceDeclaration(node)) return node.members.filter(ts.isPropertySignature);
  if (ts.isClassDeclaration(node)) return publicMembers(node).filter(ts.isPropertyDeclaration);
  if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)) {
    return node.type.members.filter(ts.isPropertySignature);
  }
  return [...(functionOf(node)?.parameters ?? [])];
}

/** Whether a type is a number or an array of numbers (bytes are no numbers), null and undefined aside. */
function shapeOf(checker: ts.TypeChecker, type: ts.Type): 'number' | 'array' | null {
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some((part) => (part.flags & ts.TypeFlags.Number) !== 0)) return 'number';
  return parts.some((part) => isNumbers(checker, part)) ? 'array' : null;
}

function isNumbers(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (/^(Float\d+|Int\d+|Uint(16|32))Array$/.test(type.symbol?.name ?? '')) return true;
  if (!checker.isArrayType(type)) return false;
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  return (
    element !== undefined && ((element.flags & ts.TypeFlags.Number) !== 0 || isNumbers(checker, element))
  );
}
