import { JobThread, type Task, THREAD_OPTIONS, type ThreadOptions } from './job-thread.ts';
import { ThreadFailure } from './thread-failure.ts';
import type { Job, Results, SupergraphSource } from './thread-messages.ts';

/** A second thread runs while the first has a job that takes long. */
const MAX_THREADS = 2;

/** A second thread ends when both have had no job for so long. */
const IDLE_MS = 60_000;

/** More jobs than this do not wait. */
const MAX_WAITING = 1_000;

/**
 * Reads supergraphs and plans operations in threads of their own, so that requests are answered meanwhile. The first job starts
 * a thread.
 */
export class SupergraphThreads {
  readonly #options: ThreadOptions;
  readonly #threads = new Set<JobThread>();
  readonly #waiting: Task[] = [];
  #cancelTrim = (): void => undefined;
  #isClosed = false;

  constructor(options: Partial<ThreadOptions> = {}) {
    this.#options = { ...THREAD_OPTIONS, ...options };
  }

  /** @throws ThreadFailure, and what the job throws */
  run<Kind extends Job['kind']>(source: SupergraphSource, job: Extract<Job, { kind: Kind }>): Promise<Results[Kind]> {
    if (this.#isClosed) return Promise.reject(new ThreadFailure('closed'));
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(new ThreadFailure('busy'));
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ message: { source, job }, resolve, reject });
      this.#assign();
    }) as Promise<Results[Kind]>;
  }

  /** Ends every thread. Jobs that are not done fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTrim();
    for (const { reject } of this.#waiting.splice(0)) reject(new ThreadFailure('closed'));
    await Promise.all([...this.#threads].map((thread) => thread.end('closed')));
  }

  #assign(): void {
    this.#cancelTrim();
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const thread = [...this.#threads].find(({ isFree }) => isFree) ?? this.#another();
      if (!thread) return;
      this.#waiting.shift();
      thread.start(next);
    }
    const [, second] = this.#threads;
    if (second?.isFree) this.#cancelTrim = this.#options.clock.after(IDLE_MS, () => void second.end('closed'));
  }

  /** @returns null when the jobs have to wait for the threads that there are */
  #another(): JobThread | null {
    if (this.#threads.size >= MAX_THREADS || [...this.#threads].some(({ isLong }) => !isLong)) return null;
    const thread: JobThread = new JobThread(this.#options, {
      onChange: () => this.#assign(),
      onEnd: () => {
        this.#threads.delete(thread);
        this.#assign();
      },
    });
    this.#threads.add(thread);
    return thread;
  }
}
