import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { type Answered, type Expected, judge, type Verdict } from './judge-answer.ts';
import { type Asker, keyOf, type Question } from './questions.ts';

/** How often requests are sent, in milliseconds. */
const TICK_MS = 5;
/** So many answers in a row that are right mean that all is normal. */
const NORMAL = 50;
const CONNECTIONS = 128;

export type Counts = Readonly<Record<Verdict, number>>;

const none = (): Record<Verdict, number> => ({ right: 0, partial: 0, refused: 0, shed: 0, failed: 0, wrong: 0 });

/** What a viewer must get for a question. */
export type ExpectedFor = (asker: Asker, question: Question) => Expected;

/** Sends questions at a rate, whatever becomes of those before, and judges every answer. */
export class Load {
  readonly counts = none();
  /** Milliseconds of the answers that were right or partial, of requests since `forget`. */
  latencies: number[] = [];
  /** Is told every answer, where a row looks at more than the verdict. */
  onAnswer: ((key: string, verdict: Verdict, id: string) => void) | undefined;
  /** What was wrong, for a message: at most ten. */
  readonly mistakes: string[] = [];
  readonly #pool: Pool;
  readonly #askers: readonly Asker[];
  readonly #questions: readonly Question[];
  readonly #expected: ExpectedFor;
  #underWay = 0;
  #next = 0;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;
  /** When the first answer of those in a row that are right was asked for, and how many they are. */
  #rightSince = Number.POSITIVE_INFINITY;
  #rightInRow = 0;

  constructor(url: string, askers: readonly Asker[], questions: readonly Question[], expected: ExpectedFor) {
    this.#pool = new Pool(new URL(url).origin, { connections: CONNECTIONS, pipelining: 1 });
    this.#askers = askers;
    this.#questions = questions;
    this.#expected = expected;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** @param rate requests a second */
  start(rate: number): void {
    const begun = performance.now();
    let sent = 0;
    this.#timer = setInterval(() => {
      const due = Math.floor(((performance.now() - begun) * rate) / 1000);
      for (; sent < due; sent += 1) void this.#send();
    }, TICK_MS);
  }

  /** So many clients ask again and again. @returns how many answers there were */
  async saturate(clients: number, ms: number): Promise<number> {
    const end = performance.now() + ms;
    const loop = async () => {
      while (performance.now() < end) await this.#send();
    };
    const before = this.total;
    await Promise.all(Array.from({ length: clients }, loop));
    return this.total - before;
  }

  /** Resolves when all that was sent is answered. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    while (this.#underWay > 0) await wait(TICK_MS);
    await this.#pool.close();
  }

  /** Forgets the latencies, also of what is under way. */
  forget(): void {
    this.latencies = [];
    this.#since = performance.now();
  }

  /** Waits for so many more answers. */
  async answers(count: number): Promise<void> {
    const until = this.total + count;
    while (this.total < until) await wait(TICK_MS);
  }

  /** Forgets latencies, and waits for so many answers to requests that are sent from now on. */
  async newAnswers(count: number): Promise<void> {
    this.forget();
    while (this.latencies.length < count) await wait(TICK_MS);
  }

  /** @returns the milliseconds after `since` from which on all answers were right */
  async normalAfter(since: number, patienceMs: number): Promise<number> {
    this.#rightInRow = 0;
    this.#rightSince = Number.POSITIVE_INFINITY;
    while (this.#rightInRow < NORMAL) {
      if (performance.now() - since > patienceMs) return Number.POSITIVE_INFINITY;
      await wait(TICK_MS);
    }
    return Math.max(0, this.#rightSince - since);
  }

  async #send(): Promise<void> {
    // Every viewer asks every question: the two numbers have no common factor for long.
    const at = this.#next++;
    const asker = this.#askers[at % this.#askers.length]!;
    const question = this.#questions[Math.floor(at / 7 + at) % this.#questions.length]!;
    this.#underWay += 1;
    const sentAt = performance.now();
    const answer = await ask(this.#pool, question.body, asker.authorization);
    this.#underWay -= 1;
    const verdict = judge(answer, this.#expected(asker, question));
    this.counts[verdict] += 1;
    this.#note(verdict, sentAt);
    this.onAnswer?.(keyOf(asker, question), verdict, answer?.id ?? '');
    if (verdict === 'wrong' && this.mistakes.length < 10)
      this.mistakes.push(`${question.name} of ${asker.signIn}: ${answer?.status} ${answer?.text.slice(0, 400)}`);
  }

  #note(verdict: Verdict, sentAt: number): void {
    if (sentAt >= this.#since && (verdict === 'right' || verdict === 'partial')) this.latencies.push(performance.now() - sentAt);
    if (verdict !== 'right') {
      this.#rightInRow = 0;
      this.#rightSince = Number.POSITIVE_INFINITY;
    } else {
      this.#rightSince = Math.min(this.#rightSince, sentAt);
      this.#rightInRow += 1;
    }
  }
}

/** @returns the answer; null when the connection failed */
export async function ask(pool: Pool, body: string, authorization: string | null): Promise<Answered> {
  try {
    const {
      statusCode,
      headers,
      body: content,
    } = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(authorization && { authorization }) },
      body,
    });
    const id = String(headers['x-request-id'] ?? '');
    return { id, status: statusCode, text: await content.text(), retryAfter: String(headers['retry-after'] ?? '') || null };
  } catch {
    // It is counted as failed.
    return null;
  }
}

/** @param share between 0 and 1 */
export function quantile(latencies: readonly number[], share: number): number {
  const sorted = latencies.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
