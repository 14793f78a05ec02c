import type { IncomingMessage } from 'node:http';

const EVENT = 'brokenOff';
const broken = new WeakSet<IncomingMessage>();

/** Signals that no more can be read of a request. Destroying it would end its connection before the answer. */
export function breakOffRequest(request: IncomingMessage): void {
  broken.add(request);
  request.emit(EVENT);
}

/** Calls `then` once no more can be read of an incomplete request, even if that has already happened. */
export function onBrokenOff(request: IncomingMessage, then: () => void): void {
  if (broken.has(request) || request.destroyed) then();
  else request.once(EVENT, then).once('error', then);
}
