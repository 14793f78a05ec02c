/** An answer as it came; null: there was none. */
export type Answered = {
  readonly id: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
} | null;

/** `right`: what the viewer must get; `partial`: nothing else, and some of it missing as unavailable. */
export type Verdict = 'right' | 'partial' | 'refused' | 'shed' | 'failed' | 'wrong';

export type Expected = {
  /** The answer without a fault. */
  readonly whole: string;
  /** The answer while a subgraph is away: so much must be in every answer. */
  readonly least?: string;
};

type Body = { readonly data?: unknown; readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };

/** The codes of what is missing. A subgraph without its database answers, and fails on its fields. */
const MISSING: ReadonlySet<string> = new Set(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_ERROR']);

/** Compares an answer with what this viewer must get. */
export function judge(answer: Answered, { whole, least }: Expected): Verdict {
  if (answer === null) return 'failed';
  const { status, text, retryAfter } = answer;
  if (status === 200 && text === whole) return 'right';
  const body = parse(text);
  const codes = body.errors?.map(({ extensions }) => extensions.code) ?? [];
  if (status === 503 && body.data === undefined) {
    if (codes[0] === 'OVERLOADED') return retryAfter === null ? 'wrong' : 'shed';
    return codes[0] === 'SERVICE_UNAVAILABLE' ? 'refused' : 'wrong';
  }
  if (status === 504 && codes[0] === 'REQUEST_TIMEOUT') return 'refused';
  const expected = parse(whole);
  const known = new Set(expected.errors?.map(({ extensions }) => extensions.code));
  const isPartial =
    status === 200 &&
    codes.some((code) => MISSING.has(code)) &&
    codes.every((code) => MISSING.has(code) || known.has(code)) &&
    isWithin(body.data, expected.data) &&
    (least === undefined || isWithin(parse(least).data, body.data));
  return isPartial ? 'partial' : 'wrong';
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    // Whatever it is, it is judged to be wrong.
    return {};
  }
}

/**
 * Whether everything in `part` is in `whole`, at the same place. Null stands for what is missing, and a list may lack entries: that of
 * alerts, for example, has entries of several subgraphs.
 */
function isWithin(part: unknown, whole: unknown): boolean {
  if (part === null) return true;
  if (typeof part !== 'object' || typeof whole !== 'object' || whole === null) return part === whole;
  if (Array.isArray(part)) return Array.isArray(whole) && isListWithin(part, whole);
  const [one, other] = [Object.entries(part as object), Object.entries(whole)];
  return (
    !Array.isArray(whole) &&
    one.length === other.length &&
    one.every(([key, value], index) => other[index]?.[0] === key && isWithin(value, other[index][1]))
  );
}

/** Whether all entries are among those of `whole`, in their order. */
function isListWithin(part: readonly unknown[], whole: readonly unknown[]): boolean {
  let at = 0;
  return part.every((entry) => {
    while (at < whole.length && !isWithin(entry, whole[at])) at += 1;
    return at++ < whole.length;
  });
}
