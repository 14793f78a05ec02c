/** A refusal lists this many problems at most; its caller can still read all of them. */
const MAX_LISTED = 30;

/**
 * Formats a refusal: one line for one problem; a head line and a line per problem for several.
 *
 * @param head what is refused, without a full stop
 * @param problems what is wrong, each with its coordinate or place
 * @param action what to do, as a sentence
 */
export function describeProblems(head: string, problems: readonly string[], action: string): string {
  const lines = problems.map((problem) => problem.replace(/\s+/g, ' ').trim());
  const [first] = lines;
  if (first !== undefined && lines.length === 1) return `${head}: ${first}${/[.?!]$/.test(first) ? '' : '.'} ${action}`;
  const more = lines.length - MAX_LISTED;
  return [
    `${head}. There are ${lines.length} problems:`,
    ...lines.slice(0, MAX_LISTED).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    action,
  ].join('\n');
}
