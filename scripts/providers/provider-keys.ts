import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What a provider must keep over a restart, so that its tokens and cookies stay good. */
export type ProviderKeys = { readonly signing: JWK; readonly cookies: string };

/** Reads a provider's keys from `file`; on first use makes them. */
export async function readOrMakeKeys(file: string): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' };
  const made: ProviderKeys = { signing, cookies: randomBytes(32).toString('base64url') };
  mkdirSync(dirname(file), { recursive: true });
  try {
    // Fails when they are there, or another process was quicker: then those are the ones.
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch {
    // Another process has written the file; what else can be wrong is thrown when it is read.
    return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
  }
}
