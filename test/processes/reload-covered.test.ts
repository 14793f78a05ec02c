import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { composeWith, openSignIns, startGatewayProcess, startSubgraphs, stopProcesses, until } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(stopProcesses);
afterAll(folder.remove);

describe('the supergraph', () => {
  it('stays in use when a new one has a field that no policy covers, and the log names the field', async () => {
    const file = join(folder.path, 'supergraph.graphql');
    const covered = composeWith(await startSubgraphs(['identity']));
    const uncovered = covered.replace(/^(type Query\b[^{]*\{)/m, '$1\n  secret: String @join__field(graph: IDENTITY)');
    expect(uncovered).not.toBe(covered);
    writeFileSync(file, covered);
    const gateway = await startGatewayProcess(file, { DEV_ISSUER_DIR: folder.path });
    const ask = (await openSignIns(folder.path))(gateway.url);
    const query = '{ me { id contact { email } } }';
    const before = await ask('H01', query);
    expect(before.data.me.id).toBe('p0101');

    writeFileSync(file, uncovered);
    const [, reason] = await gateway.printed(/"event":"supergraph refused","reason":"([^\n]*)"/);
    expect(reason).toContain('Query.secret');
    expect((await ask('H01', query)).data).toEqual(before.data);
    expect((await ask('H01', '{ secret }')).status).toBe(400);

    writeFileSync(file, `# again\n${covered}`);
    await until(() => gateway.output().includes('"event":"supergraph swapped"'));
    expect((await ask('H01', query)).data).toEqual(before.data);
  });
});
