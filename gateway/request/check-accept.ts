import type { Received } from './context.ts';
import { refusal } from '../errors/refusal.ts';

/** @throws NOT_ACCEPTABLE when the client accepts no form that an answer can have */
export function checkAccept({ mediaType }: Received): void {
  if (mediaType === null) throw refusal('NOT_ACCEPTABLE');
}
