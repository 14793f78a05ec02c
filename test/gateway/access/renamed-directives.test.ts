import { describe, expect, it } from '@jest/globals';
import { BRUNO, partner, STAFF } from '../../support/demo-viewers.ts';
import { loadFixture, VOCABULARY } from '../../support/fixture-supergraphs.ts';

const BODY = `
  extend type Query {
    people: [Person!] @policy(policies: [["public"]])
    staffOnly: String @policy(policies: [["staff"]])
    signedIn: String @authenticated
    scoped: String @requiresScopes(scopes: [["a:read"]])
  }
  type Person @policy(policies: [["self"], ["head_of_household_limited"]]) {
    id: ID! @subject(as: "person")
    own: String @policy(policies: [["self"]])
  }
  ${VOCABULARY.sdl.slice(VOCABULARY.sdl.indexOf('directive @subject'))}`;

const RESOLVERS = {
  Query: {
    people: () => ['p0201', 'p0202', 'p0401'].map((id) => ({ id, own: `own of ${id}` })),
    staffOnly: () => 'for the staff',
    signedIn: () => 'signed in',
    scoped: () => 'scoped',
  },
};

type Names = {
  readonly policy: string;
  readonly authenticated: string;
  readonly requiresScopes: string;
  readonly subject: string;
};

/** The body with its directives under other names. */
const renamed = (names: Names): string =>
  Object.entries(names).reduce((sdl, [name, other]) => sdl.replaceAll(new RegExp(`@${name}\\b`, 'g'), `@${other}`), BODY);

const FEDERATION = 'url: "https://specs.apollo.dev/federation/v2.11"';
const SUBJECT = 'url: "https://myservices.mass.gov/specs/subject/v1.0"';

const WAYS: readonly [way: string, head: string, names: Names][] = [
  [
    'import: [{ name, as }]',
    `extend schema
      @link(${FEDERATION}, import: ["@composeDirective", "@inaccessible"
        { name: "@policy", as: "@rule" }, { name: "@authenticated", as: "@known" }, { name: "@requiresScopes", as: "@granted" }
      ])
      @link(${SUBJECT}, import: [{ name: "@subject", as: "@whose" }])
      @composeDirective(name: "@whose")`,
    { policy: 'rule', authenticated: 'known', requiresScopes: 'granted', subject: 'whose' },
  ],
  [
    '@link(as:)',
    `extend schema
      @link(${FEDERATION}, as: "fed", import: ["@composeDirective", "@inaccessible"])
      @link(${SUBJECT}, as: "owner")
      @composeDirective(name: "@owner")`,
    { policy: 'fed__policy', authenticated: 'fed__authenticated', requiresScopes: 'fed__requiresScopes', subject: 'owner' },
  ],
  [
    'no import',
    `extend schema
      @link(${FEDERATION}, import: ["@composeDirective", "@inaccessible"])
      @link(${SUBJECT})
      @composeDirective(name: "@subject")`,
    {
      policy: 'federation__policy',
      authenticated: 'federation__authenticated',
      requiresScopes: 'federation__requiresScopes',
      subject: 'subject',
    },
  ],
];

describe.each(WAYS)('security directives under other names: %s', (_way, head, names) => {
  const load = () => loadFixture([{ name: 'renamed', sdl: head + renamed(names), resolvers: RESOLVERS }]);

  it('bind as under their own names', async () => {
    const { ask } = load();
    const query = '{ people { id own } staffOnly signedIn scoped }';
    expect(await ask(BRUNO, query)).toEqual({
      data: {
        people: [
          { id: 'p0201', own: 'own of p0201' },
          { id: 'p0202', own: null },
        ],
        staffOnly: null,
        signedIn: 'signed in',
        scoped: null,
      },
      errors: ['people.1.own', 'staffOnly', 'scoped'].map((path) => `${path} UNAUTHORIZED_FIELD_OR_TYPE`),
    });
    const signedIn = 'signed in';
    expect((await ask(STAFF, query)).data).toEqual({ people: [], staffOnly: 'for the staff', signedIn, scoped: null });
    expect((await ask(partner('a:read'), query)).data).toEqual({ people: [], staffOnly: null, signedIn, scoped: 'scoped' });
  });
});
