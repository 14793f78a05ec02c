import { getOwn } from './own-property.ts';
import { parseArgs } from 'node:util';
import { ConfigurationError } from './configuration.ts';

type Flag = {
  readonly type: 'string' | 'boolean';
  /** The placeholder of the value in the list of known flags. */
  readonly value?: string;
};
export type Flags = Readonly<Record<string, Flag>>;
type Read<Known extends Flags> = {
  readonly [Name in keyof Known]: Known[Name]['type'] extends 'string' ? string | undefined : boolean;
};

/**
 * Reads the flags of a command that takes only flags.
 *
 * @param args the command line after the name of the program
 * @throws ConfigurationError that lists the unknown arguments and the known flags
 */
export function readFlags<const Known extends Flags>(known: Known, args = process.argv.slice(2)): Read<Known> {
  const options = Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }]));
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const problems = tokens.flatMap((token) => {
    if (token.kind === 'option-terminator') return [];
    if (token.kind === 'positional') return ['an argument is not a flag'];
    const flag = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!flag) return [`${token.rawName}: is not known`];
    if (flag.type === 'string' && !token.value) return [`${token.rawName}: has no value`];
    return flag.type === 'boolean' && token.value !== undefined ? [`${token.rawName}: takes no value`] : [];
  });
  if (problems.length > 0) throw new ConfigurationError(problems.map((problem) => `${problem}. Allowed: ${listFlags(known)}`));
  const all = Object.entries(known).map(([name, { type }]) => [
    name,
    getOwn(values, name) ?? (type === 'boolean' ? false : undefined),
  ]);
  return Object.fromEntries(all) as Read<Known>;
}

function listFlags(known: Flags): string {
  const flags = Object.entries(known).map(([name, { value }]) => `--${name}${value === undefined ? '' : ` ${value}`}`);
  return flags.length === 0 ? 'no flags' : flags.join(', ');
}
