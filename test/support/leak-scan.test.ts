import { describe, expect, it } from '@jest/globals';
import { listDemoSignIns } from '../../scripts/tooling/demo-sign-ins.ts';
import { findLeaks, KNOWS, refuseLeaks } from './leak-scan.ts';

const cursor = (id: string) => `"${Buffer.from(id).toString('base64url')}"`;

/** sign-in, and a text that it may see */
const HONEST: readonly (readonly [string, string, string])[] = [
  ['H02', 'one’s own plan', '{"pcpName":"H02P01 pcpName"}'],
  ['H02', 'one’s own address', '{"line1":"H02P01 homeAddress.line1"}'],
  ['H02', 'one’s own number, mail and ID', '{"a":"617-555-0102","b":"bruno.p0201@example.org","c":"999000000201"}'],
  ['H02', 'one’s own account', '{"id":"acct-bruno-ma","firstName":"Bruno","email":"bruno.p0201.account@example.org"}'],
  ['H02', 'one’s own mail', '{"title":"H02P01 ntc-0201-1 title","id":"ntc-0201-1","form":"tax-0201-1"}'],
  ['H02', 'a document sent for a child', '{"id":"doc-0204-1"}'],
  ['H02', 'the receipt of what was sent for a restricted child', '{"id":"doc-0203-1"}'],
  ['H02', 'a member’s name, plan and request', '{"a":"Carla Ejemplo","b":"H02P02 planName","c":"rfi-0202-1"}'],
  [
    'H02',
    'of a restricted member, name and coverage',
    '{"a":"Eva Ejemplo","id":"p0203","b":"eligibility-p0203-1","c":"dec-0203-1"}',
  ],
  ['H02', 'the cursor of one’s own notice', cursor('ntc-0201-1')],
  ['H02', 'days, moments and amounts', '{"a":"2026-11-16","b":"2026-11-16T15:00:00.000Z","c":"20.00","d":"02108"}'],
  ['H03', 'the profile of an account that is linked to nobody', '{"id":"acct-fiona-ma","email":"fiona.account@example.org"}'],
  ['H03', 'the receipt of what the account sent', '{"id":"doc-0301-1"}'],
  ['H06-lmg', 'the same person’s other account', '{"id":"acct-lara-ma"}'],
  ['H09', 'a proof of a member that was not accepted', '{"a":"H09P03 doc-0903-1 notAcceptedReason"}'],
  ['H09-pia', 'a notice sent to two', '{"id":"ntc-0901-2","title":"H09P01 ntc-0901-2 title"}'],
  ['H13-max', 'both of one’s households', '{"a":"h13","b":"h14"}'],
  ['partner-documents', 'any receipt', '{"id":"doc-0101-1"}'],
  ['anonymous', 'help', '{"phone":"(800) 841-2900","learnMoreUrl":"https://www.mass.gov/info-details/learn-about-myservices"}'],
];

/** sign-in, and a text that its answer must not hold */
const PLANTED: readonly (readonly [string, string])[] = [
  ['anonymous', 'H01P01 planName'],
  ['H01', 'H02P01 planName'],
  ['H02', 'H02P02 homeAddress.line1'],
  ['H02', 'H02P03 pcpName'],
  ['H02', 'H02P02 ntc-0202-1 title'],
  ['H02', 'H02P02 doc-0202-1 notAcceptedReason'],
  ['H02', 'H02P03 doc-0203-1 notAcceptedReason'],
  ['H04-hugo', 'H04P01 name.preferred'],
  ['H04-hugo', 'Irma Sample'],
  ['H04-hugo', '"Irma"'],
  ['H03', 'Greta Muster'],
  ['H01', 'Fiona Muster'],
  ['H01', 'Nadia Novata'],
  ['H02', '617-555-0103'],
  ['H02', '617-555-0199'],
  ['H02', 'carla.p0202@example.org'],
  ['H02', 'carla.p0202.account@example.org'],
  ['H01', 'fiona.account@example.org'],
  ['H02', '999000000202'],
  ['H02', '900-12-0001'],
  ['H02', '900120001'],
  ['H02', 'doc-0202-1'],
  ['H02', 'ntc-0203-1'],
  ['H02', 'rfi-0203-1'],
  ['H02', 'enrollment-p0203-1'],
  ['H01', 'eligibility-p0201-1'],
  ['H01', 'hce-0601-1'],
  ['H01', 'dec-0201-1'],
  ['H01', 'tax-0201-1'],
  ['H01', 'p0201'],
  ['H13', 'p1304'],
  ['H01', '"h02"'],
  ['H13', '"h14"'],
  ['H01', 'acct-bruno-ma'],
  ['partner-documents', 'rfi-0101-1'],
  ['partner-eligibility', 'doc-0101-1'],
];

describe('the leak scan', () => {
  it.each(HONEST)('finds nothing in what %s may know: %s', (signIn, _what, text) => {
    expect(findLeaks(text, KNOWS[signIn] ?? {})).toEqual([]);
  });

  it.each(PLANTED)('finds in an answer to %s: %s', (signIn, value) => {
    const leaks = findLeaks(`{"data":{"me":{"some":${JSON.stringify(value)}, "other": ${value}}}}`, KNOWS[signIn] ?? {});
    expect(leaks.some((leak) => value.includes(leak))).toBe(true);
  });

  it('finds the id that a cursor hides', () => {
    expect(findLeaks(`{"endCursor":${cursor('doc-0202-1')}}`, KNOWS['H02'] ?? {})).toEqual(['doc-0202-1']);
  });

  it.each(HONEST.filter(([, what]) => !/^(help|days)/.test(what)))(
    'finds in a header or log line even what %s may know: %s',
    (_signIn, _what, text) => expect(findLeaks(text, null)).not.toEqual([]),
  );

  it('finds nothing in an honest log line', () => {
    const line = { level: 30, time: 1792508400000, event: 'request', operation: 'a'.repeat(64), status: 200, viewer: 'person' };
    expect(findLeaks(JSON.stringify(line), null)).toEqual([]);
  });

  it('says where it found what', () => {
    expect(() => refuseLeaks('the log', 'x p0201 x doc-0201-1 x p0201', null)).toThrow(
      'In the log stands what must not be there: doc-0201-1, p0201',
    );
  });

  it('knows every demo sign-in', () => {
    const names = listDemoSignIns()
      .split('\n')
      .map((line) => line.trim().split(' ')[0]);
    expect(Object.keys(KNOWS).sort()).toEqual([...names, 'anonymous'].sort());
  });
});
