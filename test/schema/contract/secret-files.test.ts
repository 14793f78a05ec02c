import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_VARIABLES, readConfig as readGatewayConfig } from '../../../gateway/config.ts';
import { readVariables, secret, text } from '../../../schema/contract/configuration.ts';
import { IDENTITY_VARIABLES, readConfig as readSubgraphConfig, SUBGRAPH_VARIABLES } from '../../../subgraphs/config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const fileOf = (content: string): string => {
  const file = join(folder.path, `secret-${content.length}`);
  writeFileSync(file, content);
  return file;
};
const SHAPE = { WORD: secret(text('a word', 3)), SEEN: text('a word').optional() };
const read = (environment: Record<string, string>) => readVariables(SHAPE, environment);

describe('a secret', () => {
  it('is read from a file, without the newline at its end', () => {
    for (const end of ['', '\n', '\r\n']) expect(read({ WORD_FILE: fileOf(`hush ${end}`) })).toEqual({ WORD: 'hush ' });
  });

  it('is checked as if it were in the variable', () => {
    expect(() => read({ WORD_FILE: fileOf('xy') })).toThrow('WORD: is not valid. Allowed: a word');
    expect(() => read({ WORD_FILE: fileOf('\n') })).toThrow('WORD: is empty. Allowed: a word');
  });

  it('in both places is an error', () => {
    expect(() => read({ WORD: 'hush', WORD_FILE: fileOf('hush') })).toThrow('WORD: is set together with WORD_FILE');
    expect(() => read({ WORD: 'hush', WORD_FILE: '' })).toThrow('WORD: is set together with WORD_FILE');
  });

  it('in a file that cannot be read is an error that names the file', () => {
    const file = join(folder.path, 'none');
    expect(() => read({ WORD_FILE: file })).toThrow(`WORD: is in the file ${file}, which cannot be read (ENOENT)`);
    expect(() => read({ WORD_FILE: folder.path })).toThrow('(EISDIR)');
  });

  it('is the only kind of variable that is read from a file', () => {
    expect(read({ WORD: 'hush', SEEN_FILE: fileOf('seen') })).toEqual({ WORD: 'hush' });
  });
});

describe('every secret of the programs', () => {
  // Written by hand: what may hold a password or a key.
  const secrets = [
    ...['ASSERTION_SECRET', 'ASSERTION_KEYS', 'ASSERTION_KEY', 'PEPPER_KEYS', 'AUDIT_KEYS'],
    ...['DATABASE_URL', 'DATABASE_REPLICA_URL', 'AUDIT_URL', 'AUDIT_HEADS'],
    ...['REDIS_URL', 'REDIS_SENTINEL_PASSWORD', 'SMTP_URL', 'OTEL_EXPORTER_OTLP_HEADERS'],
  ];

  it('can be in a file, and documents say so', () => {
    const variables = [...GATEWAY_VARIABLES, ...SUBGRAPH_VARIABLES, ...IDENTITY_VARIABLES];
    const said = variables.filter(({ name, description }) => description.includes(`\`${name}_FILE\``)).map(({ name }) => name);
    expect([...new Set(said)].sort()).toEqual([...secrets].sort());
  });

  it('is read from there', () => {
    const secretOf32 = 'a secret of more than thirty-two characters';
    expect(readGatewayConfig({ ASSERTION_SECRET_FILE: fileOf(`${secretOf32}\n`) }).assertionSecret).toBe(secretOf32);
    expect(readGatewayConfig({ REDIS_URL_FILE: fileOf('redis://127.0.0.1:6379\n') }).redisUrl).toBe('redis://127.0.0.1:6379');
    const subgraph = readSubgraphConfig('identity', {
      DATABASE_URL_FILE: fileOf('postgres://127.0.0.1/graph'),
      SMTP_URL_FILE: fileOf('smtps://mail.example.org'),
      PEPPER_KEYS_FILE: fileOf(`a:${Buffer.alloc(32, 1).toString('base64')}`),
    });
    expect(subgraph).toMatchObject({
      databaseUrl: 'postgres://127.0.0.1/graph',
      identity: { mail: { smtpUrl: 'smtps://mail.example.org' }, settings: { pepper: { current: 'a' } } },
    });
  });
});
