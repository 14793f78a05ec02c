import type { Row } from './row.ts';
import { auditFull } from './rows/audit.ts';
import { documents, malformed, overloaded } from './rows/clients.ts';
import { databaseMoved, databaseStopped, databaseVanished } from './rows/databases.ts';
import { issuerAway } from './rows/issuers.ts';
import { redisFrozen, redisKilled, redisMoved } from './rows/redis.ts';
import { restarted, swapped } from './rows/gateways.ts';
import { frozen, identityKilled, killed, late } from './rows/subgraphs.ts';

/** The rows of the table, in its order. */
export const ROWS: readonly Row[] = [
  killed,
  identityKilled,
  frozen,
  late,
  databaseStopped,
  databaseVanished,
  databaseMoved,
  redisFrozen,
  redisKilled,
  redisMoved,
  issuerAway,
  auditFull,
  restarted,
  swapped,
  overloaded,
  documents,
  malformed,
];
