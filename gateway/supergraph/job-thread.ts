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
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

type ThreadEvents = {
  /** The state of the thread changed. */
  readonly onChange: () => void;
  readonly onEnd: () => void;
};

/** How threads are started. */
export type ThreadOptions = {
  readonly clock: ThreadClock;
  /** What a thread runs. */
  readonly file: string;
  /** A thread that needs more memory ends, instead of the process. */
  readonly memoryMb: number;
};

/** By default V8 takes up to 200 MB for the new objects of a thread, and does not give them back. Planning is as fast with less. */
const YOUNG_GENERATION_MB = 24;

const MAX_MEMORY_MB = 1_024;

/**
 * @param containerBytes the memory of the container; 0, or more than any machine has: there is no limit
 * @returns how much old objects of a thread may take. Two threads and the process must fit into the container
 */
export function threadMemoryMb(containerBytes: number): number {
  return containerBytes === 0 ? MAX_MEMORY_MB : Math.min(MAX_MEMORY_MB, Math.floor(containerBytes / 4_000_000));
}

export const THREAD_OPTIONS: ThreadOptions = {
  clock: {
    after(ms, run) {
      const timer = setTimeout(run, ms).unref();
      return () => clearTimeout(timer);
    },
    async cpuMs(worker) {
      const { user, system } = await worker.cpuUsage();
      return (user + system) / 1000;
    },
  },
  file: fileURLToPath(new URL('./supergraph-thread.ts', import.meta.url)),
  memoryMb: threadMemoryMb(process.constrainedMemory()),
};

/** After so much time, a job counts as long. */
const LONG_MS = 100;

/** How often at most the CPU time is read once a job may have used it up. */
const MIN_WAIT_MS = 20;

/** A thread that does one job at a time. It keeps the process alive only during a job. */
export class JobThread {
  readonly #clock: ThreadClock;
  readonly #events: ThreadEvents;
  readonly #worker: Worker;
  #task: Task | null = null;
  #timers: (() => void)[] = [];
  #isLong = false;
  #hasEnded = false;

  constructor({ clock, file, memoryMb }: ThreadOptions, events: ThreadEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#worker = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
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
    const { job } = task.message;
    if (message.kind === 'planning')
      return job.kind === 'plan' ? this.#watch(task, { ...job, usedBefore: message.cpuMs }, job.limitMs) : undefined;
    this.#release();
    if (message.kind === 'done') task.resolve(message.result);
    else task.reject(message.error);
    this.#events.onChange();
  }

  /** Ends the thread when planning has used up its time. */
  #watch(task: Task, limits: { readonly limitMs: number; readonly usedBefore: number }, ms: number): void {
    const check = async () => {
      const left = limits.limitMs - ((await this.#clock.cpuMs(this.#worker)) - limits.usedBefore);
      if (this.#task !== task) return;
      if (left <= 0) await this.end('too slow');
      else this.#watch(task, limits, Math.max(left, MIN_WAIT_MS));
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
