import {
  BY_MASSHEALTH_ID,
  BY_MA_LOGIN,
  ENGLISH,
  HEAD,
  type InWords,
  NO_PLAN_TYPE,
  NOT_BY_MA_LOGIN,
  PERSON,
  PO_BOX,
} from './in-words.ts';

export const H09_TO_H14: readonly InWords[] = [
  {
    signIn: 'H09',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: SPOUSE CHILD OTHER_RELATIVE
      CoverageType: FAMILY_ASSISTANCE LIMITED HEALTH_SAFETY_NET CAREPLUS
      EligibilityStatus: APPROVED
      EnrollmentKind: MCO
      EnrollmentStatus: AUTO_ASSIGNED
      WithheldReason: NOTHING_TO_SHOW SENSITIVE
      HealthConnectorProgram: CONNECTORCARE QHP_WITHOUT_APTC
      HealthConnectorStatus: ENROLLED ENDED PENDING_VERIFICATION
      ConnectorCarePlanType: TYPE_3B
      ProofCategory: IMMIGRATION_STATUS OTHER_INSURANCE
      Channel: UPLOAD
      DocumentStatus: NOT_ACCEPTED
      RfiStatus: OPEN PARTIAL CLOSED_ADVERSE
      ReceiptState: RECEIVED
      NoticeType: COVERAGE_CHANGE PRIVACY DENIAL APPROVAL
      DeliveryMethod: MAIL ELECTRONIC
      AlertKind: DOCUMENT_NOT_ACCEPTED APPEAL_DEADLINE PLAN_SELECTION_OPEN NEW_NOTICE
      AlertSeverity: ACTION INFO`,
    values: `
      eligibility-p0903-1.premium | $12.00 | $12.00 | $\u00a012,00 | $12.00 | 12,00\u00a0$ | $12.00
      PLAN_SELECTION_OPEN enrollment-p0903-1.dueOn | January 29, 2027 | 29 de enero de 2027 | 29 de janeiro de 2027 | 2027年1月29日 | 29 tháng 1, 2027 | 29 janvye 2027
      ntc-0901-1.mailedOn | October 21, 2026 | 21 de octubre de 2026 | 21 de outubro de 2026 | 2026年10月21日 | 21 tháng 10, 2026 | 21 oktòb 2026`,
  },
  {
    signIn: 'H09-pia',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${PO_BOX} ${ENGLISH}
      LinkKind: MASSHEALTH
      LinkMethod: SSN
      HouseholdRole: MEMBER
      Relationship: SPOUSE
      WithheldReason: NOTHING_TO_SHOW
      HealthConnectorProgram: CONNECTORCARE
      HealthConnectorStatus: ENROLLED
      ProofCategory: OTHER_INSURANCE
      RfiStatus: CLOSED_ADVERSE
      NoticeType: PRIVACY
      DeliveryMethod: ELECTRONIC`,
    values: `
      ntc-0901-2.noticeDate | August 8, 2026 | 8 de agosto de 2026 | 8 de agosto de 2026 | 2026年8月8日 | 8 tháng 8, 2026 | 8 out 2026
      rfi-0902-1.dueOn | October 17, 2026 | 17 de octubre de 2026 | 17 de outubro de 2026 | 2026年10月17日 | 17 tháng 10, 2026 | 17 oktòb 2026`,
  },
  {
    signIn: 'H10',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE}
      Language: HT
      CoverageType: CAREPLUS
      EligibilityStatus: PROVISIONAL
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: INCOME CITIZENSHIP
      Channel: FAX
      DocumentStatus: IN_REVIEW
      RfiStatus: OPEN OVERDUE
      ReceiptState: IN_REVIEW
      NoticeType: TERMINATION INFORMATION_REMINDER
      NoticeReason: PROOF_MISSING
      DeliveryMethod: MAIL
      AlertKind: RFI_OVERDUE COVERAGE_ENDING RFI_DUE_SOON APPEAL_DEADLINE NEW_NOTICE DOCUMENT_RECEIVED
      AlertSeverity: URGENT ACTION INFO`,
    values: `
      eligibility-p1001-1.end | November 29, 2026 | 29 de noviembre de 2026 | 29 de novembro de 2026 | 2026年11月29日 | 29 tháng 11, 2026 | 29 novanm 2026
      COVERAGE_ENDING eligibility-p1001-1.dueOn | November 29, 2026 | 29 de noviembre de 2026 | 29 de novembro de 2026 | 2026年11月29日 | 29 tháng 11, 2026 | 29 novanm 2026
      RFI_OVERDUE rfi-1001-1.dueOn | November 10, 2026 | 10 de noviembre de 2026 | 10 de novembro de 2026 | 2026年11月10日 | 10 tháng 11, 2026 | 10 novanm 2026
      RFI_DUE_SOON rfi-1001-2.dueOn | November 28, 2026 | 28 de noviembre de 2026 | 28 de novembro de 2026 | 2026年11月28日 | 28 tháng 11, 2026 | 28 novanm 2026
      ntc-1001-1.benefitsContinueIfAppealBy | November 29, 2026 | 29 de noviembre de 2026 | 29 de novembro de 2026 | 2026年11月29日 | 29 tháng 11, 2026 | 29 novanm 2026
      ntc-1001-1.appealDueOn | January 14, 2027 | 14 de enero de 2027 | 14 de janeiro de 2027 | 2027年1月14日 | 14 tháng 1, 2027 | 14 janvye 2027`,
  },
  {
    signIn: 'H11',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: SPOUSE
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: PRIMARY_CARE_ACO
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      HealthConnectorProgram: CONNECTORCARE
      HealthConnectorStatus: ENDED
      ProofCategory: RESIDENCY
      Channel: UPLOAD
      DocumentStatus: PROCESSED
      ReceiptState: RECEIVED
      NoticeType: APPROVAL
      DeliveryMethod: MAIL`,
    values: `
      enrollment-p1101-1.start | July 9, 2026 | 9 de julio de 2026 | 9 de julho de 2026 | 2026年7月9日 | 9 tháng 7, 2026 | 9 jiyè 2026
      eligibility-p1101-1.decidedOn | June 19, 2026 | 19 de junio de 2026 | 19 de junho de 2026 | 2026年6月19日 | 19 tháng 6, 2026 | 19 jen 2026`,
  },
  {
    signIn: 'H11-tova',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${BY_MASSHEALTH_ID} ${ENGLISH}
      AddressKind: SUBSTITUTE
      HouseholdRole: MEMBER
      Relationship: SPOUSE
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: PRIMARY_CARE_ACO
      EnrollmentStatus: ENROLLED
      HealthConnectorProgram: CONNECTORCARE
      HealthConnectorStatus: ENDED
      ProofCategory: RESIDENCY
      Channel: MAIL
      DocumentStatus: RECEIVED
      RfiStatus: PARTIAL
      ReceiptState: RECEIVED
      NoticeType: ENROLLMENT_CONFIRMATION
      DeliveryMethod: MAIL
      AlertKind: PLAN_SELECTION_OPEN NEW_NOTICE DOCUMENT_RECEIVED
      AlertSeverity: INFO`,
    values: `
      enrollment-p1102-1.planSelectionEndsOn | February 4, 2027 | 4 de febrero de 2027 | 4 de fevereiro de 2027 | 2027年2月4日 | 4 tháng 2, 2027 | 4 fevriye 2027
      doc-1102-1.receivedOn | November 15, 2026 | 15 de noviembre de 2026 | 15 de novembro de 2026 | 2026年11月15日 | 15 tháng 11, 2026 | 15 novanm 2026`,
  },
  {
    signIn: 'H12',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE}
      Language: ZH_HANT
      CoverageType: COMMONHEALTH
      EligibilityStatus: APPROVED
      EnrollmentKind: ONE_CARE
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: DISABILITY
      RfiStatus: OPEN
      NoticeType: INFORMATION_REQUEST
      NoticeReason: PROOF_MISSING
      DeliveryMethod: MAIL
      AlertKind: CONTACT_INFO_CHECK NEW_NOTICE
      AlertSeverity: ACTION INFO`,
    values: `
      eligibility-p1201-1.premium | $15.00 | $15.00 | $\u00a015,00 | $15.00 | 15,00\u00a0$ | $15.00
      eligibility-p1201-1.renewalDueOn | March 1, 2027 | 1 de marzo de 2027 | 1 de março de 2027 | 2027年3月1日 | 1 tháng 3, 2027 | 1 mas 2027`,
  },
  {
    signIn: 'H13',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: CHILD
      CoverageType: CHILDRENS_MEDICAL_SECURITY_PLAN STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: CITIZENSHIP IDENTITY RELATIONSHIP
      Channel: UPLOAD
      DocumentStatus: PROCESSED
      RfiStatus: OPEN SATISFIED
      ReceiptState: RECEIVED
      NoticeType: APPROVAL
      DeliveryMethod: MAIL
      AlertKind: PLAN_SELECTION_CLOSING
      AlertSeverity: ACTION`,
    values: `
      PLAN_SELECTION_CLOSING enrollment-p1303-1.dueOn | November 21, 2026 | 21 de noviembre de 2026 | 21 de novembro de 2026 | 2026年11月21日 | 21 tháng 11, 2026 | 21 novanm 2026
      p1301.birthDate | April 18, 1990 | 18 de abril de 1990 | 18 de abril de 1990 | 1990年4月18日 | 18 tháng 4, 1990 | 18 avril 1990`,
  },
  {
    signIn: 'H13-max',
    says: `
      ${PERSON} ${NOT_BY_MA_LOGIN} ${BY_MASSHEALTH_ID} ${PO_BOX} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: CHILD
      CoverageType: STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: IDENTITY
      RfiStatus: OPEN
      AlertKind: PLAN_SELECTION_CLOSING
      AlertSeverity: ACTION`,
    values: `
      rfi-1303-1.dueOn | January 29, 2027 | 29 de enero de 2027 | 29 de janeiro de 2027 | 2027年1月29日 | 29 tháng 1, 2027 | 29 janvye 2027
      p1303.birthDate | August 24, 2009 | 24 de agosto de 2009 | 24 de agosto de 2009 | 2009年8月24日 | 24 tháng 8, 2009 | 24 out 2009`,
  },
  {
    signIn: 'H14',
    says: `
      ${PERSON} ${BY_MA_LOGIN} ${HEAD} ${PO_BOX} ${NO_PLAN_TYPE} ${ENGLISH}
      HouseholdRole: MEMBER
      Relationship: CHILD SPOUSE
      CoverageType: CAREPLUS STANDARD
      EligibilityStatus: APPROVED
      EnrollmentKind: PRIMARY_CARE_ACO ACCOUNTABLE_CARE_PARTNERSHIP_PLAN
      EnrollmentStatus: ENROLLED
      WithheldReason: NOTHING_TO_SHOW
      ProofCategory: IDENTITY
      RfiStatus: OPEN
      NoticeType: AUTO_RENEWAL APPROVAL
      DeliveryMethod: MAIL
      TaxFormKind: FORM_1099_HC
      AlertKind: PLAN_SELECTION_CLOSING PLAN_SELECTION_OPEN NEW_NOTICE TAX_FORM_READY
      AlertSeverity: ACTION INFO`,
    values: `
      tax-1401-1.mailedOn | November 4, 2026 | 4 de noviembre de 2026 | 4 de novembro de 2026 | 2026年11月4日 | 4 tháng 11, 2026 | 4 novanm 2026
      p1401.birthDate | September 22, 1981 | 22 de septiembre de 1981 | 22 de setembro de 1981 | 1981年9月22日 | 22 tháng 9, 1981 | 22 septanm 1981`,
  },
];
