// @ts-check
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs a program to its end and keeps the tail of what it said.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { say?: (text: string) => void }} [options]
 *   `say` receives standard output as it comes
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program cannot be started;
 *   output is at most the last 64 KiB of both streams
 */
export function run(file, args, options = {}) {
  const { say, ...rest } = options;
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-65_536);
    };
    child.stdout?.on('data', keep).on('data', (chunk) => say?.(chunk.toString()));
    child.stderr?.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    // A server started by the child inherits its pipes and would keep `close` from coming; give
    // the pipes a moment to drain, then go on.
    child.once('exit', (code, signal) => {
      const end = () => resolve({ code: code ?? (signal ? 128 : 1), output });
      const timer = setTimeout(end, 500);
      child.once('close', () => {
        clearTimeout(timer);
        end();
      });
    });
  });
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Whether a process with this number exists; says nothing about which program it is.
 * @param {number} pid
 */
export function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * What the system says about a process: its command line, or undefined when it is gone or only a
 * zombie that nobody has reaped yet.
 * @param {number} pid
 * @returns {Promise<string | undefined>}
 */
export async function commandOf(pid) {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
      if (state === 'Z' || state === 'X') return undefined;
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    } catch {
      return undefined;
    }
  }
  const [file, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'state=,command=', '-p', String(pid)]];
  const said = await output(file, args);
  if (process.platform === 'win32') return said.includes(`"${pid}"`) ? said.trim() : undefined;
  return said.trim() === '' || said.startsWith('Z') ? undefined : said.trim();
}

/**
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<string>} standard output, empty when the program failed
 */
function output(file, args) {
  return new Promise((resolve) => {
    execFile(file, args, { windowsHide: true }, (_error, stdout) => resolve(stdout ?? ''));
  });
}

/**
 * Asks a child to stop and waits for it; after the grace period it is killed.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} graceMs
 */
export async function stopChild(child, graceMs) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}
