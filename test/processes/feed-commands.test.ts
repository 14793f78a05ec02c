import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runFeed } from '../support/feed-command.ts';
import { type Header, feedOf, headship, household, membership, openFeedWorld, person, removed } from '../support/feed-worlds.ts';
import { stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let databaseUrl: string;
beforeEach(() => {
  folder = temporaryFolder();
  databaseUrl = `sqlite:${inFolder('graph.db')}`;
});
afterEach(() => folder.remove());
afterAll(stopProcesses);

const inFolder = (name: string) => join(folder.path, name);
const write = (name: string, content: Uint8Array): string => {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
};
const feed = (command: string, ...rest: readonly string[]) =>
  runFeed([command, ...rest, ...(command === 'status' ? [] : ['--rejects', inFolder('rejects')])], { databaseUrl });
const stored = async (query: string) => {
  const world = await openFeedWorld('identity', databaseUrl);
  const rows = await world.rows(query);
  await world.close();
  return rows.flatMap((row) => Object.values(row));
};
const changes = (lines: object[], header: Header = {}) => feedOf('identity', lines, { mode: 'changes', ...header });

describe('npm run feed -- load', () => {
  it('loads files as they are or compressed, and standard input, one after another', async () => {
    const files = [
      write('plain', changes([household('h1', ['p1'])])),
      write('gzip', gzipSync(changes([household('h2', ['p2'])]))),
      write('zstd', zstdCompressSync(changes([household('h3', ['p3'])]))),
    ];
    const input = gzipSync(changes([household('h4', ['p4'])]));
    const { code, printed } = await runFeed(['load', ...files, '-', '--rejects', inFolder('rejects')], { databaseUrl, input });
    expect([...printed.matchAll(/^identity: (\S+)$/gm)].map(([, file]) => file)).toEqual([...files, '-']);
    expect(printed.match(/1 new or changed, 0 unchanged, 0 older than what is stored, 0 removed, 0 rejected/g)).toHaveLength(4);
    expect(code).toBe(0);
    expect(await stored('select id from persons order by id')).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(readdirSync(inFolder('rejects'))).toEqual([]);
  });

  it('ends with 2 when it refuses a file, and loads the others', async () => {
    const whole = changes([household('h1', ['p1'])]);
    const cut = write('cut', whole.subarray(0, whole.lastIndexOf('\n', -2) + 1));
    const empty = write('empty', feedOf('identity', []));
    const { code, printed } = await feed('load', cut, inFolder('missing'), empty, write('whole', whole));
    expect(printed).toContain('not loaded: the file has no closing line: it is cut off');
    expect(printed).toContain('not loaded: the file names nothing; --allow-empty loads it nevertheless');
    expect(printed).toContain(`${inFolder('missing')}\n  not loaded: The file cannot be read: there is no such file`);
    expect(code).toBe(2);
    expect(await stored('select id from persons')).toEqual(['p1']);
    const { printed: status } = await feed('status');
    expect(status.match(/ (loaded|refused): /g)).toEqual([' loaded: ', ' refused: ', ' refused: ']);
    expect(status).toContain('notices: nothing was loaded yet');
  });

  it('tells lines of its progress where there is no terminal', async () => {
    const gone = Array.from({ length: 100_000 }, (_, number) => removed('person', `p${number}`, 1));
    const { code, printed } = await feed('load', write('gone', feedOf('masshealth', gone, { mode: 'changes' })));
    expect(code).toBe(0);
    expect(printed).toMatch(/^ {2}reading: 100000\n {2}storing: 100000 of 100000\nmasshealth: /);
    expect(printed).not.toContain('\u001b');
  });
});

/** Numbers in the places where a source that errs may put them. */
const NUMBERS = ['123-45-6781', '123456782', '123-45-6783', '123-45-6784', '123456785', '123-45-6786'] as const;
const withRecord = (ssn: unknown) => ({ record: { kind: 'MASSHEALTH', ssn } });
const WRONG = [
  household('w1', [], 1, { persons: [person('w1', withRecord(`${NUMBERS[0]} `))] }),
  household('w2', [], 1, { persons: [person('w2', withRecord(Number(NUMBERS[1])))] }),
  household('w3', [], 1, { persons: [person('w3', { [`ssn ${NUMBERS[2]}`]: true })] }),
  household('w4', [], 1, { persons: [person('w4')], memberships: [headship('w4', { role: NUMBERS[3] })] }),
  `{"kind":"household","id":"w5","version":1,"records":{"persons":[{"record":{"ssn":"${NUMBERS[4]}"}`,
  household('w6', [], 1, { persons: [person('w6')], memberships: [membership(NUMBERS[5])] }),
  // A number that two persons have.
  household('w7', [], 1, { persons: [person('w7', withRecord(NUMBERS[0]))] }),
  household('w8', [], 1, { persons: [person('w8', withRecord(NUMBERS[0]))] }),
];
const digitsOf = (text: string) => text.replaceAll('-', '');
/** @returns the numbers that stand in a text, with or without hyphens */
const numbersIn = (text: string) => {
  const digits = digitsOf(text);
  return NUMBERS.filter((number) => digits.includes(digitsOf(number)));
};

describe('a load with lines that are wrong', () => {
  it('ends with 1, says why in a file of rejects, and no number stands anywhere', async () => {
    const good = household('h1', [], 1, { persons: [person('p1', withRecord('123-45-6789'))] });
    const file = write('some-wrong', feedOf('identity', [good, ...WRONG]));
    expect(numbersIn(readFileSync(file, 'utf8'))).toEqual(NUMBERS);
    const refused = await feed('load', file);
    expect([refused.code, refused.printed]).toEqual([2, expect.stringContaining('8 of 9 lines are rejected, more than 1 %')]);
    expect(await stored('select id from persons')).toEqual([]);
    const loaded = await feed('load', file, '--allow-rejects');
    expect([loaded.code, loaded.printed]).toEqual([1, expect.stringContaining('1 new or changed')]);
    expect(await stored('select id from persons')).toEqual(['p1']);

    const rejects = inFolder('rejects/identity.rejects.ndjson');
    expect(loaded.printed).toContain(`rejects are in ${rejects}`);
    expect(statSync(rejects).mode & 0o777).toBe(0o600);
    const told = readFileSync(rejects, 'utf8').trimEnd().split('\n');
    const lines = told.map((line) => JSON.parse(line) as { line: number; pointer: string; value: string | null });
    expect(lines.map(({ line, pointer }) => [line, pointer])).toEqual([
      [3, '/records/persons/0/record/ssn'],
      [4, '/records/persons/0/record/ssn'],
      [5, '/records/persons/0'],
      [6, '/records/memberships/0/role'],
      [7, ''],
      [8, '/records/memberships/0/personId'],
      [9, '/records/persons/0/record/ssn'],
      [10, '/records/persons/0/record/ssn'],
    ]);
    expect(lines[0]?.value).toBe('************ (text of 12)');

    const inputs = new Set(['some-wrong']);
    const written = readdirSync(folder.path).filter((name) => !inputs.has(name) && !statSync(inFolder(name)).isDirectory());
    expect(written).toContain('graph.identity.db');
    for (const name of written) expect([name, numbersIn(readFileSync(inFolder(name), 'latin1'))]).toEqual([name, []]);
    for (const text of [refused.printed, loaded.printed, told.join('\n')]) expect(numbersIn(text)).toEqual([]);
    expect(await stored('select count(*) from records where "ssnHash" is not null')).toEqual([1]);

    expect((await feed('load', write('mended', feedOf('identity', [good])))).code).toBe(0);
    expect(existsSync(rejects)).toBe(false);
  });

  it('tells the cause and no value when the database refuses a row', async () => {
    await stored('select 1');
    const tables = new DatabaseSync(inFolder('graph.identity.db'));
    tables.exec(`create trigger refuse before insert on persons begin select raise(abort, 'value 123-45-6781'); end`);
    tables.close();
    const { code, printed } = await feed('load', write('file', feedOf('identity', [household('h1', ['p1'])])));
    expect([code, numbersIn(printed)]).toEqual([2, []]);
    expect(printed).toContain('The database failed: SQLITE_');
  });
});

const named = (number: number) => household(`h${number}`, [`p${number}`]);
/** More than are stored in a transaction. */
const many = Array.from({ length: 1_001 }, (_, number) => named(number));
/** With these, more than are read in a transaction. */
const more = Array.from({ length: 1_200 }, (_, number) => named(number + many.length));

describe('npm run feed -- check', () => {
  const FEEDS = ['identity', 'masshealth', 'health-connector', 'documents', 'notices'];
  const demoFile = (name: string) => join('schema/feeds/demo', `${name}.ndjson`);

  it('finds over the files of all five whom identity does not name, and loads nothing', async () => {
    expect(await runFeed(['check', ...FEEDS.map(demoFile)])).toMatchObject({ code: 0, printed: /All files are in order/ });
    const others = FEEDS.filter((name) => name !== 'identity');
    for (const name of others) {
      copyFileSync(demoFile(name), inFolder(name));
      const lines = readFileSync(demoFile(name), 'utf8').trimEnd().split('\n');
      const [header = '', first = ''] = lines;
      writeFileSync(inFolder(name), [header, first.replaceAll(/"p\d{4}"/g, '"p-nobody"'), ...lines.slice(2)].join('\n'));
    }
    const files = others.map(inFolder);
    expect((await runFeed(['close', ...files])).code).toBe(0);
    const { code, printed } = await feed('check', ...files, demoFile('identity'));
    expect(code).toBe(1);
    for (const name of others) {
      const rejects = readFileSync(inFolder(`rejects/${name}.rejects.ndjson`), 'utf8');
      expect([name, rejects]).toEqual([name, expect.stringContaining("identity's feed has no such person")]);
      expect(printed).toContain(`${name}: `);
    }
    expect(readdirSync(inFolder('rejects')).sort()).toEqual(others.map((name) => `${name}.rejects.ndjson`).sort());
    const nothing = 'nothing was loaded yet; there are no tables yet; run npm run migrate';
    expect((await feed('status')).printed).toBe(FEEDS.map((name) => `${name}: ${nothing}\n`).join(''));
  });

  it('leaves a load alone that was stopped while it was stored, and the next load goes on with it', async () => {
    const file = write('many', feedOf('identity', many));
    const world = await openFeedWorld('identity', databaseUrl);
    const insert: typeof world.database.insert = async (transaction, table, columns, rows) => {
      await world.database.insert(transaction, table, columns, rows);
      if (rows.some((row) => row['id'] === 'p900')) throw new Error('stopped');
    };
    await expect(world.load(readFileSync(file), { database: { ...world.database, insert } })).rejects.toThrow('stopped');
    await world.close();
    expect(await stored('select count(*) from persons')).toEqual([500]);
    const { code, printed } = await feed('check', file);
    expect([code, printed]).toEqual([2, expect.stringContaining('would not be loaded: a load is not finished; load first')]);
    expect((await feed('load', write('one', changes([household('h1', ['p1'])])))).code).toBe(0);
    expect(await stored('select count(*) from persons')).toEqual([many.length]);
  });

  it('of a file that ends early leaves nothing for the next load to go on with', async () => {
    const zipped = gzipSync(feedOf('identity', many.concat(more)));
    const { code } = await feed('check', write('early', zipped.subarray(0, -100)));
    expect(code).toBe(2);
    expect((await feed('load', write('whole', zipped))).code).toBe(0);
    expect(await stored('select count(*) from persons')).toEqual([many.length + more.length]);
  });

  it('does not say that persons are missing when the file that describes them would be refused', async () => {
    const cut = readFileSync(demoFile('identity'));
    const file = write('cut', cut.subarray(0, cut.length >> 1));
    const { code, printed } = await runFeed(['check', file, demoFile('masshealth'), '--rejects', inFolder('rejects')]);
    expect(code).toBe(2);
    expect(printed).toContain('would not be loaded: the file has no closing line');
    expect(printed).not.toContain("identity's feed does not have");
    expect(readdirSync(inFolder('rejects'))).toEqual([]);
  });
});
