import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MAX_ENTRIES = 10_000;

/** Stores a provider's sessions, codes and refresh tokens in this process. @returns a separate store */
export function createMemoryAdapter(): AdapterFactory {
  const entries = new LRUCache<string, AdapterPayload>({ max: MAX_ENTRIES });
  const find = (isWanted: (payload: AdapterPayload, key: string) => boolean): AdapterPayload | undefined =>
    [...entries].find(([key, payload]) => isWanted(payload, key))?.[1];
  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.set(keyOf(id), payload, expiresIn ? { ttl: expiresIn * 1000 } : {});
      },
      find: async (id) => entries.get(keyOf(id)),
      findByUid: async (uid) => find((payload, key) => key.startsWith(`${model}:`) && payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = entries.get(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, payload] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
