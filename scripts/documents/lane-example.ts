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
  const code = await format(lane.code, { ...(await resolveConfig(join(ROOT, 'package.json'))), parser: 'babel' });
  return `\`\`\`graphql\n${EXAMPLE}\n\`\`\`\n\n\`\`\`ts\n${code.trim()}\n\`\`\``;
}
