import ts from 'typescript';

/** What a docstring says of errors. */
const SAYS_ERRORS =
  /\bthrows?\b|\brefuse[sd]?\b|\bUsageError\b|\bRangeError\b|\bContractError\b|\brejects?\b/i;

/** Names that say their unit: it ends them, before qualifiers (`latencySecondsMax`). */
const UNIT_ENDS =
  /(seconds?|metres?|hz|radians?|watts?|joules?|kelvin|db|dbm|nepers|bytes|bits|ohms|degrees|cycles|turns|years|gwei|eth|percent|epochs|amplitude)(per[A-Z]\w*)?(squared?)?(min|max|mean|median)?s?$/i;
/** Names of what has no unit: counts, places in a list, shares of a whole. */
const UNITLESS_ENDS =
  /(^|[a-z])(id|ids|index|count|number|seed|nodes|traitors|faulty|runs|samples|seeds|replicas?|clients?|share|shares|fraction|probability|ratio|factor|rate|gain|kind|topic|view|sequence|instance|version|schemaVersion|year|from|to|total|size|sizes|length|rounds?|epoch|slot|height|depth|level|order|degree|exponent|score|columns|workers|requests|keys|votes|quorum|limit|most|least|faultsTolerated|signer|place|evaluations|draws|antennas|looks|emitters|subcarriers|steps|dimensions|blocks|confirmations|transactions|generations|events|digits|nonce|epochs?\w*|parties|generals|validators)(s|es|min|max|mean)?$/i;
/** One letter, as the paper that is cited has it; coordinates. */
const LETTERS = /^[a-zA-Z]$|^[xyz]Max$/;
/** Words of a docstring that say a unit, or that there is none. */
const SAYS_UNIT =
  /\b(seconds?|ns|ms|µs|s|m|metres?|km|Hz|rad|radians|W|J|K|V|dB|dBm|Gwei|units?|bits?|bytes?|bit\/s|characters|levels)\b|\bhow (many|often|much|far)\b|\bnumber of\b|\bshare\b|\bfraction\b|\bprobabilit|\bratio\b|\bfactor\b|\bcounted?\b|\bcounts\b|\bindex\b|\bmultiples?\b|\bfrom 0\b|\b0 (to|or) 1\b|\[0, ?1|\bin units of\b|\bplaces?\b|%|\btimes\b|\bwhole numbers?\b|\bweight/i;

/** What a public symbol's docstring leaves out: errors that its code throws, units that its names don't say. */
export function unsaid(checker: ts.TypeChecker, name: string, node: ts.Declaration): readonly string[] {
  return [...unsaidErrors(name, node), ...unsaidUnits(checker, name, node)];
}

function docOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((each) => each.getText())
    .join('\n');
}

/** Functions, and the public methods of classes, that hold a `throw` of their own, say so. */
function unsaidErrors(name: string, node: ts.Declaration): readonly string[] {
  const isSilent = (each: ts.Node): boolean => throwsItself(each) && !SAYS_ERRORS.test(docOf(each));
  if (ts.isFunctionDeclaration(node)) {
    return isSilent(node) ? [`${name}: say what it throws, and when`] : [];
  }
  if (!ts.isClassDeclaration(node) || SAYS_ERRORS.test(docOf(node))) return [];
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return node.members
    .filter((member) => !(ts.getCombinedModifierFlags(member) & hidden) && isSilent(member))
    .filter((member) => member.name === undefined || !ts.isPrivateIdentifier(member.name))
    .map((member) => `${name}.${member.name?.getText() ?? 'constructor'}: say what it throws, and when`);
}

/** Whether a `throw` stands in the node's own code; those that a `catch` around them takes are its own affair. */
function throwsItself(node: ts.Node): boolean {
  let found = false;
  const look = (each: ts.Node): void => {
    if (ts.isThrowStatement(each)) found = true;
    else if (ts.isTryStatement(each) && each.catchClause !== undefined) {
      ts.forEachChild(each.catchClause, look);
    } else if (!(ts.isFunctionLike(each) && each !== node)) ts.forEachChild(each, look);
  };
  look(node);
  return found;
}

/** Numbers that go in or out by name say their unit: by the name's end, or by a word of the docstring nearest to it. */
function unsaidUnits(checker: ts.TypeChecker, name: string, node: ts.Declaration): readonly string[] {
  const isMute = (each: ts.ParameterDeclaration | ts.PropertySignature): boolean => {
    const word = each.name.getText();
    if (!ts.isIdentifier(each.name) || !isNumeric(checker, each)) return false;
    if (UNIT_ENDS.test(word) || UNITLESS_ENDS.test(word) || LETTERS.test(word)) return false;
    return !SAYS_UNIT.test(docOf(each)) && !SAYS_UNIT.test(docOf(node));
  };
  const members = ts.isInterfaceDeclaration(node)
    ? node.members.filter(ts.isPropertySignature)
    : ts.isFunctionDeclaration(node)
      ? [...node.parameters]
      : [];
  return members
    .filter(isMute)
    .map((each) => `${name}.${each.name.getText()}: say its unit, or what it counts`);
}

function isNumeric(checker: ts.TypeChecker, node: ts.ParameterDeclaration | ts.PropertySignature): boolean {
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & ts.TypeFlags.Number) !== 0);
}
