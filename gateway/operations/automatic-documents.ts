import { LRUCache } from 'lru-cache';
import { hashBody } from './hash-body.ts';

/** What is kept for one client: so many documents, of so many bytes altogether. */
export const AUTOMATIC_LIMITS = { documents: 1_000, bytes: 4_000_000 };

/**
 * Documents that clients in mode `open` have sent once with their hash, to send the hash alone afterwards (Apollo's automatic
 * persisted queries). It spares bytes and nothing else: whoever may ask may fill it, and so it decides nothing, is kept by
 * each gateway by itself, and has a bound of its own for each client: what one sends drives out what it sent itself.
 */
export type AutomaticDocuments = {
  /** @param hash of the body, which the caller has checked */
  readonly keep: (clientId: string, hash: string, body: string) => void;
  /** @returns the document, after another look whether the hash is its own (pitfall 27) */
  readonly find: (clientId: string, hash: string) => string | null;
};

export function createAutomaticDocuments(): AutomaticDocuments {
  const byClient = new Map<string, LRUCache<string, string>>();
  return {
    keep(clientId, hash, body) {
      let documents = byClient.get(clientId);
      if (!documents) byClient.set(clientId, (documents = createCache()));
      documents.set(hash, body);
    },
    find(clientId, hash) {
      const body = byClient.get(clientId)?.get(hash);
      return body !== undefined && hashBody(body) === hash ? body : null;
    },
  };
}

const createCache = (): LRUCache<string, string> =>
  new LRUCache({
    max: AUTOMATIC_LIMITS.documents,
    maxSize: AUTOMATIC_LIMITS.bytes,
    sizeCalculation: (body, hash) => Buffer.byteLength(body) + hash.length,
  });
