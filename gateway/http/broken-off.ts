import type { IncomingMessage } from 'node:http';

const EVENT = 'brokenOff';
const broken = new WeakSet<IncomingMessage>();

/** Says that no more can be read of a request. To destroy it would end its connection before it is answered. */
export function breakOffRequest(request: IncomingMessage): void {
  broken.add(request);
  request.emit(EVENT);
}

/** Calls `then` once no more can be read of a request that is not complete, also when that is so already. */
export function onBrokenOff(request: IncomingMessage, then: () => void): void {
  if (broken.has(request) || request.destroyed) then();
  else request.once(EVENT, then).once('error', then);
}
