import { FailureError, localFailure } from './failure';
import type { Bytes, HashingAnswer, HashingTask } from './hashing-protocol';

/** Workers at once: as many as leave the page and the uploads a processor. */
const WORKERS = 2;

type Job = {
  task: HashingTask;
  onProgress(done: number): void;
  signal: AbortSignal;
  resolve(answer: HashingAnswer): void;
  reject(reason: unknown): void;
};

/**
 * SHA-256 of files and parts, and unpacking, in workers, so that neither the page nor an upload
 * waits. Files are read piece by piece; what is stopped gives its worker up at once.
 */
export class Hashing {
  #waiting: Job[] = [];
  readonly #idle: Worker[] = [];
  #busy = 0;

  /** SHA-256 of bytes, lower-case hexadecimal. Throws a FailureError, or the signal's reason. */
  async digest(of: Bytes, signal: AbortSignal, onProgress = (_: number) => {}): Promise<string> {
    const answer = await this.#ask({ want: 'digest', of }, signal, onProgress);
    if (answer.type !== 'digest') throw new FailureError(localFailure('hashing_failed'));
    return answer.sha256;
  }

  /** The bytes of a member of an archive as a file of their own; any other file as it is. */
  async blob(of: Bytes, signal: AbortSignal): Promise<Blob> {
    if ('blob' in of) return of.blob;
    const answer = await this.#ask({ want: 'blob', of }, signal, () => {});
    if (answer.type !== 'blob') throw new FailureError(localFailure('hashing_failed'));
    return answer.blob;
  }

  #ask(
    task: HashingTask,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<HashingAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, signal, onProgress, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    while (this.#busy < WORKERS) {
      const job = this.#waiting.shift();
      if (!job) return;
      if (job.signal.aborted) job.reject(job.signal.reason);
      else this.#run(job);
    }
  }

  #run(job: Job): void {
    let worker: Worker;
    try {
      worker = this.#idle.pop() ?? new Worker(new URL('./hashing.worker.ts', import.meta.url));
    } catch {
      job.reject(new FailureError(localFailure('hashing_failed')));
      return;
    }
    this.#busy += 1;
    const end = (keep: boolean, settle: () => void) => {
      job.signal.removeEventListener('abort', stop);
      worker.onmessage = null;
      worker.onerror = null;
      if (keep) this.#idle.push(worker);
      else worker.terminate();
      this.#busy -= 1;
      settle();
      this.#next();
    };
    const stop = () => end(false, () => job.reject(job.signal.reason));
    const fail = (problem: Parameters<typeof localFailure>[0]) => () =>
      job.reject(new FailureError(localFailure(problem)));
    job.signal.addEventListener('abort', stop, { once: true });
    worker.onmessage = ({ data }: MessageEvent<HashingAnswer>) => {
      if (data.type === 'progress') job.onProgress(data.done);
      else if (data.type === 'failed') end(true, fail(data.problem));
      else end(true, () => job.resolve(data));
    };
    worker.onerror = () => end(false, fail('hashing_failed'));
    worker.postMessage(job.task);
  }
}
