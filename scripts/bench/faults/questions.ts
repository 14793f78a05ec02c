import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOwn } from '../../../schema/contract/own-property.ts';
import type { DevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { demoSignIns } from '../../demo/identity.ts';
import { findDemoSignIn } from '../../tooling/demo-sign-ins.ts';
import { ROOT } from '../../tooling/rover-config.ts';

/** A registered operation as it is sent, and its document. */
export type Question = { readonly name: string; readonly body: string; readonly document: string };

/** Values for required variables. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ReadNotice: { id: 'ntc-0201-1' },
  RequestForInformation: { id: 'rfi-0202-1' },
  SubmittedDocument: { id: 'doc-0201-1' },
};
/** Its answer holds a handle that is made for it, so no two are equal. */
const LEFT_OUT: ReadonlySet<string> = new Set(['DownloadNotice']);

type Manifest = { readonly operations: readonly { id: string; name: string; type: string; body: string }[] };

/** The queries of the portal. */
export function readQuestions(): readonly Question[] {
  const { operations } = JSON.parse(readFileSync(join(ROOT, 'schema/operations/portal.manifest.json'), 'utf8')) as Manifest;
  return operations.flatMap(({ id, name, type, body: document }) => {
    if (type !== 'query' || LEFT_OUT.has(name)) return [];
    const body = JSON.stringify({ documentId: `sha256:${id}`, variables: getOwn(VARIABLES, name) ?? {} });
    return [{ name, body, document }];
  });
}

/** Somebody with a sign-in of their own. Several may be one person. */
export type Asker = { readonly signIn: string; readonly authorization: string };

/** @returns what the same answer is expected for */
export const keyOf = ({ signIn }: Asker, { name }: Question): string => `${signIn} ${name}`;

/** When everybody signed in: too long ago to count as recent, so that no answer changes with time. */
export const SIGNED_IN_AT = Math.floor(Date.now() / 1000) - 3_600;

/** @param count so many, who share the demo's sign-ins @param session distinguishes them from earlier ones */
export async function signInAll(issuer: DevIssuer, count: number, session: string): Promise<Asker[]> {
  const now = Math.floor(Date.now() / 1000);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const { name: signIn } = demoSignIns[index % demoSignIns.length]!;
      const claims = {
        ...findDemoSignIn(signIn),
        authenticatedAt: SIGNED_IN_AT,
        sessionId: `${session}-${index}`,
      };
      return { signIn, authorization: `Bearer ${await issuer.token(claims, now)}` };
    }),
  );
}
