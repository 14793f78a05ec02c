import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { ROLES } from '../../gateway/explain/matrix.ts';
import { writeLane } from '../../gateway/execution/express/compile-lane.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { ROOT } from '../tooling/rover-config.ts';

const EXAMPLE = 'query Example { me { birthDate eligibility { status } } }';

/** @returns the generated code of a small operation for a head of household, formatted, in Markdown */
export async function laneExample(): Promise<string> {
  const sdl = readFileSync(join(ROOT, 'schema/supergraph.graphql'), 'utf8');
  const { compile, schema, subtypes } = loadSupergraph(sdl, { open: false, executor: 'own' });
  const document = parse(EXAMPLE);
  const operation = getOperationAST(document);
  const head = ROLES.find(({ name }) => name === 'head');
  if (!operation || !head) throw new Error('There is no operation, or no head of household, for the example of a lane');
  const lane = writeLane(await compile(document, operation, {}, head.viewer), { schema, subtypes });
  const options = { ...(await resolveConfig(join(ROOT, 'package.json'))), parser: 'babel' };
  const block = async (code: string) => `\`\`\`ts\n${(await format(code, options)).trim()}\n\`\`\``;
  // The rest is like the code above.
  const readers = (lane.text?.code ?? '').split('\n\n').filter((part) => part.includes('cursor.run('));
  return [
    `\`\`\`graphql\n${EXAMPLE}\n\`\`\``,
    await block(lane.code),
    'Answers are read as text by functions like these. Here the constants are the bytes that are expected, and the shapes of runs:',
    await block(readers.join('\n\n')),
  ].join('\n\n');
}
