import type { Finding } from '../../gateway/audit/verify/finding.ts';
import type { Verification } from '../../gateway/audit/verify/verify-trail.ts';

/** Later ones often follow from the first. */
const MOST_SHOWN = 20;

/** @returns what an auditor is told, line by line */
export function renderVerification(
  { findings, notes, records, writers, heads, uncovered }: Verification,
  signed: boolean,
): string[] {
  const place = ({ file, line }: { readonly file: string; readonly line: number | null }) =>
    line === null ? file : `${file}:${line}`;
  const tell = (finding: Finding) =>
    `${place(finding)}  ${finding.kind}${finding.record === null ? '' : `, record ${finding.record}`}: ${finding.says}`;
  const more = findings.length - MOST_SHOWN;
  return [
    `${records} records of ${writers} writers were read, and ${heads} published heads.`,
    ...notes.map((note) => `note  ${place(note)}  ${note.says}`),
    ...(uncovered > 0 && signed ? [`note  No head covers the last ${uncovered} records yet.`] : []),
    ...(signed ? [] : ['note  Signatures were not checked: nothing shows whether the end was cut off.']),
    ...(findings.length === 0
      ? ['Nothing was altered.']
      : [`${findings.length} problems. The first one:`, ...findings.slice(0, MOST_SHOWN).map(tell)]),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ];
}
