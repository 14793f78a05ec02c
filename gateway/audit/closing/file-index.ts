import { z } from 'zod';
import { type ParsedRecord, parseRecord } from '../reading/parsed-record.ts';
import { viewerNames } from '../records/audit-entry.ts';
import { parseAs } from '../reading/parse-as.ts';

/**
 * Where a packed file holds what. A block is a gzip member of its own, so it is read without those before it.
 * The index is not relied on when the trail is verified.
 */
const BLOCKS = z.record(z.string(), z.array(z.int()));
const INDEX = z.strictObject({
  /** Where each block begins. */
  offsets: z.array(z.int()),
  /** In which blocks a subject occurs: `person:p0201`. */
  about: BLOCKS,
  /** In which blocks records of a viewer are. */
  by: BLOCKS,
  /** In which blocks a definition is written. */
  definitions: BLOCKS,
});
export type FileIndex = z.infer<typeof INDEX>;

/** @returns null: it is no index */
export function readIndex(text: string): FileIndex | null {
  return parseAs(INDEX, text);
}

/** @returns whose data a record is about, shown or not */
export function subjectsIn({ whose, refused }: ParsedRecord): string[] {
  const shown = Array.isArray(whose) ? whose.map(String) : [];
  const others = Object.values((refused ?? {}) as Readonly<Record<string, readonly string[]>>).flat();
  return [...shown, ...others.map((one) => one.slice(0, one.lastIndexOf(' ')))];
}

/** Makes an index, block by block. */
export function createIndexer() {
  const offsets: number[] = [];
  const [about, by, definitions] = [new Map<string, number[]>(), new Map<string, number[]>(), new Map<string, number[]>()];
  const namesOf = new Map<string, string[]>();
  return {
    /** @param offset where the block begins */
    add(offset: number, lines: readonly string[]): void {
      const block = offsets.push(offset) - 1;
      for (const line of lines) {
        const record = parseRecord(line);
        if (!record) continue;
        const { event, id, viewer } = record;
        if (event === 'facts' || event === 'viewer') note(definitions, String(id), block);
        if (event === 'viewer') namesOf.set(String(id), viewerNames(viewer ?? {}));
        else if (typeof viewer === 'string') for (const name of namesOf.get(viewer) ?? []) note(by, name, block);
        for (const subject of subjectsIn(record)) note(about, subject, block);
      }
    },
    done: (): FileIndex => ({
      offsets,
      about: Object.fromEntries(about),
      by: Object.fromEntries(by),
      definitions: Object.fromEntries(definitions),
    }),
  };
}

function note(places: Map<string, number[]>, name: string, block: number): void {
  const blocks = places.get(name);
  if (!blocks) places.set(name, [block]);
  else if (blocks.at(-1) !== block) blocks.push(block);
}
