import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { openManagement } from '../../../schema/contract/management-server.ts';
import { createReadiness, NotReady, type ReadinessCheck } from '../../../schema/contract/readiness.ts';

const works: ReadinessCheck = () => Promise.resolve();
const never: ReadinessCheck = () => new Promise(() => undefined);
const fails =
  (error: unknown): ReadinessCheck =>
  () =>
    Promise.reject(error as Error);
const startedWith = (checks: Record<string, ReadinessCheck>, checkMs?: number) => {
  const readiness = createReadiness(checkMs);
  readiness.start(new Map(Object.entries(checks)));
  return readiness;
};

describe('the readiness of a process', () => {
  it('is that of all its parts, each of which is listed', async () => {
    expect(await createReadiness().report()).toEqual({ status: 'starting', parts: {} });
    expect(await startedWith({ one: works, two: works }).report()).toEqual({
      status: 'ready',
      parts: { one: { ready: true }, two: { ready: true } },
    });
    expect(await startedWith({ one: works, two: fails(new NotReady('lacks a table')) }).report()).toEqual({
      status: 'not ready',
      parts: { one: { ready: true }, two: { ready: false, reason: 'lacks a table' } },
    });
  });

  it('is over as soon as the process drains, though every part works', async () => {
    const readiness = startedWith({ one: works });
    readiness.drain();
    expect(await readiness.report()).toEqual({ status: 'draining', parts: { one: { ready: true } } });
  });

  it('comes back when a part does', async () => {
    let check = fails(new Error());
    const readiness = startedWith({ one: () => check() });
    expect((await readiness.report()).status).toBe('not ready');
    check = works;
    expect((await readiness.report()).status).toBe('ready');
  });

  it('tells the code or the name of an error, and never its message', async () => {
    const coded = Object.assign(new Error('postgres://user:hush@host'), { code: 'ECONNREFUSED' });
    const { parts } = await startedWith({ one: fails(coded), two: fails(new TypeError('hush')) }).report();
    expect(parts).toEqual({ one: { ready: false, reason: 'ECONNREFUSED' }, two: { ready: false, reason: 'TypeError' } });
  });

  it('waits for a part that hangs no longer than it may, and does not begin its check again', async () => {
    const check = jest.fn(never);
    const readiness = startedWith({ one: check, two: works }, 1);
    for (let probe = 0; probe < 3; probe += 1)
      expect((await readiness.report()).parts).toEqual({
        one: { ready: false, reason: 'does not answer within 1 ms' },
        two: { ready: true },
      });
    expect(check).toHaveBeenCalledTimes(1);
  });
});

describe('the management port', () => {
  const opened: { close: () => void }[] = [];
  afterEach(() => opened.splice(0).forEach(({ close }) => close()));
  const open = async (...rest: Parameters<typeof openManagement> extends [unknown, ...infer Rest] ? Rest : never) => {
    const server = await openManagement({ port: 0, host: '127.0.0.1' }, ...rest);
    opened.push(server!);
    return async (path: string, options = {}) => {
      const response = await fetch(server!.url + path, { headers: { connection: 'close' }, ...options });
      return [response.status, await response.text()] as const;
    };
  };

  it('is there only when it is configured', async () => {
    expect(await openManagement(null, createReadiness())).toBeNull();
  });

  it('says that the process lives, whatever its parts do, and whether it is ready', async () => {
    const readiness = createReadiness();
    const get = await open(readiness);
    expect(await get('/live')).toEqual([200, '{"status":"live"}\n']);
    expect(await get('/ready')).toEqual([503, '{"status":"starting","parts":{}}\n']);
    readiness.start(new Map([['one', works]]));
    expect(await get('/ready?verbose')).toEqual([200, '{"status":"ready","parts":{"one":{"ready":true}}}\n']);
    readiness.start(new Map([['one', fails(new NotReady('is not'))]]));
    expect((await get('/ready'))[0]).toBe(503);
    expect((await get('/live'))[0]).toBe(200);
  });

  it('has pages that are added, and nothing else', async () => {
    const page = () => Promise.resolve({ status: 200, type: 'text/plain', text: 'so' });
    const broken = () => Promise.reject(new TypeError('hush'));
    const get = await open(
      createReadiness(),
      new Map([
        ['/more', page],
        ['/broken', broken],
      ]),
    );
    expect(await get('/more')).toEqual([200, 'so']);
    expect(await get('/broken')).toEqual([500, 'TypeError']);
    expect(await get('/graphql')).toEqual([404, '']);
    expect(await get('/constructor')).toEqual([404, '']);
    expect(await get('/ready', { method: 'POST' })).toEqual([405, '']);
  });
});
