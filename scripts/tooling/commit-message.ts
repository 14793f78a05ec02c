const TYPES = ['feat', 'fix', 'perf', 'refactor', 'docs', 'test', 'build', 'ci', 'chore', 'revert'];

/** Characters of a subject. */
const LONGEST_SUBJECT = 72;

const FORM = new RegExp(`^(?:${TYPES.join('|')})(?:\\([a-z0-9-]+\\))?!?: \\S`);

/**
 * @param message of a commit, as written; lines that begin with `#` are not part of it
 * @returns what is wrong with it; null when nothing is. Merge and revert commits that git words itself are accepted
 */
export function faultOfMessage(message: string): string | null {
  const [subject = '', second = ''] = message.split('\n').filter((line) => !line.startsWith('#'));
  if (/^(Merge|Revert|fixup!|squash!) /.test(subject)) return null;
  if (!FORM.test(subject)) return `is not "type(scope): imperative", with a type of ${TYPES.join(', ')}`;
  if (subject.length > LONGEST_SUBJECT) return `has ${subject.length} characters; the limit is ${LONGEST_SUBJECT}`;
  if (subject.endsWith('.')) return 'ends with a full stop';
  if (second.trim() !== '') return 'has no empty line after the subject';
  return null;
}
