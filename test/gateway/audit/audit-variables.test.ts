import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';

describe('where the audit trail is kept', () => {
  const PRODUCTION = { NODE_ENV: 'production', ASSERTION_SECRET: 'x'.repeat(32) };

  it('has a place of its own on a developer’s machine', () => {
    expect(readConfig({}).audit).toMatchObject({ file: '.data/audit.jsonl', sync: false, heads: null, url: null });
  });

  it('must be said in production', () => {
    expect(() => readConfig(PRODUCTION)).toThrow(/AUDIT_FILE/);
  });

  it('has keys and heads together', () => {
    const AUDIT_KEYS = Buffer.alloc(32, 1).toString('base64url');
    expect(() => readConfig({ AUDIT_KEYS })).toThrow(/AUDIT_HEADS/);
    expect(() => readConfig({ AUDIT_HEADS: 'heads.jsonl' })).toThrow(/AUDIT_KEYS/);
    expect(readConfig({ AUDIT_KEYS, AUDIT_HEADS: 'heads.jsonl' }).audit.heads).toMatchObject({ keys: [AUDIT_KEYS] });
  });
});
