import { describe, expect, it } from '@jest/globals';
import { broken } from '../../../gateway/operations/check-operations.ts';
import { readSupergraphFacts } from '../../../gateway/operations/supergraph-facts.ts';
import { changedSupergraph, type SdlChange } from '../../support/changed-supergraph.ts';
import { checkAgainst, checkChanged, lines, namesOf, ours } from '../../support/check-registered.ts';

describe('a supergraph that breaks nobody', () => {
  it('is found to be so for every registered operation of every client', () => {
    const checked = checkAgainst(ours);
    expect(lines(checked)).toEqual([]);
    expect(new Set(checked.map(({ client }) => client))).toEqual(
      new Set(['portal', 'eligibility-partner', 'documents-partner', 'hand-off-partner']),
    );
    expect(namesOf(checked)).toEqual(expect.arrayContaining(['MyInfo', 'MyBenefits', 'CheckCoverage', 'RedeemHandOff']));
    expect(checked.every(({ measure, verdict }) => verdict === 'fine' && measure !== null && measure.cost > 0)).toBe(true);
  });

  it('also when it has more than before, and other descriptions', () => {
    const checked = checkChanged(
      ['identity', '"A phone number."', '"New." type Fresh @policy(policies: [["public"]]) { one: Int }\n"A phone number."'],
      ['identity', '  name: PersonName\n', '  name: PersonName\n  "The year of birth."\n  birthYear: Int\n'],
      ['identity', '"The person to whom the signed-in account is linked."', '"Oneself."'],
      ['masshealth', 'For partner systems', 'For the systems of partners'],
    );
    expect(lines(checked)).toEqual([]);
  });

  it('also when somebody sees more than before', () => {
    expect(lines(checkChanged(['identity', ' @listSize(assumedSize: 10) @policy(policies: [["member_present"]])', '']))).toEqual(
      [],
    );
  });
});

describe('a change that breaks an operation', () => {
  it('removes a field', () => {
    const checked = checkChanged(['identity', / {2}"Date of birth\."\n {2}birthDate: Date\n/, '']);
    expect(lines(checked)).toEqual(['portal MyInfo: invalid; Cannot query field "birthDate" on type "Person".; 18:5 81:9']);
    expect(checked.find(({ name }) => name === 'MyInfo')).toMatchObject({ verdict: 'breaking', measure: null });
    expect(namesOf(broken(checked))).toEqual(['MyInfo']);
  });

  it('changes a type, in a way that the operation stays valid', () => {
    expect(lines(checkChanged(['identity', 'birthDate: Date\n', 'birthDate: DateTime\n']))).toEqual([
      'portal MyInfo: type changed; Person.birthDate; was Date, is DateTime; me.birthDate households.members.person.birthDate',
    ]);
    expect(
      lines(checkChanged(['notices', 'regulationCitations: [String!] @listSize(assumedSize: 3)', 'regulationCitations: String'])),
    ).toEqual([
      'portal ReadNotice: type changed; Notice.regulationCitations; was [String!], is String; notice.regulationCitations',
    ]);
  });

  it('lets a value be null that never was, and not the other way round', () => {
    expect(
      lines(
        checkChanged([
          'identity',
          'confirm it.\n  """\n  emailVerified: Boolean!',
          'confirm it.\n  """\n  emailVerified: Boolean',
        ]),
      ),
    ).toEqual(['portal Account: may be null; Account.emailVerified; was Boolean!, is Boolean; viewer.account.emailVerified']);
    expect(lines(checkChanged(['documents', 'notAcceptedReason: String', 'notAcceptedReason: String!']))).toEqual([]);
  });

  it('asks for one more argument', () => {
    const checked = checkChanged([
      'notices',
      'notice("The id of the notice." id: ID!)',
      'notice("The id." id: ID!, "The year." year: Int!)',
    ]);
    expect(lines(checked)).toEqual([
      'portal DownloadNotice: invalid; Field "notice" argument "year" of type "Int!" is required, but it was not provided.; 2:3',
      'portal ReadNotice: invalid; Field "notice" argument "year" of type "Int!" is required, but it was not provided.; 2:3',
    ]);
  });

  it('asks for one more field of an input, which no validation can tell', () => {
    const checked = checkChanged([
      'identity',
      '  "The kind of delegate."\n  delegateKind: DelegateKind!\n  "Whether the member',
      '  "Reason."\n  reason: String!\n  "The kind of delegate."\n  delegateKind: DelegateKind!\n  "Whether the member',
    ]);
    expect(lines(checked)).toEqual([
      'portal StartAssistedSession: input changed; StartAssistedSessionInput.reason; is new, and must be given; $input',
    ]);
  });

  it('takes a value from an enum, whether it is given or answered', () => {
    const removed = (value: string): SdlChange => ['identity', new RegExp(`  ".*"\n  ${value}\n`), ''];
    expect(lines(checkChanged(removed('NO_FIXED_ADDRESS')))).toEqual([
      'portal MyInfo: value removed; AddressKind; has no NO_FIXED_ADDRESS any more; me.contact.homeAddress.kind me.contact.mailingAddress.kind',
    ]);
    expect(lines(checkChanged(removed('DTA')))).toEqual([
      'portal Account: value removed; LinkKind; has no DTA any more; viewer.links.kind',
      'portal LinkAccount: value removed; LinkKind; has no DTA any more; linkAccount.link.kind',
      'portal UnlinkAccount: value removed; LinkKind; has no DTA any more; unlinkAccount.kind $kind',
    ]);
  });

  it('costs more than the limit, with the largest page that may be asked for', () => {
    const checked = checkChanged(['documents', '@listSize(assumedSize: 16)', '@listSize(assumedSize: 200)']);
    const found = checked.find(({ name }) => name === 'MyDocuments');
    expect(found?.verdict).toBe('breaking');
    expect(found?.findings.map(({ kind, about }) => `${kind} ${about}`)).toEqual(['over limit cost', 'cost grown ']);
    expect(found?.measure).toMatchObject({ pageSize: 50, depth: 7 });
    expect(found?.measure?.cost).toBeGreaterThan(1000);
  });
});

describe('a stricter policy', () => {
  it('breaks what the role sees today, and names the role and the policies', () => {
    const birthDate = (policy: string): SdlChange => [
      'identity',
      'birthDate: Date\n',
      `birthDate: Date @policy(policies: ${policy})\n`,
    ];
    expect(lines(checkChanged(birthDate('[["self"]]')))).toEqual([
      'portal MyInfo: now deny; Person.birthDate; was self | head_of_household_limited, is (self | head_of_household_limited) & self; me.birthDate households.members.person.birthDate; head, head, restricted',
    ]);
    expect(lines(checkChanged(birthDate('[["self"], ["head_of_household"]]')))[0]).toContain('now hide; Person.birthDate');
  });

  it('on a type is told once, for what is hidden with it', () => {
    const checked = checkChanged([
      'masshealth',
      'type Eligibility @policy(policies: [["self"], ["head_of_household_limited"]])',
      'type Eligibility @policy(policies: [["self"]])',
    ]);
    expect(lines(checked)).toEqual([
      'portal MyBenefits: now hide; Eligibility; was self | head_of_household_limited, is self; households.members.person.eligibility; head, head, restricted',
    ]);
  });

  it('breaks a partner, judged with its own scopes', () => {
    const checked = checkChanged([
      'masshealth',
      '@requiresScopes(scopes: [["eligibility:read"]])',
      '@requiresScopes(scopes: [["eligibility:full"]])',
    ]);
    expect(lines(checked)).toEqual([
      'eligibility-partner CheckCoverage: never answered; every field is denied or hidden',
      'eligibility-partner CheckCoverage: now deny; Query.coverageCheck; was scope:eligibility:read & partner, is scope:eligibility:full & partner; coverageCheck; eligibility-partner',
    ]);
  });

  it('that only asks for a recent sign-in breaks those who signed in long ago', () => {
    const checked = checkChanged([
      'identity',
      'securityEvents: [SecurityEvent!] @listSize(assumedSize: 10) @policy(policies: [["member_present"]])',
      'securityEvents: [SecurityEvent!] @listSize(assumedSize: 10) @policy(policies: [["member_present", "recent_sign_in"]])',
    ]);
    expect(lines(checked)).toEqual([
      'portal Account: now deny; Viewer.securityEvents; was signed_in & member_present, is signed_in & member_present + recent_sign_in; viewer.securityEvents; signed in long ago',
    ]);
  });

  it('that depends on whose data it is from now on, or shows in no role, is worth a word', () => {
    const depends = checkChanged(['notices', /(\n {2}totalCount: Int!)/, '$1 @policy(policies: [["self"]])']);
    expect(lines(depends)).toEqual([
      'portal MyNotices: now depends; NoticeConnection.totalCount; was signed_in, is signed_in & self; me.notices.totalCount; member, MA Login, login.mass.gov, delegate, signed in long ago',
    ]);
    expect(depends.find(({ name }) => name === 'MyNotices')?.verdict).toBe('warning');
    const unseen = checkChanged([
      'identity',
      'viewer: Viewer @policy(policies: [["signed_in"]])',
      'viewer: Viewer @authenticated',
    ]);
    expect(lines(unseen)).toContain('portal Account: policy changed; Query.viewer; was signed_in, is authenticated; viewer');
    expect(broken([...depends, ...unseen])).toEqual([]);
  });
});

describe('a change that is worth a word', () => {
  it('deprecates a field', () => {
    const checked = checkChanged([
      'identity',
      'birthDate: Date\n',
      'birthDate: Date @deprecated(reason: "Ask for birthYear.")\n',
    ]);
    expect(lines(checked)).toEqual([
      'portal MyInfo: deprecated; The field Person.birthDate is deprecated. Ask for birthYear.; 18:5 81:9',
    ]);
    expect(broken(checked)).toEqual([]);
  });

  it('deprecates a value or an argument that is given', () => {
    const value = checkChanged(['identity', /( {2}MAHEALTHCONNECTOR_APPLICATION)/, '$1 @deprecated(reason: "Gone soon.")']);
    expect(lines(value).map((line) => line.split(';')[0])).toEqual(['portal HandOffToApplication: deprecated']);
    const argument = checkChanged([
      'notices',
      '"The cursor to continue after." after: String',
      'after: String @deprecated(reason: "Gone soon.")',
    ]);
    expect(lines(argument).map((line) => line.split(';')[0])).toEqual(['portal MyNotices: deprecated']);
  });

  it('adds a value, changes a default, or makes an operation dearer', () => {
    expect(
      lines(checkChanged(['identity', '  "A post office box."\n', '  "A boat."\n  BOAT\n  "A post office box."\n'])),
    ).toEqual([
      'portal MyInfo: value added; AddressKind; can be BOAT; me.contact.homeAddress.kind me.contact.mailingAddress.kind',
    ]);
    const pages: SdlChange = [
      'notices',
      'mailings("Page size, at most 50." first: Int! = 20)',
      'mailings(first: Int! = 20, type: String = "ALL")',
    ];
    const other: SdlChange = [
      'notices',
      'mailings("Page size, at most 50." first: Int! = 20)',
      'mailings(first: Int! = 20, type: String = "TAX")',
    ];
    const before = readSupergraphFacts(changedSupergraph(pages));
    expect(lines(checkAgainst(readSupergraphFacts(changedSupergraph(other)), before))).toEqual([
      'portal TaxForms: default changed; Household.mailings(type:); was "ALL", is "TAX"; households.mailings',
    ]);
    expect(lines(checkChanged(['identity', '@listSize(assumedSize: 8)', '@listSize(assumedSize: 14)']))).toEqual([
      expect.stringMatching(/^portal MyBenefits: cost grown; was \d+, is \d+$/),
      expect.stringMatching(/^portal MyInfo: cost grown; was \d+, is \d+$/),
    ]);
  });
});
