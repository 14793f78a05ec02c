import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import {
  buildSchema,
  getVariableValues,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  parse,
  separateOperations,
} from 'graphql';
import tseslint from 'typescript-eslint';
import { outsideKey } from '../../../scripts/tooling/lint/outside-key.ts';
import { ROOT } from '../../../scripts/tooling/rover-config.ts';

// A file outside of any project, so that only its types are computed.
const FILE = 'outside-key-example.ts';
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      plugins: { local: { rules: { 'outside-key': outsideKey } } },
      rules: { 'local/outside-key': 'error' },
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { projectService: { allowDefaultProject: [FILE] }, tsconfigRootDir: ROOT },
      },
    },
  ],
});

const DECLARATIONS = `
import type { GraphQLObjectType } from 'graphql';
declare const name: string;
declare const table: Readonly<Record<string, number>>;
declare const closed: { readonly a: number; readonly b: number };
declare const known: 'a' | 'b';
declare const type: GraphQLObjectType;
declare const list: readonly string[];
declare const anything: any;
declare const position: number;
`;

/** Lints all lines in one run, because computing types takes most of the time. @returns the findings, with their lines */
async function findings(lines: readonly string[]): Promise<(string | undefined)[][]> {
  const code = DECLARATIONS + lines.map((line) => `{ ${line} }`).join('\n');
  const [result] = await eslint.lintText(code, { filePath: FILE });
  const first = DECLARATIONS.split('\n').length;
  return result!.messages.map(({ ruleId, message, line }) => [lines[line - first], ruleId ?? message]);
}

describe('a plain object and a name from outside', () => {
  it('are found', async () => {
    const lines = [
      'table[name]',
      'table[name]?.toFixed()',
      'table[`${name}`]',
      'table[name + name]',
      'table[list[0]!]',
      'closed[name as keyof typeof closed]',
      'closed[name as "a"]',
      '(closed as Record<string, number>)[name]',
      '({ ArrowLeft: 1 } as Record<string, number>)[name]',
      'anything[name]',
      'table[anything]',
      'name in table',
      'const { [name]: found } = table',
      'const copy: Record<string, number> = {}; copy[name] = 1',
      'const copy: Record<string, number> = {}; delete copy[name]',
      '<Key extends string>(object: Record<Key, number>, key: Key) => object[key]',
      'Object.hasOwn(table, name) || table[name]',
      'Object.hasOwn(table, name) ? 0 : table[name]',
      'Object.hasOwn(closed, name) && table[name]',
      'for (const key of Object.keys(closed)) console.log(table[key])',
      'Object.hasOwn(table, name) && ((name: string) => table[name])',
    ];
    expect(await findings(lines)).toEqual(lines.map((line) => [line, 'local/outside-key']));
  }, 120_000);

  it('are not found where they do no harm', async () => {
    const lines = [
      'table["constructor"]',
      'closed[known]',
      'list[position]',
      'name[position]',
      'type.getFields()[name]',
      '"a" in table',
      '({ [name]: 1 })',
      'Object.hasOwn(table, name) ? table[name] : 0',
      'Object.hasOwn(table, name) && position > 0 ? table[name] : 0',
      'Object.hasOwn(table, name) && table[name]',
      'if (Object.hasOwn(table, name)) console.log(table[name])',
      'for (const key of Object.keys(table)) console.log(table[key])',
      '(key: keyof typeof closed) => closed[key]',
    ];
    expect(await findings(lines)).toEqual([]);
  }, 120_000);
});

describe('what graphql-js looks up by name', () => {
  const schema = buildSchema('type Query { a(b: Input): Int } input Input { c: Int }');

  it.each([
    ['the types of a schema', schema.getTypeMap()],
    ['the fields of a type', (schema.getType('Query') as GraphQLObjectType).getFields()],
    ['the fields of an input', (schema.getType('Input') as GraphQLInputObjectType).getFields()],
    ['the operations of a document', separateOperations(parse('query A { a }'))],
  ])('has no prototype: %s', (_what, object) => {
    expect(Object.getPrototypeOf(object)).toBeNull();
  });

  it('has one where variables are coerced, so that those are read with getOwn', () => {
    expect(Object.getPrototypeOf(getVariableValues(schema, [], {}).coerced)).toBe(Object.prototype);
  });
});
