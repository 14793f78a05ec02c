import type { KnownClient } from '../clients/identify-client.ts';
import type { AutomaticDocuments } from '../operations/automatic-documents.ts';
import { hashBody } from '../operations/hash-body.ts';
import type { PreparedOperation, PreparedOperations } from '../operations/prepared-operations.ts';
import type { ResolvedDocument, Identified, Resolved, Services } from './context.ts';
import type { Parameters } from './read-parameters.ts';
import { refusal } from '../errors/refusal.ts';

/** Finds the document or registered operation that a request refers to. @throws the errors of `findDocument` */
export function resolveDocument(identified: Identified, { holder, automatic }: Services): Resolved {
  const { operations } = holder;
  const resolvedDocument = findDocument(identified.parameters, identified.client, operations, automatic);
  const operationHash =
    resolvedDocument.kind === 'registered' ? resolvedDocument.prepared.registered.hash : resolvedDocument.hash;
  const { trail } = identified;
  trail.operationHash = operationHash;
  if (resolvedDocument.kind === 'registered') trail.registered = resolvedDocument.prepared.registered;
  return { ...identified, supergraph: operations.supergraph, resolvedDocument, operationHash };
}

/**
 * Finds the requested document among those that this client may run. For another client's operation it gets the same answer as
 * for an unknown id.
 *
 * | sent        | registered | not registered: `open`        | `log`                     | `registered`                |
 * |-------------|------------|-------------------------------|---------------------------|-----------------------------|
 * | id          | runs       | runs if it was kept           | PERSISTED_QUERY_NOT_FOUND | PERSISTED_QUERY_NOT_IN_LIST |
 * | id and body | runs       | runs; kept, if the id is its hash | runs, and is logged   | PERSISTED_QUERY_NOT_IN_LIST |
 * | body        | runs; not for a partner in mode `registered` | runs | runs, and is logged | PERSISTED_QUERY_NOT_IN_LIST |
 *
 * @throws the errors of the table
 * @throws PERSISTED_QUERY_ID_REQUIRED when a partner sends the body alone
 * @throws CANNOT_SEND_ID_AND_DIFFERENT_BODY when the id belongs to another body
 * @throws BAD_REQUEST when there is neither id nor body
 */
function findDocument(
  { query, key }: Parameters,
  client: KnownClient,
  operations: PreparedOperations,
  automatic: AutomaticDocuments,
): ResolvedDocument {
  if (query === null) return byKey(key, client, operations, automatic);
  const isRegisteredOnly = client.mode === 'registered';
  const hash = hashBody(query);
  const sent = operations.find(client.id, hash);
  if (key !== null) checkKey(key, hash, operations.find(client.id, key), sent, isRegisteredOnly);
  else if (isRegisteredOnly && client.kind === 'partner') throw refusal('PERSISTED_QUERY_ID_REQUIRED');
  if (sent) return { kind: 'registered', prepared: sent };
  if (isRegisteredOnly) throw refusal('PERSISTED_QUERY_NOT_IN_LIST');
  if (client.mode === 'open' && key === hash) automatic.keep(client.id, hash, query);
  return { kind: 'ad hoc', document: query, hash };
}

function byKey(
  key: string | null,
  { id, mode }: KnownClient,
  operations: PreparedOperations,
  automatic: AutomaticDocuments,
): ResolvedDocument {
  if (key === null) throw refusal('BAD_REQUEST', 'The request has neither the id of an operation nor a document');
  const prepared = operations.find(id, key);
  if (prepared) return { kind: 'registered', prepared };
  if (mode === 'registered') throw refusal('PERSISTED_QUERY_NOT_IN_LIST');
  const document = mode === 'open' ? automatic.find(id, key) : null;
  if (document === null) throw refusal('PERSISTED_QUERY_NOT_FOUND');
  return { kind: 'ad hoc', document, hash: key };
}

const HASH = /^[0-9a-f]{64}$/;

/** An unknown id that is not a hash says nothing about the body. */
function checkKey(
  key: string,
  hash: string,
  named: PreparedOperation | null,
  sent: PreparedOperation | null,
  isRegisteredOnly: boolean,
): void {
  if (named === null && isRegisteredOnly) throw refusal('PERSISTED_QUERY_NOT_IN_LIST');
  const isAnother = named === null ? HASH.test(key) && key !== hash : named !== sent;
  if (isAnother) throw refusal('CANNOT_SEND_ID_AND_DIFFERENT_BODY');
}
