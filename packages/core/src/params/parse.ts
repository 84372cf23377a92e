import * as z from 'zod';
import { UsageError } from '../errors.js';
import { nearest } from './nearest.js';
import { issueText, showValue } from './plain-issue.js';
import { parseUntrustedJson } from './untrusted-json.js';

/** One parameter as people see it. */
export interface ParameterHelp {
  readonly name: string;
  readonly type: string;
  readonly defaultValue: unknown;
  readonly description: string;
  /** Of a number: what it may be at least and at most. */
  readonly least?: number;
  readonly most?: number;
  /** Where a bound itself is not allowed. */
  readonly isLeastExcluded?: true;
  readonly isMostExcluded?: true;
  /** Where it may be null besides. */
  readonly isNullable?: true;
  /** Of a choice: all there are. */
  readonly choices?: readonly string[];
}

/** What is read of a parameter's JSON schema. */
interface PropertySchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly PropertySchema[];
  readonly default?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/**
 * Parses raw parameters (from a command line, a config, a link) with a plugin's schema.
 * Unknown names and bad values throw a UsageError of one line: what was wrong, what is allowed.
 * @param owner whose parameters they are, for the message: "strategy pbft".
 */
export function parseParams<P>(
  owner: string,
  schema: z.ZodType<P>,
  raw: Readonly<Record<string, unknown>>,
): P {
  const allowed = parameterNames(schema);
  for (const name of Object.keys(raw)) {
    if (allowed.includes(name)) continue;
    const guess = nearest(name, allowed);
    throw new UsageError(
      `${owner}: no parameter ${JSON.stringify(name)}${guess === null ? '' : ` (did you mean "${guess}"?)`}; ` +
        (allowed.length === 0 ? 'there are none' : `there are: ${allowed.join(', ')}`),
    );
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined ? '' : issue.path.join('.');
  const given = path === '' ? '' : ` (given: ${showValue(raw[path.split('.')[0] ?? ''])})`;
  const about = path === '' ? owner : `parameter "${path}" of ${owner}`;
  throw new UsageError(`${about}: ${issue === undefined ? 'is not valid' : issueText(issue)}${given}`);
}

/**
 * Text from a command line as the value it means: numbers, true, false, null, JSON lists and JSON objects become
 * themselves, everything else stays text, JSON beyond the limits of {@link parseUntrustedJson} too. "NaN" and "Infinity"
 * stay text, so that a schema of numbers refuses them.
 */
export function parseText(text: string): unknown {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  if (trimmed === 'true') return true;
  if (trimmed === 'false') return false;
  if (trimmed === 'null') return null;
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) {
    try {
      return parseUntrustedJson('the value', trimmed);
    } catch {
      return text;
    }
  }
  return text;
}

/** The names that a schema allows. */
export function parameterNames(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The schema's parameters with type, default and description, for lists and docs. */
export function describeParams(schema: z.ZodType): readonly ParameterHelp[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, PropertySchema>>;
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const { isNullable, value } = withoutNull(property);
    return {
      name,
      type: value.enum?.map(String).join(' | ') ?? (typeof value.type === 'string' ? value.type : 'any'),
      defaultValue: property.default,
      description: property.description ?? '',
      ...limitsOf(value),
      ...(isNullable && { isNullable }),
    };
  });
}

/** What a value may be besides null; a union of single values is a choice. */
function withoutNull(property: PropertySchema): { value: PropertySchema; isNullable: true | false } {
  const forms = property.anyOf?.filter(({ type }) => type !== 'null');
  if (property.anyOf === undefined || forms === undefined) return { value: property, isNullable: false };
  const isNullable = forms.length < property.anyOf.length;
  const [only] = forms;
  if (forms.length === 1 && only !== undefined) return { value: only, isNullable };
  const isChoice = forms.length > 0 && forms.every((form) => form.const !== undefined);
  return { value: isChoice ? { enum: forms.map((form) => form.const) } : {}, isNullable };
}

function limitsOf({
  enum: choices,
  exclusiveMaximum,
  exclusiveMinimum,
  maximum,
  minimum,
}: PropertySchema): Omit<ParameterHelp, 'name' | 'type' | 'defaultValue' | 'description'> {
  const least = minimum ?? exclusiveMinimum;
  const most = maximum ?? exclusiveMaximum;
  return {
    ...(least !== undefined && { least }),
    ...(minimum === undefined && exclusiveMinimum !== undefined && { isLeastExcluded: true }),
    ...(most !== undefined && { most }),
    ...(maximum === undefined && exclusiveMaximum !== undefined && { isMostExcluded: true }),
    ...(choices !== undefined && { choices: choices.map(String) }),
  };
}
