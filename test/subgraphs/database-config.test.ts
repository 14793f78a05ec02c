import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../subgraphs/config.ts';

describe('the database of a subgraph', () => {
  it.each([
    ['a host that is missing', { DATABASE_URL: 'postgres://a,,b/graph' }, /DATABASE_URL/],
    ['a target that is unknown', { DATABASE_URL: 'postgres://a,b/graph?target_session_attrs=writable' }, /DATABASE_URL/],
    ['a replica of SQLite', { DATABASE_REPLICA_URL: 'postgres://b/graph' }, /DATABASE_REPLICA_URL: needs/],
    [
      'a replica that is no server',
      { DATABASE_URL: 'postgres://a/graph', DATABASE_REPLICA_URL: 'sqlite:b' },
      /DATABASE_REPLICA_URL/,
    ],
    ['no time to connect', { DATABASE_CONNECT_TIMEOUT_MS: '0' }, /DATABASE_CONNECT_TIMEOUT_MS/],
  ])('refuses %s', (_what, variables, problem) => {
    expect(() => readConfig('masshealth', variables)).toThrow(problem);
  });

  it('bounds connections and statements as it is told, and reads from a replica', () => {
    const { database, requests } = readConfig('masshealth', {
      ...{ DATABASE_URL: 'postgres://a,b/graph', DATABASE_REPLICA_URL: 'postgres://c/graph', DATABASE_REPLICA_MAX_LAG_MS: '900' },
      ...{ DATABASE_POOL_SIZE: '2', DATABASE_CONNECT_TIMEOUT_MS: '300', DATABASE_STATEMENT_TIMEOUT_MS: '400' },
      ...{ DATABASE_IDLE_TIMEOUT_MS: '0', DATABASE_KEEPALIVE_MS: '5000', DATABASE_PREPARED: 'off' },
    });
    expect(database).toEqual({ poolSize: 2, prepared: false, connectMs: 300, idleMs: 0, keepAliveMs: 5_000 });
    expect(requests).toEqual({ statementMs: 400, replica: { url: 'postgres://c/graph', maxLagMs: 900 } });
  });
});
