import type { Received } from './context.ts';
import { refusal } from '../errors/refusal.ts';

/** @throws NOT_ACCEPTABLE when the client accepts none of the supported media types */
export function checkAccept({ mediaType }: Received): void {
  if (mediaType === null) throw refusal('NOT_ACCEPTABLE');
}
