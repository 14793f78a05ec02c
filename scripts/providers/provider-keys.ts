import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The keys that a provider must keep over a restart, so that its tokens and cookies stay valid. */
export type ProviderKeys = { readonly signing: JWK; readonly cookies: string };

/** Reads a provider's keys from `file`, and creates them on first use. */
export async function readOrMakeKeys(file: string): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' };
  const made: ProviderKeys = { signing, cookies: randomBytes(32).toString('base64url') };
  mkdirSync(dirname(file), { recursive: true });
  try {
    // Fails when the file exists, possibly written by another process meanwhile. Then its keys are used.
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch {
    // Another process has written the file. Any other error is thrown when the file is read.
    return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
  }
}
