import { writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogLine } from '../../../gateway/telemetry/log.ts';
import { SupergraphHolder } from '../../../gateway/serving/supergraph-holder.ts';
import { SupergraphThreads } from '../../../gateway/supergraph/supergraph-threads.ts';
import { watchSupergraph } from '../../../gateway/serving/watch-supergraph.ts';
import { keptLog } from '../../support/kept-log.ts';
import { composeFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';
import { until } from '../../support/processes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const supergraph = (fields: string) =>
  composeFixture({ name: 'fixture', sdl: `${WITH_SUBJECTS} type Query { ${fields} }` }, VOCABULARY);
const ONE = supergraph('one: Int @authenticated');
const TWO = supergraph('two: Int @authenticated');
const UNCOVERED = supergraph('three: Int');

const threads = new SupergraphThreads();
afterAll(() => threads.close());

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let holder: SupergraphHolder;
let lines: LogLine[];
let unwatch: () => void;

beforeEach(async () => {
  folder = temporaryFolder();
  file = join(folder.path, 'supergraph.graphql');
  writeFileSync(file, ONE);
  const log = keptLog();
  lines = log.lines;
  holder = await SupergraphHolder.open(ONE, { open: false, executor: 'own', threads, log });
  unwatch = watchSupergraph(file, holder, log);
  // The watcher has its first look: before the second one here, and at another state of the file than a test writes.
  for (let look = 0; look < 3; look += 1) await stat(file);
  await wait(50);
});
afterEach(() => {
  unwatch();
  folder.remove();
});

const fields = () => Object.keys(holder.current.schema.getQueryType()?.getFields() ?? {}).filter((name) => name !== 'vocabulary');

/** Writes the file, and waits until the watcher has said something of it. */
async function write(content: string): Promise<LogLine | undefined> {
  const before = lines.length;
  writeFileSync(file, content);
  await until(() => lines.length > before);
  return lines.at(-1);
}

describe('the file of the supergraph', () => {
  it('is served anew when it changes', async () => {
    expect(fields()).toEqual(['one']);
    expect(await write(TWO)).toEqual({ event: 'supergraph swapped' });
    expect(fields()).toEqual(['two']);
  });

  it('that is not fit is told of, and the last good one stays; mended, it is served', async () => {
    expect(await write(UNCOVERED)).toEqual({
      event: 'supergraph refused',
      reason: expect.stringContaining('Query.three has no policy'),
    });
    expect(fields()).toEqual(['one']);
    expect(await write('half a fi')).toMatchObject({ event: 'supergraph refused' });
    expect(fields()).toEqual(['one']);
    expect(await write(TWO)).toEqual({ event: 'supergraph swapped' });
    expect(fields()).toEqual(['two']);
  });

  it('that is gone changes nothing', async () => {
    folder.remove();
    await until(() => lines.length > 0);
    expect(lines).toEqual([expect.objectContaining({ event: 'supergraph refused' })]);
    expect(fields()).toEqual(['one']);
  });

  it('is not looked at any more after the end', async () => {
    unwatch();
    writeFileSync(file, TWO);
    await wait(1_200);
    expect([lines, fields()]).toEqual([[], ['one']]);
  });
});
