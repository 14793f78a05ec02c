import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DocumentNode, GraphQLError, parse, validate } from 'graphql';
import { explain } from '../gateway/explain/explain.ts';
import { readConfig } from '../gateway/config.ts';
import { DOCUMENT_RULES } from '../gateway/documents/document-rules.ts';
import { limitsOf } from '../gateway/limits/limits.ts';
import type { LoadedSupergraph } from '../gateway/supergraph/assemble-supergraph.ts';
import { loadSupergraph } from '../gateway/supergraph/load-supergraph.ts';
import { demoViewer } from './tooling/demo-viewer.ts';
import { renderExplanation } from './tooling/render-explanation.ts';

const USAGE = `usage: npm run explain -- --as <sign-in> --query <file, or - for standard input>
                          [--variables <file.json>] [--operation <name>] [--json]
npm run token lists the sign-ins; --as anonymous is nobody.`;

/**
 * `npm run explain -- --as H02 --query file.graphql`: explains the gateway's decision on each field of an operation.
 *
 * @returns the text to print
 * @throws with a message for the user of the command
 */
export async function explainCommand(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { as: signIn, query, variables, operation: operationName, json } = readArguments(args);
  const document = readDocument(query);
  const values = variables === undefined ? undefined : readVariables(variables);
  const config = readConfig(env);
  const viewer = await demoViewer(signIn, config);
  const supergraph = loadSupergraph(readFileSync(config.supergraph, 'utf8'), {
    open: false,
    executor: 'own',
    overrideLabels: config.overrideLabels,
  });
  validateOrFail(document, nameOf(query), supergraph);
  const limits = limitsOf(false, config.limits);
  const explanation = await explain({ supergraph, document, operationName, variables: values, viewer, limits });
  return json ? JSON.stringify(explanation, null, 2) : renderExplanation(explanation, signIn);
}

function readArguments(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { as: string, query: string, variables: string, operation: string, json: { type: 'boolean' } } as const;
  try {
    const { as, query, ...rest } = parseArgs({ args: [...args], options }).values;
    if (as !== undefined && query !== undefined) return { ...rest, as, query };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
  throw new Error(USAGE);
}

function readText(file: string): string {
  if (file === '-') return readFileSync(0, 'utf8');
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  return readFileSync(file, 'utf8');
}

const nameOf = (file: string) => (file === '-' ? 'The query' : file);

function readDocument(file: string): DocumentNode {
  const text = readText(file);
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${nameOf(file)} is not valid GraphQL:\n${describe(error as GraphQLError)}`, { cause: error });
  }
}

function validateOrFail(document: DocumentNode, name: string, { schema }: LoadedSupergraph): void {
  const errors = validate(schema, document, DOCUMENT_RULES, { maxErrors: 10 });
  if (errors.length > 0) throw new Error(`${name} is not valid for the schema:\n${errors.map(describe).join('\n')}`);
}

const describe = ({ message, locations }: GraphQLError) =>
  `  ${(locations ?? []).map(({ line, column }) => `${line}:${column} `).join('')}${message}`;

function readVariables(file: string): Record<string, unknown> {
  const text = readText(file);
  try {
    const variables: unknown = JSON.parse(text);
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
      return variables as Record<string, unknown>;
  } catch {
    // The message is the same for every cause.
  }
  throw new Error(`${file} must hold a JSON object`);
}

if (import.meta.main) {
  try {
    console.log(await explainCommand(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
