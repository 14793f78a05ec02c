import { LRUCache } from 'lru-cache';
import { hashBody } from './hash-body.ts';

/** The most documents, and bytes in total, that are kept for one client. */
export const AUTOMATIC_LIMITS = { documents: 1_000, bytes: 4_000_000 };

/**
 * Documents that clients in mode `open` have sent once with their hash, so that later requests send only the hash (Apollo's
 * automatic persisted queries). The store only saves bytes. Any caller can fill it, so it decides nothing. Each gateway keeps
 * its own. Each client has its own limit: its new documents evict only its own old ones.
 */
export type AutomaticDocuments = {
  /** @param hash the hash of the body, already checked by the calling code */
  readonly keep: (clientId: string, hash: string, body: string) => void;
  /** @returns the document, after checking its hash again (pitfall 27) */
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
