// @ts-check
import { report } from './failure.mjs';

const SAME_SIGNAL_MS = 700;

/**
 * Undoes what was started, last first, when a signal comes, when the parent goes away, or when
 * something fails. A second signal ends everything at once: children notice and follow, and the
 * next start adopts or recovers PostgreSQL.
 */
export class Shutdown {
  /** @type {{ name: string, undo: () => void | Promise<void> }[]} */
  #steps = [];
  #abort = new AbortController();
  /** @type {Promise<void> | undefined} */
  #ending;
  #since = 0;
  /** @type {Promise<unknown>} */
  #startup = Promise.resolve();

  /** Aborts while the start is still going on. */
  get signal() {
    return this.#abort.signal;
  }

  /**
   * Adds a step to undo later.
   * @param {string} name
   * @param {() => void | Promise<void>} undo
   */
  add(name, undo) {
    this.#steps.push({ name, undo });
  }

  /**
   * Runs the start to its end, or undoes what it managed.
   * @param {() => Promise<void>} start
   */
  async guard(start) {
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(name, () => {
        // One Ctrl-C arrives twice under npm: from the terminal, and passed on.
        if (!this.#ending) this.#since = Date.now();
        else if (Date.now() - this.#since > SAME_SIGNAL_MS) process.exit(130);
        void this.end(0);
      });
    }
    this.#watchParent();
    this.#startup = start().catch((error) => {
      // A start that was interrupted fails somewhere; that is no news.
      if (this.signal.aborted) return;
      void this.end(report(error));
    });
    await this.#startup;
  }

  /** Stops the start where it stands, when it was interrupted. */
  check() {
    this.signal.throwIfAborted();
  }

  /**
   * Undoes everything and ends the process.
   * @param {number} exitCode
   * @returns {Promise<void>}
   */
  end(exitCode) {
    const ending = this.#ending ?? this.#undo(exitCode);
    this.#ending = ending;
    return ending;
  }

  /** @param {number} exitCode */
  async #undo(exitCode) {
    this.#abort.abort();
    // What is being started just now must exist before it can be stopped.
    await this.#startup;
    let code = exitCode;
    for (const { name, undo } of this.#steps.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(`chirograph: while stopping ${name}`);
        code = report(error);
      }
    }
    process.exit(code);
  }

  /** npm and test runners may be killed without passing it on; their orphan must not stay. */
  #watchParent() {
    if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void this.end(0);
    }, 500).unref();
  }
}
