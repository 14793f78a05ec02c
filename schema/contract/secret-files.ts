import { readFileSync } from 'node:fs';
import { getOwn } from './own-property.ts';

/** The value of a variable, or what is wrong with it. */
export type SecretReading = { readonly value: string | undefined; readonly wrong?: string };

/** @returns the variable that names the file of a secret */
export const secretFileOf = (name: string): string => `${name}_FILE`;

/**
 * Reads a secret from its variable, or from the file that `<name>_FILE` names. A newline at the end of the file does not belong to
 * the secret, because editors and `echo` add one.
 */
export function readSecret(name: string, environment: NodeJS.ProcessEnv): SecretReading {
  const value = getOwn(environment, name);
  const file = getOwn(environment, secretFileOf(name));
  if (file === undefined) return { value };
  if (value !== undefined) return { value, wrong: `is set together with ${secretFileOf(name)}` };
  if (file === '') return { value, wrong: `is empty, because ${secretFileOf(name)} is` };
  try {
    return { value: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return { value, wrong: `is in the file ${file}, which cannot be read (${code})` };
  }
}
