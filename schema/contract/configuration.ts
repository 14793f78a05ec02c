import { z } from 'zod';
import { getOwn } from './own-property.ts';
import { readSecret, secretFileOf, type SecretReading } from './secret-files.ts';

/** The `.meta()` of a variable's schema. The functions below supply some of it. */
type VariableMeta = {
  readonly description?: string;
  /** Which values are valid, in words. */
  readonly allowed?: string;
  /** The default in words, when it is not a single value. */
  readonly default?: string;
  readonly example?: string;
  /** Whether its value may be in a file instead, which the variable with `_FILE` after its name names. */
  readonly secret?: boolean;
};

/** A variable of the environment, as documents list it. */
export type Variable = {
  readonly name: string;
  readonly description: string;
  readonly allowed: string;
  /** Null: it has none. */
  readonly default: string | null;
  readonly example: string | null;
};

/** The variables of a program by name. */
export type Variables = Readonly<Record<string, z.ZodType>>;
type Values<Shape extends Variables> = { readonly [Name in keyof Shape]: z.output<Shape[Name]> };

/** All problems of a configuration. Each has its variable or flag, what is wrong, and what is allowed. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration is not valid:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** The accepted spellings of yes and no, in any case. */
export const boolean = () =>
  z
    .stringbool({ truthy: ['on', 'true', 'yes', '1'], falsy: ['off', 'false', 'no', '0'] })
    .meta({ allowed: 'on or off (also true or false, yes or no, 1 or 0)' });

export const integer = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ allowed: `a whole number ${max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`}` });

export const text = (allowed: string, minLength = 1) => z.string().min(minLength).meta({ allowed });

export const oneOf = <const Value extends string>(...values: readonly Value[]) =>
  z.enum(values).meta({ allowed: values.join(', ').replace(/, ([^,]*)$/, ' or $1') });

export const url = (...schemes: readonly string[]) =>
  z
    .url({ protocol: new RegExp(`^(?:${schemes.join('|')})$`) })
    .meta({ allowed: `a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}` });

/** Marks a variable as a secret, which can be in a file: `PEPPER_KEYS_FILE` instead of `PEPPER_KEYS`. */
export const secret = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ ...schema.meta(), secret: true });

/** Reports what is wrong with a variable. Never repeat a value: it may be secret. */
export type Problem<Name> = (variable: Name, wrong: string) => void;

/**
 * Reads the variables that `shape` names, and no others.
 *
 * @param check rules between variables. A variable that is not valid by itself is undefined there, and further problems that
 *   `check` reports for it are dropped
 * @throws ConfigurationError with all problems together
 */
export function readVariables<Shape extends Variables>(
  shape: Shape,
  environment: NodeJS.ProcessEnv,
  check: (values: Partial<Values<Shape>>, problem: Problem<keyof Shape & string>) => void = () => undefined,
): Values<Shape> {
  const values = new Map<string, unknown>();
  const problems = new Map<string, string>();
  for (const [name, schema] of Object.entries(shape)) {
    const { value: given, wrong }: SecretReading = metaOf(schema).secret
      ? readSecret(name, environment)
      : { value: getOwn(environment, name) };
    const read = schema.safeParse(given);
    if (wrong !== undefined) problems.set(name, wrong);
    else if (given === '') problems.set(name, 'is empty');
    else if (read.success) values.set(name, read.data);
    else problems.set(name, 'is not valid');
  }
  check(Object.fromEntries(values) as Partial<Values<Shape>>, (name, wrong) => {
    if (!problems.has(name)) problems.set(name, wrong);
  });
  if (problems.size === 0) return Object.fromEntries(values) as Values<Shape>;
  const all = new Map(describeVariables(shape).map((variable) => [variable.name, variable.allowed]));
  throw new ConfigurationError([...problems].map(([name, wrong]) => describeProblem(name, wrong, all.get(name) ?? '')));
}

/** Formats a problem. @param name the name of a variable, or of a flag with its dashes */
export const describeProblem = (name: string, wrong: string, allowed: string): string => `${name}: ${wrong}. Allowed: ${allowed}`;

/**
 * Reads several configurations of one process.
 *
 * @throws ConfigurationError with the problems of all of them, each once
 */
export function readTogether<Parts extends Readonly<Record<string, () => unknown>>>(
  parts: Parts,
): { readonly [Name in keyof Parts]: ReturnType<Parts[Name]> } {
  const problems = new Set<string>();
  const read = Object.entries(parts).map(([name, part]) => {
    try {
      return [name, part()] as const;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      for (const problem of error.problems) problems.add(problem);
      return [name, undefined] as const;
    }
  });
  if (problems.size > 0) throw new ConfigurationError([...problems]);
  return Object.fromEntries(read) as { [Name in keyof Parts]: ReturnType<Parts[Name]> };
}

/** @returns the variables as documents list them */
export const describeVariables = (shape: Variables): readonly Variable[] =>
  Object.entries(shape).map(([name, schema]) => {
    const meta = metaOf(schema);
    return {
      name,
      description: [
        meta.description ?? '',
        ...(meta.secret ? [`\`${secretFileOf(name)}\` names a file with it instead.`] : []),
      ].join(' '),
      allowed: meta.allowed ?? '',
      default: meta.default ?? describeDefault(schema),
      example: meta.example ?? null,
    };
  });

function describeDefault(schema: z.ZodType): string | null {
  const { data } = schema.safeParse(undefined);
  if (typeof data === 'boolean') return data ? 'on' : 'off';
  return typeof data === 'string' || typeof data === 'number' ? String(data) : null;
}

/** `.default()` and `.optional()` wrap a schema. The metadata of the inner schema holds for the wrapper. */
function metaOf(schema: z.ZodType): VariableMeta {
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? metaOf(schema.unwrap() as z.ZodType) : {};
  return { ...inner, ...(schema.meta() as VariableMeta | undefined) };
}
