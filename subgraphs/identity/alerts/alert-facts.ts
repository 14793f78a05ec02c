import type { AlertFact } from '../schema.generated.ts';
import type { AccountLinkRow, PersonRow } from '../rows.ts';

/** @returns the facts that can cause an alert: an account without any link */
export const accountFacts = (id: string, links: readonly AccountLinkRow[]): AlertFact[] =>
  links.some(({ state }) => state === 'LINKED') ? [] : [{ id, personId: null, code: 'ACCOUNT_NOT_LINKED', on: null }];

/** @returns the facts that can cause an alert: when the person last confirmed the contact data */
export const contactFacts = (person: PersonRow | null): AlertFact[] =>
  person?.contactConfirmedOn
    ? [{ id: person.id, personId: person.id, code: 'CONTACT_CONFIRMED', on: person.contactConfirmedOn }]
    : [];
