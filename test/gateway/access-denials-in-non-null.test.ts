import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findDenialsInNonNull } from '../../gateway/access/find-denials-in-non-null.ts';
import { loadAccessModel } from '../../gateway/access/load-access-model.ts';
import { compose } from '../../scripts/compose.ts';

/**
 * Fields that stay non-null although some viewer can be denied them, each with the reason why its siblings may go along.
 * Coordinate → reason.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const ADVICE =
  'make it nullable. If its policy holds wherever that of its type does, say so in IMPLIES of gateway/access/find-denials-in-non-null.ts';

describe('a field that some viewer can be denied is nullable, so that a denial does not remove its siblings', () => {
  it('holds for the whole graph except the listed exceptions, and every exception is needed', () => {
    const model = loadAccessModel(readFileSync('schema/supergraph.graphql', 'utf8'));
    const unlisted = findDenialsInNonNull(model).filter((place) => !Object.hasOwn(EXCEPTIONS, place));
    expect(unlisted.map((place) => `${place}: ${ADVICE}`)).toEqual([]);
    expect(Object.keys(EXCEPTIONS).filter((place) => !findDenialsInNonNull(model).includes(place))).toEqual([]);
  });

  it('finds a field whose own policy asks for more than its type', () => {
    expect(denials('type Thing @policy(policies: [["signed_in"]]) { a: Int! b: Int! @policy(policies: [["linked"]]) }')).toEqual([
      'Thing.b',
    ]);
  });

  it('accepts a policy that is already implied, in any order of writing', () => {
    const same = '[["submitter", "self"], ["head_of_household"]]';
    expect(
      denials(`type Thing @policy(policies: ${same}) { a: Int! @policy(policies: [["head_of_household"], ["self"]]) }`),
    ).toEqual([]);
    expect(
      denials(
        'type Thing @policy(policies: [["head_of_household"]]) { a: Int! @policy(policies: [["head_of_household_limited"]]) }',
      ),
    ).toEqual([]);
    expect(denials('type Thing @policy(policies: [["recent_sign_in"]]) { a: Int! @authenticated }')).toEqual([]);
    expect(denials('type Thing @policy(policies: [["self"]]) { a: Int! @policy(policies: [["public"]]) }')).toEqual([]);
  });

  it('does not mistake a weaker policy for a stronger one', () => {
    expect(
      denials(
        'type Thing @policy(policies: [["head_of_household_limited"]]) { a: Int! @policy(policies: [["head_of_household"]]) }',
      ),
    ).toEqual(['Thing.a']);
  });

  it('finds a field that leads to a type whose policy can fail', () => {
    expect(
      denials('type Thing @policy(policies: [["signed_in"]]) { a: Part! } type Part @policy(policies: [["linked"]]) { b: Int }'),
    ).toEqual(['Thing.a']);
  });

  it('accepts a list whose items are hidden one by one, and rejects one that is denied as a whole', () => {
    const thing = 'type Thing @policy(policies: [["signed_in"]]) { a: [Part!]! }';
    expect(denials(`${thing} type Part @policy(policies: [["self"]]) { id: ID @subject(as: "person") }`)).toEqual([]);
    expect(denials(`${thing} type Part @policy(policies: [["linked"]]) { id: ID }`)).toEqual(['Thing.a']);
  });

  it('checks again an object that names its own subject', () => {
    const thing = 'type Thing @policy(policies: [["self"]]) { id: ID @subject(as: "person") part: Part! }';
    expect(denials(`${thing} type Part @policy(policies: [["self"]]) { b: Int }`)).toEqual([]);
    expect(denials(`${thing} type Part @policy(policies: [["self"]]) { b: ID @subject(as: "person") }`)).toEqual(['Thing.part']);
  });

  it('also checks the policy of the root type at the root', () => {
    expect(denials('type Thing { a: Int }', 'type Query @policy(policies: [["linked"]]) { thing: Thing number: Int! }')).toEqual([
      'Query.number',
    ]);
  });

  it('checks every member type of a union', () => {
    const parts = 'union Part = One | Other type One { a: Int } type Other @policy(policies: [["staff"]]) { b: Int }';
    expect(denials(`type Thing { part: Part! } ${parts}`)).toEqual(['Thing.part']);
  });
});

function denials(types: string, query = 'type Query { thing: Thing }'): string[] {
  const sdl = `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@authenticated", "@policy", "@composeDirective"])
      @link(url: "https://myservices.mass.gov/specs/subject/v1.0", import: ["@subject"])
      @composeDirective(name: "@subject")
    directive @subject(as: String!) on FIELD_DEFINITION
    ${query} ${types}`;
  const { supergraphSdl } = compose([{ name: 'things', url: 'http://127.0.0.1/', file: 'things.graphql', sdl }]);
  return findDenialsInNonNull(loadAccessModel(supergraphSdl, { open: true }));
}
