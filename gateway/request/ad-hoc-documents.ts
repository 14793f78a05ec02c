import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationLimits } from '../limits/limits.ts';
import { readDocument } from '../documents/read-document.ts';

/** The most documents, and bytes of text, that are kept for one schema. Their cached plans are kept with them. */
const KEPT = { documents: 1_000, bytes: 4_000_000 };

/**
 * @param hash the SHA-256 of the text
 * @returns the parsed, valid document. It is the same object while it is kept, so that its compiled plans are reused
 * @throws GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX, RESERVED_NAME
 */
export type AdHocDocuments = (text: string, hash: string, schema: GraphQLSchema) => DocumentNode;

/** Keeps documents by schema. When a swap replaces a schema, its documents are dropped. */
export function createAdHocDocuments(limits: OperationLimits): AdHocDocuments {
  const bySchema = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode>>();
  return (text, hash, schema) => {
    let documents = bySchema.get(schema);
    if (!documents) bySchema.set(schema, (documents = createCache()));
    const kept = documents.get(hash);
    if (kept) return kept;
    const document = readDocument(text, schema, limits);
    documents.set(hash, document, { size: text.length + 1 });
    return document;
  };
}

const createCache = (): LRUCache<string, DocumentNode> => new LRUCache({ max: KEPT.documents, maxSize: KEPT.bytes });
