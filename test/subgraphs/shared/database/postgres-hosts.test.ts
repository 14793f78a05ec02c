import { describe, expect, it } from '@jest/globals';
import { readPostgresUrl } from '../../../../subgraphs/shared/database/postgres-hosts.ts';

describe('a URL of PostgreSQL', () => {
  it.each([
    [
      'one host',
      'postgres://u:p%40w@db:5433/graph?sslmode=verify-full',
      ['postgres://u:p%40w@db:5433/graph?sslmode=verify-full'],
    ],
    ['several hosts', 'postgresql://u@a,b:6000/graph', ['postgresql://u@a/graph', 'postgresql://u@b:6000/graph']],
    ['addresses', 'postgres://[::1]:5432,127.0.0.1/graph', ['postgres://[::1]:5432/graph', 'postgres://127.0.0.1/graph']],
    ['a socket', 'postgres://u@/graph?host=/run/postgresql', ['postgres://u@/graph?host=%2Frun%2Fpostgresql']],
  ])('names %s', (_what, url, urls) => {
    expect(readPostgresUrl(url)).toEqual({ urls, target: 'read-write' });
  });

  it.each([
    ['any', 'any'],
    ['read-write', 'read-write'],
    ['primary', 'read-write'],
    ['prefer-standby', 'prefer-standby'],
  ] as const)('says by target_session_attrs=%s which host is used', (written, target) => {
    const url = `postgres://a,b/graph?target_session_attrs=${written}&application_name=graph`;
    const urls = ['a', 'b'].map((host) => `postgres://${host}/graph?application_name=graph`);
    expect(readPostgresUrl(url)).toEqual({ urls, target });
    expect(readPostgresUrl('postgres://a,b/graph', target)?.target).toBe(target);
  });

  it.each([
    'mysql://a/graph',
    'postgres://a,,b/graph',
    'postgres://a,/graph',
    'postgres://a:port/graph',
    'postgres://a/graph?target_session_attrs=writable',
    'db',
  ])('is not %s', (url) => expect(readPostgresUrl(url)).toBeNull());
});
