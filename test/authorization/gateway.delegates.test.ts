import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RAISED_RATES, RAISED_SETTINGS } from '../../scripts/tooling/raised-rates.ts';
import type { Store as NoticesStore } from '../../subgraphs/notices/store.ts';
import { askWith, startAssisted } from '../support/delegates.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { exchange } from './exchange.ts';
import { fullHouseholds } from './full-households.ts';
import { QUESTIONS } from './gateway.questions.ts';
import { SAME_AS } from './same-as.ts';
import { type Situation, variablesOf } from './situations.ts';

/** DE-2: a delegate sees what the member sees, to the byte, and changes nothing of it. */

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ feeds: fullHouseholds(), rateLimits: RAISED_RATES, settings: RAISED_SETTINGS });
});
afterAll(() => graph.stop());

const delegates = SAME_AS.filter(({ isDelegate }) => isDelegate).map(({ situation }) => situation);
const reads = QUESTIONS.filter((question) => question.startsWith('query'));

/** What says that a delegate looks, and nothing of the member; and what is made anew each time it is asked for. */
const OF_THE_SIGN_IN = /"(authenticatedAt|isDelegate|handle)":("[^"]*"|null|true|false)/g;
/** A hand-off is for the member in person, and so asked for elsewhere. */
const IN_PERSON = ' handOffTargets';

async function textOf(situation: Situation, ask: (query: string, variables: object) => Promise<string>): Promise<string> {
  const texts: string[] = [];
  for (const question of reads) {
    await exchange(question.replace(IN_PERSON, ''), variablesOf(situation), async (query, variables) => {
      texts.push(await ask(query, variables));
      return { data: null, errors: [] };
    });
  }
  return texts.join('\n').replaceAll(OF_THE_SIGN_IN, '"$1":"…"');
}

it.each(delegates)('GW-DELEGATE-ALIKE-$code: $describes, gets the answers that the member gets (DE-2)', async (situation) => {
  const { token } = await startAssisted(graph, situation.signIn);
  const own = await textOf(
    situation,
    async (query, variables) => (await graph.ask(situation.signIn, query, { ...variables })).text,
  );
  expect(own).toContain(`"${situation.account}"`);
  const shown = await textOf(situation, async (query, variables) => (await askWith(graph.url, token, query, variables)).text);
  expect(shown).toBe(own);
});

describe('a delegate of Bruno', () => {
  const STATE = `{ viewer {
    account { id firstName lastName email } links { kind state method linkedAt lockedUntil } securityEvents { kind at }
    assistedSessions { id delegateName endedAt }
  } }`;
  const marks = () => graph.subgraphs.get('notices')!.store as NoticesStore;
  const state = async () => [
    (await graph.ask('H02', STATE)).data as unknown,
    await marks().readMarks(['acct-bruno-ma']),
    (await graph.ask('H02', '{ me { id } household(id: "h02") { members { person { id } } } }')).data as unknown,
  ];
  const own = variablesOf(delegates.find(({ code }) => code === 'Db')!);
  const present = 'delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true';

  it.each([
    [
      'GW-DELEGATE-LINK',
      'linkAccount',
      `(by: { massHealthId: "${own.massHealthId}" }, birthDate: "${own.birthDate}") { linked }`,
    ],
    ['GW-DELEGATE-UNLINK', 'unlinkAccount', '(kind: MAHEALTHCONNECTOR) { state }'],
    ['GW-DELEGATE-START', 'startAssistedSession', `(input: { ${present} }) { token }`],
    ['GW-DELEGATE-END', 'endAssistedSession', '(id: "$own") { session { endedAt } }'],
    ['GW-DELEGATE-HAND-OFF', 'createHandOff', '(target: MAHEALTHCONNECTOR_APPLICATION) { url }'],
    ['GW-DELEGATE-MARK', 'markNoticeRead', '(id: "ntc-0201-1") { notice { readAt } }'],
  ])('%s: is denied %s, and nothing changes (DE-2, UP-1)', async (_id, field, rest) => {
    const { id, token } = await startAssisted(graph, 'H02');
    const before = await state();
    const { status, data, errors } = await askWith(graph.url, token, `mutation { ${field}${rest.replace('$own', id)} }`);
    expect({ status, data: data as unknown }).toEqual({ status: 200, data: { [field]: null } });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[[field], 'UNAUTHORIZED_FIELD_OR_TYPE']]);
    expect(await state()).toEqual(before);
  });

  it('GW-DELEGATE-SIGN-OUT: ends only their own assisted session, not another one and not the member’s sign-in (DE-2)', async () => {
    const [one, other] = [await startAssisted(graph, 'H02'), await startAssisted(graph, 'H02')];
    const { data } = await askWith(graph.url, one.token, 'mutation { signOut { signedOut } }');
    expect(data).toEqual({ signOut: { signedOut: true } });
    const who = '{ viewer { id isDelegate } }';
    expect((await askWith(graph.url, one.token, who)).status).toBe(401);
    expect((await askWith(graph.url, other.token, who)).data).toEqual({ viewer: { id: 'acct-bruno-ma', isDelegate: true } });
    expect((await graph.ask('H02', who)).data).toEqual({ viewer: { id: 'acct-bruno-ma', isDelegate: false } });
  });
});
