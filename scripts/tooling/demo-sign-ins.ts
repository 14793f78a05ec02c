import { randomUUID } from 'node:crypto';
import type { DemoSignIns } from '../../gateway/playground/demo-sign-ins.ts';
import type { DevClaims, DevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { demoSignIns } from '../demo/identity.ts';

/** Sign-ins that belong to no household. */
const OTHERS = [
  {
    name: 'partner-eligibility',
    issuer: 'partners',
    subject: 'eligibility-partner',
    scopes: ['eligibility:read'],
    describes: 'a partner that may read eligibility',
  },
  {
    name: 'partner-documents',
    issuer: 'partners',
    subject: 'documents-partner',
    scopes: ['documents:read'],
    describes: 'a partner that may read receipts of documents',
  },
  {
    name: 'partner-hand-off',
    issuer: 'partners',
    subject: 'hand-off-partner',
    scopes: ['hand-off:redeem'],
    describes: 'a partner that people are handed over to',
  },
  { name: 'staff', issuer: 'staff', subject: 'staff', scopes: [], describes: 'a member of the staff' },
] as const;

type NamedSignIn = { readonly name: string; readonly describes: string; readonly claims: DevClaims };

const ALL: readonly NamedSignIn[] = [
  ...demoSignIns.map(({ name, describes, issuer, subject }) => ({ name, describes, claims: { issuer, subject, scopes: [] } })),
  ...OTHERS.map(({ name, describes, ...claims }) => ({ name, describes, claims })),
];

/** @throws when there is no such sign-in; the message lists those there are */
export function findDemoSignIn(name: string): DevClaims {
  const found = ALL.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`There is no demo sign-in "${name}". The demo sign-ins are:\n${listDemoSignIns()}`);
  return found.claims;
}

/** People use the playground or the portal. The others use their single client, because tokens are bound to a client. */
const clientsOf = ({ issuer, subject }: DevClaims): readonly string[] => {
  if (issuer === 'partners') return [subject];
  return issuer === 'staff' ? ['playground'] : ['playground', 'portal'];
};

/** @returns the demo sign-ins for the playground's menu. Each use signs in anew */
export const demoSignInsBy = (issuer: DevIssuer): DemoSignIns => ({
  signIns: ALL.map(({ name, describes, claims }) => ({
    name,
    describes,
    provider: claims.issuer,
    clients: clientsOf(claims),
  })),
  async tokenFor(name, client) {
    const claims = ALL.find((candidate) => candidate.name === name)?.claims;
    const through = client ?? (claims && clientsOf(claims)[0]);
    if (!claims || !through || !clientsOf(claims).includes(through)) return null;
    const clientId = through === 'playground' ? { clientId: 'myservices-playground' } : {};
    return issuer.token({ ...claims, ...clientId, sessionId: `playground-${randomUUID()}` }, Math.floor(Date.now() / 1000));
  },
});

/** @returns the demo sign-ins, one a line */
export function listDemoSignIns(): string {
  return ALL.map(({ name, describes }) => `  ${name.padEnd(22)}${describes}`).join('\n');
}
