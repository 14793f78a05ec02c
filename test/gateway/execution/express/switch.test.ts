import { describe, expect, it } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { openConfigured } from '../../../../gateway/configured-options.ts';
import { readConfig } from '../../../../gateway/config.ts';
import { ANONYMOUS } from '../../../../schema/contract/viewer.ts';
import { createExpress } from '../../../support/express-fixture.ts';
import { SHOP } from '../../../support/federation-fixtures.ts';
import { loadFixture } from '../../../support/fixture-supergraphs.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('EXPRESS', () => {
  it.each([
    [{}, true],
    [{ EXPRESS: 'on' }, true],
    [{ EXPRESS: 'off' }, false],
  ])('%j switches the express lane', async (env, express) => {
    const folder = temporaryFolder();
    const config = readConfig({ ...env, AUDIT_FILE: `${folder.path}/audit.jsonl` });
    const options = await openConfigured(config, true);
    await options.audit.close();
    folder.remove();
    expect([config.express, options.express]).toEqual([express, express]);
  });
});

describe('without the express lane', () => {
  it.each([
    ['EXPRESS=off', { express: false }],
    ['EXECUTOR=apollo', { executor: 'apollo' as const }],
  ])('%s: no lane is tried, and the answer is the same', async (_what, options) => {
    let runs = 0;
    const other = loadFixture(SHOP, { open: true, ...options, lanes: { after: 0, onRun: () => runs++ } });
    const query = '{ products { id name } }';
    const usual = await createExpress(SHOP).askBoth(ANONYMOUS, query);
    expect((await other.ask(ANONYMOUS, query)).data).toEqual(usual.data);
    expect([usual.onLane, runs]).toEqual([true, 0]);
  });
});

describe('a lane', () => {
  it('is made when its operation runs for the second time, so that what is asked once does not pay for it', async () => {
    const { supergraph } = loadFixture(SHOP, { open: true });
    const document = parse('{ products { id } }');
    const operation = getOperationAST(document);
    const compiled = operation && (await supergraph.compile(document, operation, {}, ANONYMOUS));
    expect([1, 2, 3].map(() => compiled && supergraph.laneOf(compiled) !== null)).toEqual([false, true, true]);
  });
});
