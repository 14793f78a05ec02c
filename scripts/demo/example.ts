import { type AggregateLine, type FeedHeader, writeLines } from '../../subgraphs/shared/feeds/feed-lines.ts';

// Two households that are not of the demo, for the walk in schema/feeds/README.md. Max is described by the first, and is on both.

const HEADER = { format: 1, asOf: '2026-11-20T09:00:00.000Z', mode: 'full', source: 'example' } as const;

const person = (id: string, first: string, last: string, birthDate: string, ssn: string) => ({
  id,
  first,
  last,
  birthDate,
  spokenLanguage: 'EN',
  writtenLanguage: 'EN',
  format: 'STANDARD',
  addresses: [{ usage: 'HOME', kind: 'STREET', line1: '1 Example Street', city: 'Boston', state: 'MA', zip: '02108' }],
  phones: [{ kind: 'MOBILE', number: '617-555-0100', primary: true }],
  record: { kind: 'MASSHEALTH', ssn },
});

const member = (personId: string, relationshipToHead: string) => ({
  personId,
  role: relationshipToHead === 'SELF' ? 'HEAD' : 'MEMBER',
  relationshipToHead,
  isApplying: true,
  from: '2026-01-01',
});

const account = (id: string, personId: string, firstName: string, lastName: string): AggregateLine => ({
  kind: 'account',
  id,
  version: 1,
  records: {
    provider: 'MA_LOGIN',
    issuer: 'ma-login',
    subject: `${firstName.toLowerCase()}-1`,
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}@example.org`,
    personId,
  },
});

const IDENTITY: readonly AggregateLine[] = [
  {
    kind: 'household',
    id: 'x1',
    version: 1,
    records: {
      holderAccountId: 'x-pat',
      persons: [
        person('x1-pat', 'Pat', 'Exemplar', '1988-03-04', '900-12-0091'),
        person('x1-max', 'Max', 'Exemplar', '2012-05-06', '900-12-0092'),
      ],
      memberships: [member('x1-pat', 'SELF'), member('x1-max', 'CHILD')],
    },
  },
  {
    kind: 'household',
    id: 'x2',
    version: 1,
    records: {
      holderAccountId: 'x-kim',
      persons: [person('x2-kim', 'Kim', 'Exemplar', '1986-07-08', '900-12-0093')],
      memberships: [member('x2-kim', 'SELF'), member('x1-max', 'CHILD')],
    },
  },
  account('x-pat', 'x1-pat', 'Pat', 'Exemplar'),
  account('x-kim', 'x2-kim', 'Kim', 'Exemplar'),
];

const covered = (personId: string, coverageType: string): AggregateLine => ({
  kind: 'person',
  id: personId,
  version: 1,
  records: {
    eligibility: [{ id: `${personId}-1`, coverageType, status: 'APPROVED', decidedOn: '2026-01-15', start: '2026-01-05' }],
    enrollments: [],
  },
});

const MASSHEALTH: readonly AggregateLine[] = [
  covered('x1-pat', 'CAREPLUS'),
  covered('x1-max', 'STANDARD'),
  covered('x2-kim', 'CAREPLUS'),
];

/** @returns the example as feeds, by subgraph */
export const exampleFeeds = (): ReadonlyMap<string, string> => {
  const write = (feed: string, lines: readonly AggregateLine[]) => {
    const header: FeedHeader = { feed, ...HEADER };
    return [feed, [...writeLines(header, lines)].join('')] as const;
  };
  return new Map([write('identity', IDENTITY), write('masshealth', MASSHEALTH)]);
};
