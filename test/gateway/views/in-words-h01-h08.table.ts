import {
  BY_MASSHEALTH_ID,
  BY_MA_LOGIN,
  ENGLISH,
  EVERYBODY,
  HEAD,
  type InWords,
  NO_PLAN_TYPE,
  NOT_BY_MA_LOGIN,
  PERSON,
  PO_BOX,
} from './in-words.ts';

const LARA = `
  CoverageType: CAREPLUS
  EligibilityStatus: DENIED
  WithheldReason: NOTHING_TO_SHOW
  HealthConnectorProgram: CONNECTORCARE
  HealthConnectorStatus: ENROLLED
  ProofCategory: INCOME TAX_STATUS
  Channel: E_SUBMISSION
  DocumentStatus: PROCESSED
  RfiStatus: WITHDRAWN
  ReceiptState: RECEIVED
  NoticeType: DENIAL
  NoticeReason: INCOME_OVER_LIMIT
  DeliveryMethod: MAIL
  AlertKind: APPEAL_DEADLINE NEW_NOTICE
  AlertSeverity: INFO`;

export const H01_TO_H08: readonly InWords[] = [
  {
    signIn: 'H01',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE} ${ENGLISH}
      CoverageType: CAREPLUS
      EligibilityStatus: APPROVED
      EnrollmentKind: PRIMARY_CARE_ACO
      EnrollmentStatus: ENROLLED
      ProofCategory: INCOME
      Channel: FAX
      DocumentStatus: PROCESSED
      RfiStatus: SATISFIED
      ReceiptState: RECEIVED
      NoticeType: APPROVAL ENROLLMENT_CONFIRMATION
      DeliveryMethod: MAIL ELECTRONIC
      TaxFormKind: FORM_1095_B`,
    values: `
      p0101.birthDate | February 11, 1992 | 11 de febrero de 1992 | 11 de fevereiro de 1992 | 1992年2月11日 | 11 tháng 2, 1992 | 11 fevriye 1992
      eligibility-p0101-1.renewalDueOn | May 30, 2027 | 30 de mayo de 2027 | 30 de maio de 2027 | 2027年5月30日 | 30 tháng 5, 2027 | 30 me 2027
      enrollment-p0101-1.fixedEnrollmentUntil | June 19, 2027 | 19 de junio de 2027 | 19 de junho de 2027 | 2027年6月19日 | 19 tháng 6, 2027 | 19 jen 2027
      tax-0101-1.mailedOn | January 30, 2026 | 30 de enero de 2026 | 30 de janeiro de 2026 | 2026年1月30日 | 30 tháng 1, 2026 | 30 janvye 2026`,
  },
  {
    signIn: 'H02',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE}
      HouseholdRole: MEMBER
      Relationship: SPOUSE CHILD
      Language: ES
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW SENSITIVE
      ProofCategory: INCOME DATE_OF_BIRTH
      Channel: UPLOAD MAIL
      DocumentStatus: RECEIVED PROCESSED
      RfiStatus: PARTIAL
      ReceiptState: RECEIVED
      NoticeType: APPROVAL
      DeliveryMethod: MAIL
      TaxFormKind: FORM_1095_B
      AlertKind: PLAN_SELECTION_OPEN DOCUMENT_RECEIVED
      AlertSeverity: INFO`,
    values: `
      member p0203.from | October 12, 2025 | 12 de octubre de 2025 | 12 de outubro de 2025 | 2025年10月12日 | 12 tháng 10, 2025 | 12 oktòb 2025
      enrollment-p0204-1.planSelectionEndsOn | January 15, 2027 | 15 de enero de 2027 | 15 de janeiro de 2027 | 2027年1月15日 | 15 tháng 1, 2027 | 15 janvye 2027
      PLAN_SELECTION_OPEN enrollment-p0204-1.dueOn | January 15, 2027 | 15 de enero de 2027 | 15 de janeiro de 2027 | 2027年1月15日 | 15 tháng 1, 2027 | 15 janvye 2027
      doc-0204-1.receivedOn | November 13, 2026 | 13 de noviembre de 2026 | 13 de novembro de 2026 | 2026年11月13日 | 13 tháng 11, 2026 | 13 novanm 2026
      ntc-0201-1.appealDueOn | December 1, 2026 | 1 de diciembre de 2026 | 1 de dezembro de 2026 | 2026年12月1日 | 1 tháng 12, 2026 | 1 desanm 2026`,
  },
  {
    signIn: 'H02-carla',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${PO_BOX} ${NO_PLAN_TYPE}
      HouseholdRole: MEMBER
      Relationship: SPOUSE
      Language: ES
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      ProofCategory: IMMIGRATION_STATUS
      Channel: MAIL
      DocumentStatus: IN_REVIEW
      RfiStatus: PARTIAL
      ReceiptState: IN_REVIEW
      NoticeType: INFORMATION_REQUEST
      NoticeReason: PROOF_MISSING
      DeliveryMethod: MAIL
      AlertKind: PLAN_SELECTION_OPEN NEW_NOTICE DOCUMENT_RECEIVED
      AlertSeverity: INFO`,
    values: `
      rfi-0202-1.requestedOn | October 27, 2026 | 27 de octubre de 2026 | 27 de outubro de 2026 | 2026年10月27日 | 27 tháng 10, 2026 | 27 oktòb 2026
      rfi-0202-1.dueOn | January 25, 2027 | 25 de enero de 2027 | 25 de janeiro de 2027 | 2027年1月25日 | 25 tháng 1, 2027 | 25 janvye 2027`,
  },
  {
    signIn: 'H03',
    says: `
      ${BY_MA_LOGIN}
      HouseholdRole: HOLDER
      LinkState: LINKED
      ${EVERYBODY}
      ProofCategory: RESIDENCY
      ReceiptState: IN_REVIEW`,
    values: `
      acct-fiona-ma.createdOn | January 22, 2026 | 22 de enero de 2026 | 22 de janeiro de 2026 | 2026年1月22日 | 22 tháng 1, 2026 | 22 janvye 2026
      link MAHEALTHCONNECTOR.linkedAt | August 18, 2026, 11:00 AM | 18 de agosto de 2026, 11:00 a.m. | 18 de agosto de 2026, 11:00 | 2026年8月18日上午11:00 | 18 tháng 8, 2026, 11:00 | 18 out 2026, 11:00 AM
      doc-0301-1.submittedOn | November 10, 2026 | 10 de noviembre de 2026 | 10 de novembro de 2026 | 2026年11月10日 | 10 tháng 11, 2026 | 10 novanm 2026`,
  },
  {
    signIn: 'H04',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: CHILD
      CoverageType: CAREPLUS FAMILY_ASSISTANCE
      EligibilityStatus: APPROVED PROVISIONAL
      EnrollmentKind: MCO
      EnrollmentStatus: ENROLLED
      ProofCategory: INCOME DATE_OF_BIRTH
      Channel: UPLOAD FAX
      DocumentStatus: UNREADABLE DUPLICATE PROCESSED
      RfiStatus: OPEN
      ReceiptState: RECEIVED
      NoticeType: APPROVAL
      DeliveryMethod: MAIL
      AlertKind: DOCUMENT_NOT_ACCEPTED PLAN_SELECTION_OPEN NEW_NOTICE
      AlertSeverity: ACTION INFO`,
    values: `
      eligibility-p0403-1.premium | $20.00 | $20.00 | $\u00a020,00 | $20.00 | 20,00\u00a0$ | $20.00
      eligibility-p0403-1.start | October 9, 2026 | 9 de octubre de 2026 | 9 de outubro de 2026 | 2026年10月9日 | 9 tháng 10, 2026 | 9 oktòb 2026
      PLAN_SELECTION_OPEN enrollment-p0401-1.dueOn | January 20, 2027 | 20 de enero de 2027 | 20 de janeiro de 2027 | 2027年1月20日 | 20 tháng 1, 2027 | 20 janvye 2027`,
  },
  {
    signIn: 'H04-hugo',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${BY_MASSHEALTH_ID} ${PO_BOX} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: CHILD
      CoverageType: CAREPLUS
      EligibilityStatus: PROVISIONAL
      EnrollmentKind: MCO
      EnrollmentStatus: ENROLLED
      ProofCategory: INCOME
      Channel: MAIL
      DocumentStatus: NOT_SEEN
      RfiStatus: OPEN
      ReceiptState: NOT_SEEN
      NoticeType: INFORMATION_REQUEST
      NoticeReason: PROOF_MISSING
      DeliveryMethod: MAIL
      AlertKind: CONTACT_INFO_CHECK PLAN_SELECTION_OPEN NEW_NOTICE
      AlertSeverity: ACTION INFO`,
    values: `
      eligibility-p0402-1.decidedOn | October 19, 2026 | 19 de octubre de 2026 | 19 de outubro de 2026 | 2026年10月19日 | 19 tháng 10, 2026 | 19 oktòb 2026
      ntc-0402-1.dueOn | January 20, 2027 | 20 de enero de 2027 | 20 de janeiro de 2027 | 2027年1月20日 | 20 tháng 1, 2027 | 20 janvye 2027`,
  },
  {
    signIn: 'H05',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${BY_MASSHEALTH_ID} ${HEAD} ${PO_BOX}
      Language: VI
      CoverageType: STANDARD MEDICARE_SAVINGS_PROGRAM
      MedicareSavingsProgram: QMB
      EligibilityStatus: RENEWAL_DUE APPROVED
      EnrollmentKind: SENIOR_CARE_OPTIONS
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: ASSETS
      RfiStatus: OPEN
      NoticeType: RENEWAL_FORM
      DeliveryMethod: MAIL
      AlertKind: RENEWAL_DUE NEW_NOTICE
      AlertSeverity: ACTION INFO`,
    values: `
      RENEWAL_DUE eligibility-p0501-1.dueOn | December 26, 2026 | 26 de diciembre de 2026 | 26 de dezembro de 2026 | 2026年12月26日 | 26 tháng 12, 2026 | 26 desanm 2026
      rfi-0501-1.dueOn | December 11, 2026 | 11 de diciembre de 2026 | 11 de dezembro de 2026 | 2026年12月11日 | 11 tháng 12, 2026 | 11 desanm 2026
      ntc-0501-1.dueOn | December 26, 2026 | 26 de diciembre de 2026 | 26 de dezembro de 2026 | 2026年12月26日 | 26 tháng 12, 2026 | 26 desanm 2026`,
  },
  {
    signIn: 'H06',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${ENGLISH} ${LARA}
      ConnectorCarePlanType: TYPE_2B`,
    values: `
      APPEAL_DEADLINE ntc-0601-1.dueOn | December 25, 2026 | 25 de diciembre de 2026 | 25 de dezembro de 2026 | 2026年12月25日 | 25 tháng 12, 2026 | 25 desanm 2026
      ntc-0601-1.noticeDate | October 26, 2026 | 26 de octubre de 2026 | 26 de outubro de 2026 | 2026年10月26日 | 26 tháng 10, 2026 | 26 oktòb 2026`,
  },
  {
    signIn: 'H06-lmg',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${BY_MASSHEALTH_ID} ${HEAD} ${PO_BOX} ${ENGLISH} ${LARA}`,
    values: `
      doc-0601-1.receivedOn | September 7, 2026 | 7 de septiembre de 2026 | 7 de setembro de 2026 | 2026年9月7日 | 7 tháng 9, 2026 | 7 septanm 2026`,
  },
  {
    signIn: 'H07',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${HEAD} ${PO_BOX}
      LinkKind: DTA
      LinkMethod: SSN
      HouseholdRole: MEMBER
      Relationship: CHILD
      Language: PT_BR
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: PCC_PLAN ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      ProofCategory: RESIDENCY SSN PREGNANCY
      Channel: IN_PERSON
      DocumentStatus: PROCESSED
      RfiStatus: OPEN SATISFIED_ELECTRONICALLY
      ReceiptState: RECEIVED
      NoticeType: APPROVAL
      DeliveryMethod: MAIL`,
    values: `
      p0702.birthDate | May 12, 2026 | 12 de mayo de 2026 | 12 de maio de 2026 | 2026年5月12日 | 12 tháng 5, 2026 | 12 me 2026
      rfi-0701-1.dueOn | July 29, 2026 | 29 de julio de 2026 | 29 de julho de 2026 | 2026年7月29日 | 29 tháng 7, 2026 | 29 jiyè 2026
      ntc-0701-1.actionEffectiveOn | May 20, 2026 | 20 de mayo de 2026 | 20 de maio de 2026 | 2026年5月20日 | 20 tháng 5, 2026 | 20 me 2026
      enrollment-p0701-1.start | June 24, 2026 | 24 de junio de 2026 | 24 de junho de 2026 | 2026年6月24日 | 24 tháng 6, 2026 | 24 jen 2026`,
  },
  {
    signIn: 'H08',
    says: `
      
      IdentityProvider: LOGIN_MASS_GOV
      ${EVERYBODY}
      AlertKind: ACCOUNT_NOT_LINKED
      AlertSeverity: ACTION`,
    values: `
      acct-nadia-lmg.createdOn | January 29, 2026 | 29 de enero de 2026 | 29 de janeiro de 2026 | 2026年1月29日 | 29 tháng 1, 2026 | 29 janvye 2026`,
  },
];
