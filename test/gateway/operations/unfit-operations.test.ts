import { describe, expect, it } from '@jest/globals';
import { broken } from '../../../gateway/operations/check-operations.ts';
import { makeOperationSet } from '../../../gateway/operations/operation-set.ts';
import { registerDocument } from '../../../gateway/operations/register-document.ts';
import { checkAgainst, lines, namesOf, ours } from '../../support/check-registered.ts';

describe('an operation that is not fit to be registered', () => {
  const registered = (body: string, client = 'portal') => {
    const operation = registerDocument('own', body);
    if (typeof operation === 'string') throw new Error(operation);
    return makeOperationSet(new Map([[client, [operation]]]));
  };
  const found = (body: string, client?: string) => lines(checkAgainst(ours, null, registered(body, client)));

  it('asks for more than its client may see', () => {
    expect(found('query Own { me { id } feedStatus { masshealth { asOf records } } }', 'eligibility-partner')).toEqual([
      'eligibility-partner Own: never allow; Query.me; is denied or hidden; me',
      'eligibility-partner Own: never allow; Feed.records; is denied or hidden; feedStatus.masshealth.records',
    ]);
    expect(found('query Own { me { id } }', 'documents-partner')).toEqual([
      'documents-partner Own: never answered; every field is denied or hidden',
    ]);
  });

  it('could be asked with a page that makes it too dear', () => {
    const body =
      'query Dear($first: Int!) { me { notices(first: $first) { edges { node { decisions { person { name { full } } } } } } } }';
    expect(found(body)).toEqual(['portal Dear: over limit; cost; 1302 of 1000']);
  });

  it('guesses beside something else, or asks for the schema', () => {
    const guess =
      'mutation Guess($by: LinkBy!, $on: Date!) { linkAccount(by: $by, birthDate: $on) { linked } signOut { signedOut } }';
    expect(found(guess)).toEqual(['portal Guess: not alone; Mutation.linkAccount; is refused beside another; linkAccount']);
    expect(found('query Schema { __schema { types { name } } }').map((line) => line.split(';')[0])).toEqual([
      'portal Schema: invalid',
    ]);
  });

  it('repeats no value that stands in its text', () => {
    const [line] = found('mutation Own { signOut { signedOut } createHandOff(target: "900-12-0001") { url } }');
    expect(line).toBe('portal Own: invalid; A value does not have the type that is expected; 1:60');
  });

  it('was broken before, and is not broken by this supergraph', () => {
    const set = registered('query Old { nothing }');
    const checked = checkAgainst(ours, ours, set);
    expect(checked[0]?.verdict).toBe('breaking');
    expect(broken(checked)).toEqual([]);
    expect(namesOf(broken(checkAgainst(ours, null, set)))).toEqual(['Old']);
  });

  it('must be of a client that there is', () => {
    expect(() => checkAgainst(ours, null, registered('query Own { me { id } }', 'nobody'))).toThrow(
      'The operations of "nobody" belong to no client',
    );
  });
});
