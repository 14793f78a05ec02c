import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../gateway/standing/change-follower.ts';
import { DEMO_NOW, demoDay } from '../../subgraphs/shared/demo.ts';
import type { Store } from '../../subgraphs/identity/store.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { KNOWS } from '../support/leak-scan.ts';

/** The longest time between a change and the request that shows it (RO-9 allows a second). */
const SHOWN_MS = POLL_INTERVAL_MS + 1;

/** What these may know before, or after, the changes below. */
const knows = { ...KNOWS, 'H04-hugo': { own: 'p0402', members: ['p0401', 'p0403'] }, H11: { own: 'p1101', members: ['p1102'] } };

let graph: Graph;
let store: Store;
let dataNow: number;
let passed: number;
beforeEach(async () => {
  dataNow = DEMO_NOW;
  passed = 0;
  graph = await startGraph({ dataClock: () => dataNow, clock: () => Date.now() + passed }, knows);
  store = graph.subgraphs.get('identity')?.store as Store;
});
afterEach(() => graph.stop());

/** Lets the clock of the gateway go on, as far as a change may take to be seen. */
const later = () => void (passed += SHOWN_MS);

type Member = { person: { id: string } };
async function members(signIn: string): Promise<string[]> {
  const { data } = await graph.ask(signIn, '{ households { members { person { id } } } }');
  return (
    (data.households as { members: Member[] }[] | null)?.flatMap((household) =>
      household.members.map(({ person }) => person.id),
    ) ?? ['denied']
  );
}

async function person(signIn: string, id: string, fields: string): Promise<unknown> {
  const query = `query ($id: ID!) { person(id: $id) { ${fields} } }`;
  return (await graph.ask(signIn, query, { id })).data.person;
}

describe('RO-9: a change of standing takes effect at the next request', () => {
  it('a membership that ends', async () => {
    expect(await members('H02')).toEqual(['p0201', 'p0202', 'p0203', 'p0204']);
    await store.endMembership('h02', 'p0204', demoDay(0));
    later();
    expect(await members('H02')).toEqual(['p0201', 'p0202', 'p0203']);
    expect(await person('H02', 'p0204', 'id')).toBeNull();
  });

  it('one’s own membership that ends', async () => {
    expect(await members('H04-hugo')).toEqual(['p0402']);
    await store.endMembership('h04', 'p0402', demoDay(0));
    later();
    expect(await members('H04-hugo')).toEqual([]);
    expect(await person('H04-hugo', 'p0402', 'id')).toEqual({ id: 'p0402' });
  });

  it('a membership that ends by itself, when its day comes and nothing else changes', async () => {
    // Within the hour in which days begin in Massachusetts, standings are not kept: it begins a second from now.
    dataNow = Date.parse(`${demoDay(1)}T03:59:59Z`);
    await store.endMembership('h02', 'p0204', demoDay(1));
    later();
    expect(await members('H02')).toContain('p0204');
    dataNow = Date.parse(`${demoDay(1)}T05:00:01Z`);
    passed += 1_001;
    expect(await members('H02')).not.toContain('p0204');
  });

  it('another head', async () => {
    expect(await members('H04-hugo')).toEqual(['p0402']);
    await store.moveHead('h04', 'p0402');
    later();
    expect(await members('H04-hugo')).toEqual(['p0402', 'p0401', 'p0403']);
    expect(await members('H04')).toEqual(['p0401']);
  });

  it('a restriction, and its end (RO-10)', async () => {
    const fields = 'name { full } eligibility { status } enrollments { planName }';
    const open = { enrollments: [{ planName: 'H04P03 planName' }] };
    expect(await person('H04', 'p0403', fields)).toMatchObject(open);
    await store.setRestricted('p0403', true);
    later();
    const narrow = { name: { full: 'Jo Sample' }, eligibility: [{ status: 'APPROVED' }], enrollments: [] };
    expect(await person('H04', 'p0403', fields)).toEqual(narrow);
    await store.setRestricted('p0403', false);
    later();
    expect(await person('H04', 'p0403', fields)).toMatchObject(open);
    expect(await person('H11', 'p1102', 'enrollments { planName }')).toEqual({ enrollments: [] });
    await store.setRestricted('p1102', false);
    later();
    expect(await person('H11', 'p1102', 'enrollments { planName }')).toEqual({ enrollments: [{ planName: 'H11P02 planName' }] });
  });

  it('a link that ends', async () => {
    expect(await members('H05')).toEqual(['p0501']);
    await store.unlink('acct-kazimir-lmg', 'MASSHEALTH');
    later();
    const { data, errors } = await graph.ask('H05', '{ viewer { id } me { id } }');
    expect(data).toEqual({ viewer: { id: 'acct-kazimir-lmg' }, me: null });
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['me']);
  });
});
