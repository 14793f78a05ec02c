import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Viewer } from '../../../schema/contract/viewer.ts';
import { visiblePersons } from '../../../subgraphs/shared/visible-persons.ts';
import { BRUNO, CARLA, FIONA, MAX, STAFF, ZOE } from '../../support/demo-viewers.ts';

describe('RO-2, RO-4: visiblePersons', () => {
  it.each<[string, Viewer, string, string[]]>([
    ['the head: everybody, restricted ones too', BRUNO, 'h02', ['p0201', 'p0202', 'p0203', 'p0204']],
    ['a member: oneself', CARLA, 'h02', ['p0202']],
    ['a member of two households, in each', MAX, 'h14', ['p1303']],
    ['RO-8: a head who does not apply', ZOE, 'h13', ['p1301', 'p1302', 'p1303']],
    ['another household', BRUNO, 'h01', []],
    ['an account holder who is on no application', FIONA, 'h03', []],
    ['staff', STAFF, 'h02', []],
    ['nobody', ANONYMOUS, 'h02', []],
  ])('%s', (_case, viewer, household, persons) => {
    expect(visiblePersons(viewer, household)).toEqual(persons);
  });
});
