import { type FixtureSubgraph, VOCABULARY, WITH_SUBJECTS } from './fixture-supergraphs.ts';

/**
 * A small graph of persons and their mail, with every kind of policy in every kind of place. Its subgraph has no guard, so only
 * the gateway hides data.
 */
const SDL = `${WITH_SUBJECTS}
  type Query {
    people: [Person!] @policy(policies: [["public"]])
    person(id: ID!): Person @policy(policies: [["public"]])
    strangers: [[Person!]!] @policy(policies: [["public"]])
    mail: [Mail!] @policy(policies: [["public"]])
    things: [Thing] @policy(policies: [["public"]])
    open: String @policy(policies: [["public"]])
    staffOnly: String @policy(policies: [["staff"]])
    signedIn: String @authenticated
    scoped: String @requiresScopes(scopes: [["a:read", "b:read"], ["c:read"]])
    both: String @authenticated @policy(policies: [["staff"], ["partner"]]) @requiresScopes(scopes: [["c:read"]])
    salary: Money @policy(policies: [["public"]])
    level: Level @policy(policies: [["public"]])
    levels: [Level!] @policy(policies: [["public"]])
    report: Report @policy(policies: [["public"]])
    reports: [Report!] @policy(policies: [["public"]])
    sure: String! @policy(policies: [["staff"]])
  }
  type Mutation {
    rename(id: ID!, name: String!): Person @policy(policies: [["signed_in"]])
    restart: String @policy(policies: [["staff"]])
    note(text: String!): String @policy(policies: [["public"]])
  }
  "Money is for the staff, wherever it is found."
  scalar Money @policy(policies: [["staff"]])
  enum Level @authenticated { LOW HIGH }
  "A report is for the staff, as a type."
  type Report @policy(policies: [["staff"]]) { id: ID! title: String }
  type Person @policy(policies: [["self"], ["head_of_household_limited"]]) {
    id: ID! @subject(as: "person")
    name: String
    own: String @policy(policies: [["self"]])
    ownByMaLogin: String @policy(policies: [["self", "ma_login"]])
    shared: String @policy(policies: [["self"], ["head_of_household"]])
    sharedList: [String!] @policy(policies: [["self"], ["head_of_household"]])
    certain: String! @policy(policies: [["self"]])
    note: Note
    friend: Person
    pay: Money
  }
  "Has no subject of its own, and so inherits that of the person around it."
  type Note { text: String @policy(policies: [["self"], ["head_of_household"]]) about: Person @policy(policies: [["public"]]) inner: Note @policy(policies: [["public"]]) }
  interface Mail { id: ID! title: String secret: String related: Mail }
  type Letter implements Mail @policy(policies: [["recipient"]]) {
    id: ID!
    to: [ID!]! @subject(as: "recipient") @inaccessible
    title: String
    secret: String
    related: Mail
    stamp: String
  }
  type Card implements Mail @policy(policies: [["recipient"]]) {
    id: ID!
    to: [ID!]! @subject(as: "recipient") @inaccessible
    title: String
    secret: String @policy(policies: [["staff"]])
    related: Mail
    picture: String
  }
  type Leaflet @policy(policies: [["public"]]) { id: ID! title: String }
  union Thing = Person | Letter | Card | Leaflet | Report
`;

const person = (id: string) => ({
  __typename: 'Person',
  id,
  name: `name of ${id}`,
  own: `own of ${id}`,
  ownByMaLogin: `plan of ${id}`,
  shared: `shared of ${id}`,
  sharedList: [`shared of ${id}`],
  certain: `certain of ${id}`,
  pay: `pay of ${id}`,
});

type Row = ReturnType<typeof person>;
const FRIENDS: Readonly<Record<string, string>> = { p0201: 'p0203', p0203: 'p0201', p0202: 'p0401' };
const PEOPLE = ['p0201', 'p0202', 'p0203', 'p0401'].map(person);
const LETTER = {
  __typename: 'Letter',
  id: 'letter',
  to: ['p0201', 'p0202'],
  title: 'a letter',
  secret: 'of the letter',
  stamp: 'a stamp',
};
const CARD = { __typename: 'Card', id: 'card', to: ['p0201'], title: 'a card', secret: 'of the card', picture: 'a picture' };
const LEAFLET = { __typename: 'Leaflet', id: 'leaflet', title: 'a leaflet' };
const REPORT = { __typename: 'Report', id: 'report', title: 'a report' };

/** The mutations that ran, in order. */
export const ran: string[] = [];

const note = (text: string): string => {
  ran.push(text);
  return text;
};

const HOUSEHOLD: FixtureSubgraph = {
  name: 'household',
  sdl: SDL,
  resolvers: {
    Query: {
      people: () => PEOPLE,
      person: (_query: unknown, { id }: { id: string }) => PEOPLE.find((row) => row.id === id),
      strangers: () => [PEOPLE.slice(2), PEOPLE.slice(0, 2)],
      mail: () => [LETTER, CARD],
      things: () => [PEOPLE[0], PEOPLE[3], LETTER, null, CARD, LEAFLET, REPORT],
      open: () => 'open',
      staffOnly: () => 'for the staff',
      signedIn: () => 'signed in',
      scoped: () => 'scoped',
      both: () => 'both',
      salary: () => '1000',
      level: () => 'HIGH',
      levels: () => ['LOW', 'HIGH'],
      report: () => REPORT,
      reports: () => [REPORT],
      sure: () => 'sure',
    },
    Mutation: {
      rename: (_mutation: unknown, { id, name }: { id: string; name: string }) => ({ ...person(id), name: note(name) }),
      restart: () => note('restart'),
      note: (_mutation: unknown, { text }: { text: string }) => note(text),
    },
    Person: {
      note: ({ id }: Row) => ({
        text: `note on ${id}`,
        about: person(FRIENDS[id] ?? id),
        inner: { text: `inner note on ${id}` },
      }),
      friend: ({ id }: Row) => (FRIENDS[id] ? person(FRIENDS[id]) : null),
    },
    Letter: { related: () => CARD },
    Card: { related: () => LETTER },
  },
};

export const HOUSEHOLD_FIXTURE: readonly FixtureSubgraph[] = [HOUSEHOLD, VOCABULARY];
