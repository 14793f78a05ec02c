import { ASSISTED_ISSUER, hashToken } from '../../schema/contract/opaque-token.ts';
import { createViewer, NO_STANDING, type Viewer } from '../../schema/contract/viewer.ts';
import type { StartedSession } from '../support/delegates.ts';
import * as demo from '../support/demo-viewers.ts';
import { looksLike, type Observed } from './observe.ts';
import type { Cell, Row } from './read-table.ts';
import { type Situation, situation, SITUATIONS } from './situations.ts';

/** Somebody who fares as another situation does, save where a row of a table of their own says otherwise. */
export type SameAs = {
  readonly situation: Situation;
  /** The situation that is fared like. */
  readonly like: Situation;
  /** Whether it is a delegate in an assisted session of the one who is fared like (DE-2). */
  readonly isDelegate: boolean;
};

const situationOf = (code: string): Situation => SITUATIONS.find((candidate) => candidate.code === code)!;

function delegate(code: string, of: string): SameAs {
  const like = situationOf(of);
  const describes = `a delegate in an assisted session of ${like.describes}`;
  return { situation: { ...like, code, describes }, like, isDelegate: true };
}

const SYSTEM = createViewer(
  {
    kind: 'system',
    issuer: 'login-mass-gov',
    subject: 'login-mass-gov',
    provider: null,
    authenticatedAt: Date.now() / 1000,
    sessionId: 'system',
    scopes: [],
  },
  NO_STANDING,
  Date.now() / 1000,
);

const OTHER_PARTNER = 'the system that people are handed over to, looking at Bruno';

/** Those whom the gateway lets in. */
export const SAME_AS: readonly SameAs[] = [
  delegate('Db', 'Bb'),
  delegate('Dd', 'Bd'),
  delegate('De', 'Be'),
  delegate('Di', 'Hi'),
  delegate('Dl', 'La'),
  delegate('Dg', 'Lg'),
  {
    situation: situation('Ph', 'partner-hand-off', demo.PARTNER_HAND_OFF, '0201', OTHER_PARTNER),
    like: situationOf('Pe'),
    isDelegate: false,
  },
];

/** And those who reach a subgraph by another way. */
export const SAME_AS_PAST_THE_GATEWAY: readonly SameAs[] = [
  ...SAME_AS,
  {
    situation: situation('Sy', 'none', SYSTEM, '0201', 'one of our own processes, looking at Bruno'),
    like: situationOf('Pe'),
    isDelegate: false,
  },
];

/** @returns the codes, in the order in which the columns of the exceptions must stand */
export const codesOf = (sameAs: readonly SameAs[]): string[] => sameAs.map(({ situation: { code } }) => code);

/** @returns the viewer of an assisted session, as the gateway makes it */
export function delegateOf({ signIn, standing }: Viewer, { id, token }: StartedSession): Viewer {
  const nobodyProved = { authenticatedAt: 0, sessionId: id, issuer: ASSISTED_ISSUER, subject: hashToken(token) };
  const present = { assistedSessionId: id, kind: 'NAVIGATOR' } as const;
  return createViewer({ ...signIn!, ...nobodyProved }, { ...standing, delegate: present }, Date.now() / 1000);
}

/** @returns by coordinate, what each of them is to see */
export function expectedOf(
  { situation: { code }, like }: SameAs,
  rows: readonly Row[],
  exceptions: readonly Row[],
): Record<string, Observed> {
  const cell = ({ cells }: Row): Cell => cells[code] ?? cells[like.code]!;
  return Object.fromEntries([...rows, ...exceptions].map((row) => [row.coordinate, looksLike(cell(row))]));
}

/** @returns the ids of exceptions that make none: they name no field of the rows, or nobody fares otherwise there */
export function redundantExceptions(sameAs: readonly SameAs[], rows: readonly Row[], exceptions: readonly Row[]): string[] {
  const alike = ({ coordinate, cells }: Row) => {
    const row = rows.find((candidate) => candidate.coordinate === coordinate);
    return !row || sameAs.every(({ situation: { code }, like }) => looksLike(cells[code]!) === looksLike(row.cells[like.code]!));
  };
  return exceptions.filter(alike).map(({ id }) => id);
}
