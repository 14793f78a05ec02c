import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationLimits } from '../limits/limits.ts';
import { documentFacts } from '../documents/document-facts.ts';
import { type CacheMeasures, unmeasured } from '../telemetry/cache-measures.ts';
import { readDocument } from '../documents/read-document.ts';

/** The most documents that are kept for one schema, and the most bytes that they may take with all that is kept with them. */
const KEPT = { documents: 1_000, bytes: 50_000_000 };

/** Measured with one plan and its lane: 30 kB for a document of 60 characters, 270 kB for one of 1,700. */
const BYTES = { document: 25_000, character: 160 };
/** A document has a plan for each combination of its conditions. Clients use few of many. */
const MAX_COMBINATIONS = 16;

/** @returns the estimated bytes of a document with the plans that are kept with it */
export function estimatedBytes(text: string, document: DocumentNode): number {
  const combinations = Math.min(2 ** documentFacts(document).conditions.length, MAX_COMBINATIONS);
  return (BYTES.document + BYTES.character * text.length) * combinations;
}

/**
 * @param hash the SHA-256 of the text
 * @returns the parsed, valid document. It is the same object while it is kept, so that its compiled plans are reused
 * @throws GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX, RESERVED_NAME
 */
export type AdHocDocuments = (text: string, hash: string, schema: GraphQLSchema) => DocumentNode;

/** Keeps documents by schema. When a swap replaces a schema, its documents are dropped. */
export function createAdHocDocuments(limits: OperationLimits, cache: CacheMeasures = unmeasured()): AdHocDocuments {
  const bySchema = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode>>();
  return (text, hash, schema) => {
    let documents = bySchema.get(schema);
    if (!documents) bySchema.set(schema, (documents = createCache()));
    const kept = documents.get(hash);
    if (kept) {
      cache.hit.value += 1;
      return kept;
    }
    cache.miss.value += 1;
    const document = readDocument(text, schema, limits);
    documents.set(hash, document, { size: estimatedBytes(text, document) });
    return document;
  };
}

const createCache = (): LRUCache<string, DocumentNode> => new LRUCache({ max: KEPT.documents, maxSize: KEPT.bytes });
