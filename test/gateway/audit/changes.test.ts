import { describe, expect, it } from '@jest/globals';
import { recordChanges } from '../../../gateway/audit/record-changes.ts';
import { clientNetwork } from '../../../gateway/audit/client-network.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { collectAudit } from '../../support/collect-audit.ts';

describe('changes of what is served', () => {
  it('are recorded when they are logged, and nothing else is', () => {
    const lines: string[] = [];
    const audit = collectAudit();
    const log = recordChanges(
      createLog('info', (line) => lines.push(line)),
      audit,
      () => 0,
    );
    log.info({ event: 'supergraph swapped' });
    log.info({ event: 'operations activated', version: 'v1', count: 3 });
    log.error({ event: 'supergraph refused', reason: 'a word of a document' });
    log.info({ event: 'stopping' });
    expect(lines).toHaveLength(4);
    expect(audit.all.map(({ at: _at, chain: _chain, ...record }) => record)).toEqual([
      { event: 'supergraph', change: 'swapped' },
      { event: 'operations', change: 'activated', version: 'v1', count: 3 },
      { event: 'supergraph', change: 'refused' },
    ]);
  });
});

describe('the network of a client', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['no address', null],
  ])('of %s is %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });
});
