import type { z } from 'zod';

/**
 * What a schema found wrong first, in plain words: where it stands, what it must be, what was given. A schema's own
 * message (of a refinement) is kept.
 */
export function plainIssue(error: z.ZodError, raw: unknown): string {
  const issue = deepest(error.issues[0]);
  if (issue === undefined) return 'it is not valid';
  const where = issue.path.map(String).join('.');
  const given = issue.path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    raw,
  );
  const shown =
    given === undefined || issue.code === 'unrecognized_keys' ? '' : ` (given: ${showValue(given)})`;
  return `${where === '' ? '' : `${where} `}${issueText(issue)}${shown}`;
}

type Issue = z.core.$ZodIssue;

/** Where none of several forms fits, the form that got furthest says what is missing. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue;
  const candidates = issue.errors.flatMap((errors) => errors.slice(0, 1)).map((each) => deepest(each));
  const furthest = candidates.reduce(
    (best, each) => ((each?.path.length ?? 0) > (best?.path.length ?? 0) ? each : best),
    undefined,
  );
  return furthest === undefined ? issue : { ...furthest, path: [...issue.path, ...furthest.path] };
}

/** What must be, without where and without what was given. */
export function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${WORDS[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${showValue(issue.values[0])}`
        : `must be one of: ${issue.values.map(showValue).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `needs at least ${counted(issue.minimum, issue.origin)}`
        : `must be ${issue.inclusive === false ? 'above' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `may have at most ${counted(issue.maximum, issue.origin)}`
        : `must be ${issue.inclusive === false ? 'below' : 'at most'} ${String(issue.maximum)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${String(issue.divisor)}`;
    case 'invalid_format':
      return issue.pattern === undefined
        ? `must be text of the form ${issue.format}`
        : `must be text like ${issue.pattern}`;
    case 'invalid_key':
      return `has a name that isn't allowed: it ${issueOr(issue.issues[0])}`;
    case 'invalid_element':
      return `has an entry that isn't allowed: it ${issueOr(issue.issues[0])}`;
    case 'unrecognized_keys':
      return `has no field ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_union':
      return unionText(issue);
    default:
      return issue.message;
  }
}

function issueOr(issue: Issue | undefined): string {
  return issue === undefined ? 'is not valid' : issueText(issue);
}

/** "1 entry", "3 characters". */
function counted(count: number | bigint, origin: string): string {
  const [one, many] = origin === 'array' ? ['entry', 'entries'] : ['character', 'characters'];
  return `${String(count)} ${Number(count) === 1 ? one : many}`;
}

/** "must be equal, or a list". */
function unionText(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const forms = issue.errors.flatMap((errors) => errors.slice(0, 1)).map(issueText);
  if (forms.length === 0) return 'has none of the forms that are allowed';
  const rest = forms.slice(1).map((form) => form.replace(/^must be /, ''));
  return [forms[0] as string, ...new Set(rest)].join(', or ');
}

const WORDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  nan: 'not a number',
};

/** A value in a message is for recognising it. */
const SHOWN_CHARACTERS_MAX = 100;

export function showValue(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length <= SHOWN_CHARACTERS_MAX
    ? text
    : `${text.slice(0, SHOWN_CHARACTERS_MAX)}… (${String(text.length)} characters)`;
}
