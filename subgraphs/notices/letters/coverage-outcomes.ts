import type { Viewer } from '../../../schema/contract/viewer.ts';
import { isWithheldFrom } from '../../shared/visible-persons.ts';
import type { NoticeType } from '../enums.generated.ts';

/**
 * Whether a notice's statement about a person concerns their coverage. The others concern plans, requests for information or how
 * mail is sent; for a restricted member, these are hidden from the head (RO-10).
 */
const ABOUT_COVERAGE: Readonly<Record<NoticeType, boolean>> = {
  APPROVAL: true,
  DENIAL: true,
  TERMINATION: true,
  DOWNGRADE: true,
  COVERAGE_CHANGE: true,
  PREMIUM_CHANGE: true,
  AUTO_RENEWAL: true,
  RENEWAL_FORM: true,
  RENEWAL_RECEIVED: true,
  RENEWAL_CLOSING: true,
  REINSTATEMENT: true,
  FAIR_HEARING: true,
  INFORMATION_REQUEST: false,
  INFORMATION_REMINDER: false,
  REASONABLE_OPPORTUNITY: false,
  PLAN_SELECTION: false,
  ENROLLMENT_CONFIRMATION: false,
  PRIVACY: false,
};

type Statement = { readonly personId: string; readonly outcome: NoticeType };

/** @returns whether a viewer who sees the person may know what a notice says about them, or that it is about them */
export const isShown = ({ personId, outcome }: Statement, viewer: Viewer): boolean =>
  ABOUT_COVERAGE[outcome] || !isWithheldFrom(viewer, personId);
