import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationLimits } from '../limits/limits.ts';
import { readDocument } from '../documents/read-document.ts';

/** Documents that are valid for one schema are kept, and with them the plans that hang on them: at most so many, of so many bytes of text. */
const KEPT = { documents: 1_000, bytes: 4_000_000 };

/**
 * @param hash the SHA-256 of the text
 * @returns the parsed, valid document; the same object while it is kept, so that what was compiled for it is found again
 * @throws GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX, RESERVED_NAME
 */
export type AdHocDocuments = (text: string, hash: string, schema: GraphQLSchema) => DocumentNode;

/** Keeps documents by schema: one that a swap replaces takes its documents with it. */
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
