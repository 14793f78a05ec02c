import { documentFacts } from '../documents/document-facts.ts';
import type { Prepared } from './context.ts';
import { refusal } from '../errors/refusal.ts';

/** @throws INTROSPECTION_DISABLED when a document selects the schema and the caller may not see it */
export function checkIntrospection({ introspection, document }: Prepared): void {
  if (!introspection && documentFacts(document).introspects) throw refusal('INTROSPECTION_DISABLED');
}
