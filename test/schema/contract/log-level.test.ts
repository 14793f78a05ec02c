import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { GATEWAY_EVENTS } from '../../../gateway/telemetry/log-events.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { createGatewayMeasures } from '../../../gateway/telemetry/gateway-metrics.ts';
import { controlLevel, toggleOnSignal } from '../../../schema/contract/control-log-level.ts';
import type { LogLevel } from '../../../schema/contract/log-settings.ts';
import { openManagement } from '../../../schema/contract/management-server.ts';
import { createReadiness } from '../../../schema/contract/readiness.ts';
import { watchProcess } from '../../../schema/contract/watch-process.ts';
import { readLogged } from '../../support/logged.ts';

/** A log whose level is controlled, and its lines. */
function openControlled(configured: LogLevel, format: 'json' | 'text' = 'json') {
  const lines: string[] = [];
  const log = createLog(configured, (line) => lines.push(line), format);
  const level = controlLevel([log], configured, (to) => log.warn({ event: 'log level', to }));
  const writeAll = () => {
    lines.length = 0;
    log.debug({ event: 'fetch', subgraph: 'notices', ms: 1 });
    log.info({ event: 'stopping' });
    log.error({ event: 'operations unreadable', reason: 'no such file' });
    return readLogged(lines).map(({ event }) => event);
  };
  return { log, level, lines, writeAll };
}

describe('the level of a log', () => {
  it('can be changed while it is used', () => {
    const { level, writeAll } = openControlled('info');
    expect(writeAll()).toEqual(['stopping', 'operations unreadable']);
    level.set('debug');
    expect(writeAll()).toEqual(['fetch', 'stopping', 'operations unreadable']);
    level.set('error');
    expect(writeAll()).toEqual(['operations unreadable']);
    level.set('silent');
    expect(writeAll()).toEqual([]);
  });

  it.each<[LogLevel, LogLevel]>([
    ['info', 'error'],
    ['error', 'info'],
    ['silent', 'debug'],
    ['debug', 'silent'],
  ])('tells of a change from %s to %s', (from, to) => {
    const { level, lines } = openControlled(from);
    level.set(to);
    expect(readLogged(lines)).toEqual([{ event: 'log level', to }]);
  });

  it('goes to debug and back at SIGUSR2', async () => {
    const { level, writeAll } = openControlled('error');
    toggleOnSignal(level);
    process.emit('SIGUSR2', 'SIGUSR2');
    await turn();
    expect(writeAll()).toContain('fetch');
    process.emit('SIGUSR2', 'SIGUSR2');
    await turn();
    expect(writeAll()).toEqual(['operations unreadable']);
    process.removeListener('SIGUSR2', level.toggle);
  });
});

describe('the page of the level', () => {
  const opened: { close: () => void }[] = [];
  afterEach(() => opened.splice(0).forEach(({ close }) => close()));

  it('shows it, changes it, and refuses what is none', async () => {
    const { log, level, writeAll } = openControlled('info');
    const readiness = createReadiness();
    const measures = createGatewayMeasures();
    const { pages, changes } = watchProcess({ measures, readiness, logs: [{ log, events: GATEWAY_EVENTS }], level });
    const server = await openManagement({ port: 0, host: '127.0.0.1' }, readiness, pages, changes);
    opened.push(server!);
    const ask = async (method: string, body?: string) => {
      const init = { method, headers: { connection: 'close' }, ...(body !== undefined && { body }) };
      const answer = await fetch(`${server!.url}/log-level`, init);
      return [answer.status, await answer.text()] as const;
    };
    expect(await ask('GET')).toEqual([200, '{"level":"info"}\n']);
    expect(await ask('PUT', 'debug\n')).toEqual([200, '{"level":"debug"}\n']);
    expect(writeAll()).toContain('fetch');
    expect((await ask('PUT', 'constructor'))[0]).toBe(400);
    expect((await ask('POST', 'error'))[0]).toBe(405);
    expect(await ask('GET')).toEqual([200, '{"level":"debug"}\n']);
    expect((await ask('PUT', 'x'.repeat(5_000)))[0]).toBe(500);
  });
});

it('a log can be written as text', () => {
  const { log, lines } = openControlled('debug', 'text');
  log.debug({ event: 'fetch', subgraph: 'notices', ms: 12 });
  log.error({ event: 'operations unreadable', reason: 'no such file' });
  expect(lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3}/, 'TIME'))).toEqual([
    'TIME debug fetch subgraph=notices ms=12\n',
    'TIME error operations unreadable reason="no such file"\n',
  ]);
});
