import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import * as demo from '../support/demo-viewers.ts';

/** Somebody who looks at somebody: a column of the tables. */
export type Situation = {
  /** The heading of the column: who looks, and at whom. */
  readonly code: string;
  readonly describes: string;
  /** As `startGraph` names it. */
  readonly signIn: string;
  /** The same viewer, for a subgraph; null when nobody is signed in. */
  readonly viewer: Viewer | null;
  /** The person looked at, as 0201. */
  readonly digits: string;
  /** Ids of the records asked for by id. */
  readonly document: string;
  readonly rfi: string;
  readonly notice: string;
  readonly form: string;
  /** The account of the viewer; somebody else's when the viewer has none. */
  readonly account: string;
};

type Records = Partial<Pick<Situation, 'document' | 'rfi' | 'notice' | 'form'>>;

export function situation(
  code: string,
  signIn: string,
  viewer: Viewer | null,
  digits: string,
  describes: string,
  records: Records = {},
): Situation {
  return {
    code,
    describes,
    signIn,
    viewer: viewer && signedInAsInDemo(viewer),
    digits,
    document: `doc-${digits}-1`,
    rfi: `rfi-${digits}-1`,
    notice: `ntc-${digits}-1`,
    form: `tax-${digits}-1`,
    account: viewer?.standing.accountId ?? 'acct-bruno-ma',
    ...records,
  };
}

/** With the issuer and subject by which identity knows the account, so that it can tell the standing. */
function signedInAsInDemo(viewer: Viewer): Viewer {
  const { signIn, standing } = viewer;
  if (signIn === null || standing.accountId === null) return viewer;
  const issuer = signIn.provider === 'MA_LOGIN' ? 'ma-login' : 'login-mass-gov';
  const subject = standing.accountId.replace(/^acct-(\w+)-\w+$/, 'demo-$1');
  return createViewer({ ...signIn, issuer, subject }, standing, Date.now() / 1000);
}

const ELIGIBILITY = demo.partner('eligibility:read');
const DOCUMENTS = demo.partner('documents:read');
/** What was sent to the head about a child: the child has no mail of their own. */
const TO_BRUNO = { notice: 'ntc-0201-1', form: 'tax-0201-1' };
const TO_ZOE = { notice: 'ntc-1301-1', form: 'tax-1301-1' };

export const SITUATIONS: readonly Situation[] = [
  situation('An', 'anonymous', null, '0201', 'nobody signed in, looking at Bruno'),
  situation('Nb', 'H08', demo.NADIA, '0201', 'Nadia, linked to nothing, looking at Bruno'),
  situation('Fg', 'H03', demo.FIONA, '0301', 'Fiona, holder on no application, looking at her mother Greta'),
  situation('Bb', 'H02', demo.BRUNO, '0201', 'Bruno, head, looking at himself'),
  situation('Bd', 'H02', demo.BRUNO, '0204', 'Bruno, head, looking at his child Dani', TO_BRUNO),
  situation('Bc', 'H02', demo.BRUNO, '0202', 'Bruno, head, looking at his wife Carla'),
  situation('Be', 'H02', demo.BRUNO, '0203', 'Bruno, head, looking at restricted Eva'),
  situation('Hh', 'H04-hugo', demo.HUGO, '0402', 'Hugo, member, looking at himself'),
  situation('Hi', 'H04-hugo', demo.HUGO, '0401', 'Hugo, member, looking at the head Irma'),
  situation('La', 'H06', demo.LARA, '0601', 'Lara by MA Login, looking at herself'),
  situation('Lg', 'H06-lmg', demo.LARA_LMG, '0601', 'Lara by login.mass.gov, looking at herself'),
  situation('Ut', 'H11', demo.UWE, '1102', 'Uwe, head, looking at restricted Tova, an adult with a safe address'),
  situation('Tt', 'H11-tova', demo.TOVA, '1102', 'Tova, restricted towards the head, looking at herself'),
  situation('Zy', 'H13', demo.ZOE, '1302', 'Zoe, head who does not apply, looking at her child Yara', TO_ZOE),
  situation('Zl', 'H13', demo.ZOE, '1304', 'Zoe, head, looking at Lio, who left the household'),
  situation('Mm', 'H13-max', demo.MAX, '1303', 'Max, member of two households, looking at himself'),
  situation('Ab', 'H01', demo.ADA, '0201', 'Ada, head of another household, looking at Bruno'),
  situation('Pe', 'partner-eligibility', ELIGIBILITY, '0201', 'a partner that may read eligibility, looking at Bruno'),
  situation('Pd', 'partner-documents', DOCUMENTS, '0201', 'a partner that may read receipts, looking at Bruno'),
  situation('St', 'staff', demo.STAFF, '0201', 'staff, looking at Bruno'),
];

export const CODES = SITUATIONS.map(({ code }) => code);

const BIRTH_DATES = new Map(demoFeed().persons.map(({ id, birthDate }) => [id, birthDate]));

/** @returns what a question may ask by */
export const variablesOf = ({ digits, document, rfi, notice, account }: Situation) => ({
  person: `p${digits}`,
  birthDate: BIRTH_DATES.get(`p${digits}`) ?? 'unknown',
  household: `h${digits.slice(0, 2)}`,
  massHealthId: `99900000${digits}`,
  account,
  document,
  rfi,
  notice,
});

/** What is made while the questions are asked, and alerts, have ids in which any four digits may stand. */
const BY_CHANCE = /^[0-9a-f]{8}-[0-9a-f]{4}-|^(?!rfi-)[\w-]{22}$/;

/** @returns a test for objects of lists: ids of the demo's records name the person, as doc-0201-1; others name nobody */
export function concernsSubject({ digits, document, rfi, notice, form }: Situation) {
  return (object: Readonly<Record<string, unknown>>): boolean => {
    const { id, personId, person, node, about } = object as Record<string, { id?: unknown } | string | null | undefined>;
    const named = idIn(about) ?? id ?? personId ?? idIn(person) ?? idIn(node);
    return (
      typeof named !== 'string' ||
      BY_CHANCE.test(named) ||
      !/\d{4}/.test(named) ||
      named.includes(digits) ||
      [document, rfi, notice, form].includes(named)
    );
  };
}

const idIn = (object: unknown): unknown => (object as { id?: unknown } | null | undefined)?.id ?? undefined;
