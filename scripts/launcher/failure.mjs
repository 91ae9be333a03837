// @ts-check

/**
 * A reason to stop that the person at the terminal can act on. It is printed without a stack;
 * anything else that is thrown is a defect and is printed with one.
 */
export class Failure extends Error {
  /**
   * @param {string} message what is wrong, and what to do about it
   * @param {{ cause?: unknown, exitCode?: number }} [options] exit code defaults to 1
   */
  constructor(message, options = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.exitCode = options.exitCode ?? 1;
  }
}

/**
 * The error code of a system call ("EEXIST"), or an empty string.
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/**
 * Prints an error the way its kind deserves and gives the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function report(error) {
  if (error instanceof Failure) {
    console.error(`\nchirograph: ${error.message}\n`);
    return error.exitCode;
  }
  console.error('\nchirograph: an error nobody foresaw', error);
  return 1;
}
