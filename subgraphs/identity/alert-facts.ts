import type { AlertFactCode } from './schema.generated.ts';
import type { AccountLinkRow, PersonRow } from './store.ts';

export type Fact = {
  readonly id: string;
  readonly personId: string | null;
  readonly code: AlertFactCode;
  readonly on: string | null;
};

/** @returns what can be cause for an alert: an account that no link connects to anything */
export const accountFacts = (id: string, links: readonly AccountLinkRow[]): Fact[] =>
  links.some(({ state }) => state === 'LINKED') ? [] : [{ id, personId: null, code: 'ACCOUNT_NOT_LINKED', on: null }];

/** @returns the same: when the person last confirmed the contact data */
export const contactFacts = (person: PersonRow | null): Fact[] =>
  person?.contactConfirmedOn
    ? [{ id: person.id, personId: person.id, code: 'CONTACT_CONFIRMED', on: person.contactConfirmedOn }]
    : [];
