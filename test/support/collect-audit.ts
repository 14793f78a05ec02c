import type { AuditSink } from '../../gateway/audit/audit-sink.ts';
import { createChain } from '../../gateway/audit/records/chain.ts';
import { type ParsedRecord, parseRecord } from '../../gateway/audit/reading/parsed-record.ts';
import { type AuditRecord, definitionIn, resolveRecord } from '../../gateway/audit/search/resolved-record.ts';

/** A sink that keeps what it gets, as a reader of the trail sees it. */
export type CollectedAudit = AuditSink & {
  /** Every record, the oldest first. */
  readonly all: readonly ParsedRecord[];
  /** Those of requests. */
  readonly records: readonly AuditRecord[];
  /** Their text, with all that they refer to. */
  readonly text: () => string;
};

/** @param wait resolves when a record counts as written */
export function collectAudit(wait: () => Promise<void> = () => Promise.resolve()): CollectedAudit {
  const chain = createChain('the writer of the tests');
  const definitions = new Map<string, unknown>();
  const [all, records, texts]: [ParsedRecord[], AuditRecord[], string[]] = [[], [], []];
  const read = (at: string, members: string): ParsedRecord => {
    const { text } = chain.add(at, members);
    texts.push(text);
    const record = parseRecord(text);
    if (!record) throw new Error(`It is no record: ${text}`);
    return record;
  };
  return {
    all,
    records,
    text: () => texts.join('\n'),
    async append({ at, members, definitions: used }) {
      for (const definition of used) {
        const defined = definitionIn(read(at, definition.members));
        if (defined) definitions.set(...defined);
      }
      const record = read(at, members);
      all.push(record);
      const resolved = resolveRecord(record, (id) => definitions.get(id));
      if (resolved) records.push(resolved);
      await wait();
    },
  };
}
