import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ThreadFailure, type ThreadFailureReason } from './thread-failure.ts';
import type { JobMessage, ThreadMessage } from './thread-messages.ts';

/** How time is measured, which tests replace. */
export type ThreadClock = {
  /** @returns a function that cancels it */
  readonly after: (ms: number, run: () => void) => () => void;
  /** @returns the CPU time that a thread has used, in milliseconds. On a busy machine, this is less than the time that passed */
  readonly cpuMs: (worker: Worker) => Promise<number>;
};

/** A job and who waits for it. */
export type Task = {
  readonly message: JobMessage;
  /** CPU time for planning, in milliseconds. */
  readonly limitMs: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

type ThreadEvents = {
  /** The state of the thread changed. */
  readonly onChange: () => void;
  readonly onEnd: () => void;
};

const THREAD_FILE = fileURLToPath(new URL('./supergraph-thread.ts', import.meta.url));

/** A thread with more needs than this ends, instead of the process. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1_024 };

/** After so much time, a job counts as long. */
const LONG_MS = 100;

/** How often at most the CPU time is read once a job may have used it up. */
const MIN_WAIT_MS = 20;

/** A thread that does one job at a time. It keeps the process alive only during a job. */
export class JobThread {
  readonly #clock: ThreadClock;
  readonly #events: ThreadEvents;
  readonly #worker = new Worker(THREAD_FILE, { resourceLimits: RESOURCE_LIMITS });
  #task: Task | null = null;
  #timers: (() => void)[] = [];
  #isLong = false;
  #hasEnded = false;

  constructor(clock: ThreadClock, events: ThreadEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#worker.on('message', (message: ThreadMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#endWith(reasonOf(error), error));
    this.#worker.on('exit', () => this.#endWith('crashed'));
    this.#worker.unref();
  }

  get isFree(): boolean {
    return this.#task === null;
  }

  /** Whether the job takes longer than usual. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /** The thread must be free. */
  start(task: Task): void {
    this.#task = task;
    this.#worker.ref();
    this.#worker.postMessage(task.message);
    this.#after(LONG_MS, () => {
      this.#isLong = true;
      this.#events.onChange();
    });
  }

  /** Ends the thread. A job in progress fails for this reason. */
  async end(reason: ThreadFailureReason): Promise<void> {
    this.#endWith(reason);
    await this.#worker.terminate();
  }

  #receive(message: ThreadMessage): void {
    const task = this.#task;
    if (!task) return;
    if (message.kind === 'planning') return this.#watch(task, message.cpuMs, task.limitMs);
    this.#release();
    if (message.kind === 'done') task.resolve(message.result);
    else task.reject(message.error);
    this.#events.onChange();
  }

  /** Ends the thread when planning has used up its time. */
  #watch(task: Task, before: number, ms: number): void {
    const check = async () => {
      const used = (await this.#clock.cpuMs(this.#worker)) - before;
      if (this.#task !== task) return;
      if (used >= task.limitMs) await this.end('too slow');
      else this.#watch(task, before, Math.max(task.limitMs - used, MIN_WAIT_MS));
    };
    // The CPU time of a thread that has ended cannot be read, and does not matter.
    this.#after(ms, () => void check().catch(() => undefined));
  }

  #after(ms: number, run: () => void): void {
    this.#timers.push(this.#clock.after(ms, run));
  }

  #release(): void {
    for (const cancel of this.#timers.splice(0)) cancel();
    this.#task = null;
    this.#isLong = false;
    this.#worker.unref();
  }

  #endWith(reason: ThreadFailureReason, cause?: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const task = this.#task;
    this.#release();
    this.#events.onEnd();
    task?.reject(new ThreadFailure(reason, { cause }));
  }
}

const reasonOf = (error: unknown): ThreadFailureReason =>
  (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too much memory' : 'crashed';
