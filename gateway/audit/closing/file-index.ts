import { type ParsedRecord, parseRecord } from '../reading/parsed-record.ts';
import { viewerNames } from '../records/audit-entry.ts';
import { canonicalText } from '../records/canonical-json.ts';

/**
 * What an index finds:
 *
 * - `about`: the blocks with records about a subject: `person:p0201`
 * - `by`: the blocks with records of a viewer, by a name of the viewer
 * - `viewer`: the ids of the definitions of a viewer, by a name of the viewer
 * - `definition`: the block of a definition, by its id
 */
export type IndexKind = 'about' | 'by' | 'viewer' | 'definition';

/**
 * Where a packed file holds what. A block is a gzip member of its own, so it is read without those before it. The index is
 * searched as text, because few of its lines are needed. It is not relied on when the trail is verified.
 */
export class FileIndex {
  readonly #text: Buffer;
  /** Where each block begins in the file. */
  readonly offsets: readonly number[];

  /** @param text as `createIndexer` makes it */
  constructor(text: Buffer) {
    this.#text = text;
    this.offsets = text.subarray(0, text.indexOf('\n')).toString().split(' ').map(Number);
  }

  find(kind: IndexKind, name: string): string[] {
    const key = Buffer.from(`\n${kind} ${canonicalText(name)} `);
    const at = this.#text.indexOf(key);
    if (at === -1) return [];
    const begin = at + key.length;
    return this.#text.subarray(begin, this.#text.indexOf('\n', begin)).toString().split(' ');
  }

  blocks(kind: Exclude<IndexKind, 'viewer'>, name: string): number[] {
    return this.find(kind, name).map(Number);
  }
}

/** @returns whose data a record is about, shown or not */
function subjectsIn({ whose, refused }: ParsedRecord): string[] {
  const shown = Array.isArray(whose) ? whose.map(String) : [];
  const others = Object.values((refused ?? {}) as Readonly<Record<string, readonly string[]>>).flat();
  return [...shown, ...others.map((one) => one.slice(0, one.lastIndexOf(' ')))];
}

/** Makes an index, block by block. */
export function createIndexer() {
  const offsets: number[] = [];
  const places: Readonly<Record<IndexKind, Map<string, (number | string)[]>>> = {
    ...{ about: new Map(), by: new Map(), viewer: new Map(), definition: new Map() },
  };
  const namesOf = new Map<string, string[]>();
  const note = (kind: IndexKind, name: string, place: number | string): void => {
    const noted = places[kind].get(name);
    if (!noted) places[kind].set(name, [place]);
    else if (noted.at(-1) !== place) noted.push(place);
  };
  return {
    /** @param offset where the block begins */
    add(offset: number, lines: readonly string[]): void {
      const block = offsets.push(offset) - 1;
      for (const record of lines.flatMap((line) => parseRecord(line) ?? [])) {
        const { event, viewer } = record;
        const id = String(record['id']);
        if (event === 'facts' || event === 'viewer') note('definition', id, block);
        if (event === 'viewer') {
          namesOf.set(id, viewerNames(viewer ?? {}));
          for (const name of namesOf.get(id) ?? []) note('viewer', name, id);
        } else if (typeof viewer === 'string') for (const name of namesOf.get(viewer) ?? []) note('by', name, block);
        for (const subject of subjectsIn(record)) note('about', subject, block);
      }
    },
    done(): string {
      const lines = Object.entries(places).flatMap(([kind, noted]) =>
        [...noted].map(([name, found]) => `${kind} ${canonicalText(name)} ${found.join(' ')}`),
      );
      return `${[offsets.join(' '), ...lines].join('\n')}\n`;
    },
  };
}
