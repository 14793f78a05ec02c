import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { FileIndex } from '../closing/file-index.ts';
import { checkManifest, indexPath } from '../closing/manifest.ts';
import type { CheckSignature } from '../heads/audit-keys.ts';
import { hashRecord } from '../records/chain.ts';
import { parseRecord } from '../reading/parsed-record.ts';
import { linesOf, readTrailFolder, type StoredFile } from '../reading/trail-folder.ts';
import { BlockReader } from './block-reader.ts';
import { answers, type Question, subjectsOf } from './question.ts';
import { type AuditRecord, definitionIn, resolveRecord } from './resolved-record.ts';

export type SearchProgress = (file: string, done: number, total: number) => void;

/**
 * Searches the files of a trail, the oldest first. Of a packed file whose index is the one that its signed manifest names, only
 * the blocks are read in which something may be found.
 *
 * @param check null: no key is known, and every file is read whole
 */
export async function* searchFolder(
  file: string,
  question: Question,
  check: CheckSignature | null,
  onFile: SearchProgress = () => undefined,
): AsyncGenerator<AuditRecord> {
  const { files } = await readTrailFolder(file);
  const seen = new Set<string>();
  for (const [done, stored] of files.entries()) {
    onFile(stored.name, done, files.length);
    const { manifest } = stored;
    if (manifest && isOutside(manifest.first, manifest.last, question)) continue;
    const index = check && (await trustedIndex(stored, check));
    for await (const record of index ? searchBlocks(stored.path, index, question) : searchWhole(stored, question)) {
      // A record that was written again in another file.
      const key = `${record.requestId} ${record.event}`;
      if (!seen.has(key)) yield record;
      seen.add(key);
    }
  }
}

/** Records of one writer may be a little out of order. */
const isOutside = (first: string, last: string, { from, to }: Question): boolean =>
  (from !== undefined && last < from) || (to !== undefined && first >= to);

/** @returns null: there is none, or it is not the one of the signed manifest */
async function trustedIndex({ path, manifest }: StoredFile, check: CheckSignature): Promise<FileIndex | null> {
  if (!manifest || !existsSync(indexPath(path)) || checkManifest(manifest, check) !== null) return null;
  const text = await readFile(indexPath(path));
  return hashRecord(text) === manifest.index ? new FileIndex(text) : null;
}

function blocksFor(index: FileIndex, { person, viewer }: Question): number[] {
  const ofPerson = person === undefined ? null : new Set(subjectsOf(person).flatMap((subject) => index.blocks('about', subject)));
  const ofViewer = viewer === undefined ? null : new Set(index.blocks('by', viewer));
  return [...index.offsets.keys()].filter((block) => (ofPerson?.has(block) ?? true) && (ofViewer?.has(block) ?? true));
}

async function* searchBlocks(path: string, index: FileIndex, question: Question): AsyncGenerator<AuditRecord> {
  const blocks = blocksFor(index, question);
  if (blocks.length === 0) return;
  const viewers = question.viewer === undefined ? null : index.find('viewer', question.viewer);
  const reader = await BlockReader.open(path, index);
  const definitions = new Map<string, unknown>();
  const learn = async (id: unknown): Promise<void> => {
    if (typeof id !== 'string' || definitions.has(id)) return;
    const record = await reader.definition(id);
    definitions.set(id, record && definitionIn(record)?.[1]);
  };
  try {
    for (const block of blocks) {
      for (const line of await reader.lines(block)) {
        const isCandidate = mayAnswer(line, question) && (viewers === null || viewers.some((id) => line.includes(id)));
        const record = isCandidate ? parseRecord(line) : null;
        if (!record) continue;
        await learn(record['facts']);
        await learn(record['viewer']);
        const resolved = resolveRecord(record, (id) => definitions.get(id));
        if (resolved && answers(question, resolved)) yield resolved;
      }
    }
  } finally {
    await reader.close();
  }
}

async function* searchWhole(stored: StoredFile, question: Question): AsyncGenerator<AuditRecord> {
  const definitions = new Map<string, unknown>();
  for await (const lines of linesOf(stored)) {
    for (const { bytes } of lines) {
      const line = bytes.toString();
      if (!isDefinition(line) && !mayAnswer(line, question)) continue;
      const record = parseRecord(line);
      const defined = record && definitionIn(record);
      if (defined) definitions.set(...defined);
      const resolved = record && resolveRecord(record, (id) => definitions.get(id));
      if (resolved && answers(question, resolved)) yield resolved;
    }
  }
}

/** Quick, for most lines are about others. */
const mayAnswer = (line: string, { person }: Question): boolean => person === undefined || line.includes(`:${person}`);
const isDefinition = (line: string): boolean => line.includes('"event":"facts"') || line.includes('"event":"viewer"');
