import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, post, startGraph } from '../support/graph.ts';
import { labels } from '../support/worded.ts';

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

/** Asks in a language; when none is named, the person's own counts. */
async function ask(signIn: string, query: string, language = '') {
  const headers = { authorization: `Bearer ${await graph.token(signIn)}`, 'accept-language': language };
  const { data, errors } = await post(graph.url, { query }, headers);
  expect(errors).toEqual([]);
  return data as unknown;
}

/** Samir's CarePlus, and what Viktor pays, in each language; written by hand. */
const DECISIONS = [
  {
    language: 'en',
    status: 'Approved for now, proof needed',
    decidedOn: 'August 12, 2026',
    start: 'August 18, 2026',
    end: 'November 29, 2026',
    renewalDueOn: 'August 13, 2027',
    asOf: 'November 16, 2026, 4:00 AM',
    premium: '$15.00',
  },
  {
    language: 'es',
    status: 'Aprobado provisionalmente, faltan comprobantes',
    decidedOn: '12 de agosto de 2026',
    start: '18 de agosto de 2026',
    end: '29 de noviembre de 2026',
    renewalDueOn: '13 de agosto de 2027',
    asOf: '16 de noviembre de 2026, 4:00 a.m.',
    premium: '$15.00',
  },
  {
    language: 'pt-BR',
    status: 'Aprovado provisoriamente, faltam comprovantes',
    decidedOn: '12 de agosto de 2026',
    start: '18 de agosto de 2026',
    end: '29 de novembro de 2026',
    renewalDueOn: '13 de agosto de 2027',
    asOf: '16 de novembro de 2026, 4:00',
    premium: '$\u00a015,00',
  },
  {
    language: 'zh-Hant',
    status: '暫時批准，需要證明文件',
    decidedOn: '2026年8月12日',
    start: '2026年8月18日',
    end: '2026年11月29日',
    renewalDueOn: '2027年8月13日',
    asOf: '2026年11月16日上午4:00',
    premium: '$15.00',
  },
  {
    language: 'vi',
    status: 'Tạm thời được chấp thuận, cần giấy tờ chứng minh',
    decidedOn: '12 tháng 8, 2026',
    start: '18 tháng 8, 2026',
    end: '29 tháng 11, 2026',
    renewalDueOn: '13 tháng 8, 2027',
    asOf: '16 tháng 11, 2026, 4:00',
    premium: '15,00\u00a0$',
  },
  {
    language: 'ht',
    status: 'Apwouve pou kounye a, nou bezwen prèv',
    decidedOn: '12 out 2026',
    start: '18 out 2026',
    end: '29 novanm 2026',
    renewalDueOn: '13 out 2027',
    asOf: '16 novanm 2026, 4:00 AM',
    premium: '$15.00',
  },
];

describe('LA-1: a decision on coverage', () => {
  it.each(DECISIONS)('in $language', async ({ language, premium, ...expected }) => {
    const whole = { coverageType: 'MassHealth CarePlus', medicareSavingsProgram: null, premium: null, ...expected };
    expect(await ask('H10', `{ me { eligibility { ${labels('Eligibility')} } } }`, language)).toEqual({
      me: { eligibility: [{ labels: whole }] },
    });
    expect(await ask('H12', '{ me { eligibility { labels { premium } } } }', language)).toEqual({
      me: { eligibility: [{ labels: { premium } }] },
    });
  });
});

describe('LA-1: a client that asks for no language', () => {
  it.each([
    ['H01', 'Head of household'],
    ['H02', 'Jefe del hogar'],
    ['H07', 'Chefe da família'],
    ['H12', '戶主'],
    ['H05', 'Chủ hộ'],
    ['H10', 'Chèf fanmi an'],
  ])('%s is answered in the language of their own person', async (signIn, role) => {
    expect(await ask(signIn, '{ households { viewerRole labels { viewerRole } } }')).toEqual({
      households: [{ viewerRole: 'HEAD', labels: { viewerRole: role } }],
    });
  });

  it('may ask for another at the next request, with the same token and document', async () => {
    const query = '{ me { eligibility { labels { status } } } }';
    const said = async (language: string) => JSON.stringify(await ask('H02', query, language));
    const [spanish, vietnamese] = await Promise.all([said('es'), said('vi')]);
    expect(spanish).toContain('Aprobado');
    expect(vietnamese).toContain('Được chấp thuận');
    expect(await said('es')).toBe(spanish);
  });
});

describe('RO-6, RO-10, LA-1: labels reveal nothing more', () => {
  it('a sensitive category stays denied in words', async () => {
    const query = '{ person(id: "p0202") { rfis { category labels { category } } } }';
    const { data, errors } = await graph.ask('H02', query);
    expect(data).toEqual({ person: { rfis: [{ category: null, labels: { category: null } }] } });
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(['person.rfis.0.category', 'person.rfis.0.labels.category']);
  });

  it('labels of a restricted member reveal no more than the codes', async () => {
    const query = `{ person(id: "p0203") { eligibility { ${labels('Eligibility')} } enrollments { ${labels('Enrollment')} } } }`;
    const { data, errors } = await graph.ask('H02', query);
    const coverage = {
      decidedOn: '2 de octubre de 2026',
      start: '22 de septiembre de 2026',
      renewalDueOn: '2 de octubre de 2027',
    };
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ person: { eligibility: [{ labels: coverage }], enrollments: [] } });
  });
});
