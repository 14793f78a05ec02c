import { z } from 'zod';
import type { Redis } from '../../redis/connect-redis.ts';
import { hashBody } from '../hash-body.ts';
import { makeOperationSet, type OperationSet } from '../operation-set.ts';
import type { OperationStore } from './operation-store.ts';

/** The activation of a set. */
export type Activation = {
  /** Grows with each activation: its time in milliseconds since 1970, or the previous number plus one. */
  readonly sequence: number;
  readonly version: string;
};

/** Who activated a set, and why. */
export type ActivationNote = {
  readonly author: string;
  /** Empty: none was given. */
  readonly reason: string;
  /** Whether the set was activated although checks refused it. */
  readonly forced: boolean;
};

/** The registered operations that gateways with one Redis share. Every function throws when Redis does not answer. */
export type Registry = {
  readonly active: () => Promise<Activation | null>;
  /** The latest activations, newest first. */
  readonly history: () => Promise<readonly Activation[]>;
  /** @returns the notes of the activations in the history, by sequence; an activation may have none */
  readonly notes: () => Promise<ReadonlyMap<number, ActivationNote>>;
  /** @returns a set that the history names; null when it no longer exists */
  readonly read: (version: string) => Promise<OperationSet | null>;
  /**
   * Activates a set for all gateways at once.
   *
   * @param after the activation that the decision was based on; null: none yet
   * @returns null when another set was activated meanwhile. Nothing changes then, so that a delayed command, for instance after
   *   Redis was frozen, never undoes a newer one (pitfall 31)
   */
  readonly activate: (set: OperationSet, after: Activation | null, note?: ActivationNote) => Promise<Activation | null>;
};

/** The number of activations that can be restored. */
const HISTORY = 20;

type Keys = {
  readonly active: string;
  readonly past: string;
  /** By version. */
  readonly sets: string;
  /** By sequence. */
  readonly notes: string;
};

/** A cluster runs a script only when all its keys have one slot, which the part in braces decides. */
function keysOf({ isCluster }: Pick<Redis, 'isCluster'>): Keys {
  const prefix = isCluster ? '{myservices:operations}' : 'myservices:operations';
  return { active: `${prefix}:active`, past: `${prefix}:history`, sets: `${prefix}:sets`, notes: `${prefix}:notes` };
}

/** Runs atomically. Sets and notes that the history no longer names are deleted. */
const ACTIVATE = `
local before = redis.call('GET', KEYS[1]) or ''
if before ~= ARGV[1] then return false end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local sequence = math.max(now, (tonumber(string.match(before, '^%d+')) or 0) + 1)
local active = string.format('%.0f %s', sequence, ARGV[2])
redis.call('HSET', KEYS[3], ARGV[2], ARGV[3])
if ARGV[4] ~= '' then redis.call('HSET', KEYS[4], string.format('%.0f', sequence), ARGV[4]) end
redis.call('LPUSH', KEYS[2], active)
redis.call('LTRIM', KEYS[2], 0, ${HISTORY - 1})
redis.call('SET', KEYS[1], active)
local kept = {}
for _, one in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  kept[string.match(one, '%S+$')] = true
  kept[string.match(one, '^%d+')] = true
end
for _, version in ipairs(redis.call('HKEYS', KEYS[3])) do
  if not kept[version] then redis.call('HDEL', KEYS[3], version) end
end
for _, sequence in ipairs(redis.call('HKEYS', KEYS[4])) do
  if not kept[sequence] then redis.call('HDEL', KEYS[4], sequence) end
end
return active`;

export function createRegistry(redis: Redis): Registry {
  const keys = keysOf(redis);
  return {
    async active() {
      // GETEX without options reads like GET, but Redis treats it as a write, so a replica, which may be behind, refuses it.
      const text = await redis.getex(keys.active);
      return text === null ? null : parseActivation(text);
    },
    history: async () => (await redis.lrange(keys.past, 0, -1)).map(parseActivation),
    async notes() {
      const entries = Object.entries(await redis.hgetall(keys.notes));
      return new Map(entries.map(([sequence, text]) => [Number(sequence), activationNote.parse(JSON.parse(text))]));
    },
    async read(version) {
      const text = await redis.hget(keys.sets, version);
      return text === null ? null : parseSet(text, version);
    },
    async activate(set, after, note) {
      const before = after === null ? '' : printActivation(after);
      const { active: current, past, sets, notes } = keys;
      const noted = note === undefined ? '' : JSON.stringify(note);
      const active = await redis.eval(ACTIVATE, 4, current, past, sets, notes, before, set.version, printSet(set), noted);
      return typeof active === 'string' ? parseActivation(active) : null;
    },
  };
}

/** Reads the active set of a registry. */
export function createRedisStore(redis: Redis): OperationStore {
  const registry = createRegistry(redis);
  return {
    async newer(after) {
      const active = await registry.active();
      if (active === null || active.sequence <= after) return null;
      const set = await registry.read(active.version);
      // A null set was deleted between the two reads. The next check finds its successor.
      return set && { sequence: active.sequence, set };
    },
    close: () => redis.disconnect(),
  };
}

const printActivation = ({ sequence, version }: Activation): string => `${sequence} ${version}`;

function parseActivation(text: string): Activation {
  const [sequence = '', version = ''] = text.split(' ');
  return { sequence: Number(sequence), version };
}

const activationNote = z.object({ author: z.string(), reason: z.string(), forced: z.boolean() });

const clientSets = z.record(
  z.string(),
  z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['query', 'mutation']), body: z.string() })),
);

const printSet = ({ clients }: OperationSet): string =>
  JSON.stringify(
    Object.fromEntries(
      [...clients].map(([client, operations]) => [
        client,
        operations.map(({ id, name, kind, body }) => ({ id, name, kind, body })),
      ]),
    ),
  );

/** @throws when the text is not a set, or not the set of that version */
function parseSet(text: string, version: string): OperationSet {
  const clients = Object.entries(clientSets.parse(JSON.parse(text)));
  const withHashes = clients.map(
    ([client, operations]) => [client, operations.map((one) => ({ ...one, hash: hashBody(one.body) }))] as const,
  );
  const set = makeOperationSet(new Map(withHashes));
  if (set.version !== version) throw new Error(`Redis holds another set under the version ${version}`);
  return set;
}
