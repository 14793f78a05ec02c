import { describe, expect, it } from '@jest/globals';
import { readRedisUrl } from '../../gateway/redis/redis-address.ts';

describe('a URL of Redis', () => {
  it.each(['redis://127.0.0.1:6379', 'redis://user:word@redis.example.org/2'])('leads to one server: %s', (url) =>
    expect(readRedisUrl(url)).toEqual({ kind: 'server', isSecure: false, url }),
  );

  it('leads to the primary that Sentinels name', () => {
    expect(readRedisUrl('redis-sentinel://s-1,s-2:5000,[::1]:5001/mymaster')).toEqual({
      ...{ kind: 'sentinel', isSecure: false, name: 'mymaster', db: 0 },
      hosts: [
        { host: 's-1', port: 26_379 },
        { host: 's-2', port: 5_000 },
        { host: '::1', port: 5_001 },
      ],
    });
    expect(readRedisUrl('rediss-sentinel://user:p%40%3A%2Fw@s/primary.1/3')).toEqual({
      ...{ kind: 'sentinel', isSecure: true, name: 'primary.1', db: 3, username: 'user', password: 'p@:/w' },
      hosts: [{ host: 's', port: 26_379 }],
    });
  });

  it('leads to a cluster', () => {
    expect(readRedisUrl('rediss-cluster://:word@n-1,n-2:7000')).toEqual({
      ...{ kind: 'cluster', isSecure: true, password: 'word' },
      hosts: [
        { host: 'n-1', port: 6_379 },
        { host: 'n-2', port: 7_000 },
      ],
    });
  });

  it.each([
    ['no name of a primary', 'redis-sentinel://s-1,s-2'],
    ['a database that is no number', 'redis-sentinel://s-1/mymaster/one'],
    ['a database in a cluster', 'redis-cluster://n-1/1'],
    ['a host that is missing', 'redis-cluster://n-1,,n-2'],
    ['no host', 'redis-cluster://'],
    ['a port that is none', 'redis-cluster://n-1:65536'],
    ['port 0', 'redis-cluster://n-1:0'],
    ['a second login', 'redis-cluster://:word@n-1,:word@n-2'],
    ['a bad escape', 'redis-cluster://:%zz@n-1'],
    ['parameters', 'redis-sentinel://s-1/mymaster?db=1'],
    ['several hosts for one server', 'redis://a:1,b:2'],
    ['another scheme', 'http://redis'],
    ['no scheme', 'redis.example.org:6379'],
  ])('has not %s', (_what, url) => expect(readRedisUrl(url)).toBeNull());
});
