import type { ParsedRecord } from '../reading/parsed-record.ts';
import type { Note, Place } from './finding.ts';

const MOST_NOTES = 100;

/** Finds changes that were begun, and whose outcome is not recorded: a crash came between. */
export function createIntents() {
  const open = new Map<string, Place>();
  return {
    see({ event, request }: ParsedRecord, place: Place): void {
      if (typeof request !== 'string') return;
      if (event === 'intent') open.set(request, place);
      else if (event === 'access') open.delete(request);
    },
    open: (): Note[] =>
      [...open].slice(0, MOST_NOTES).map(([request, place]) => ({
        ...place,
        says: `The change of request ${request} was begun, and its outcome is not recorded.`,
      })),
  };
}
