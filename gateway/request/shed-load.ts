import type { IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { refusal } from '../errors/refusal.ts';
import { type LoadShedder, RETRY_AFTER_SECONDS } from '../http/load-shedder.ts';
import { type Outcome, refused } from './outcome.ts';

/** @returns the refusal of a request, while the gateway is overloaded; null: it is under way until `load.leave()` */
export function shedLoad(request: IncomingMessage, load: LoadShedder): Promise<Outcome> | null {
  return load.enter() ? null : refuse(request);
}

async function refuse(request: IncomingMessage): Promise<Outcome> {
  // In the next turn a body that came with its head has been read, and the connection can be kept.
  if (!request.complete) await turn();
  return refused(refusal('OVERLOADED', undefined, { 'retry-after': RETRY_AFTER_SECONDS }));
}
