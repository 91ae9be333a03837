import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** How a program of the bundle ended. */
export type Ended = { status: number | null; output: string };

/** A row of `data/index.json`, as far as the tests read it. */
export type IndexRow = {
  title: string | null;
  sha256: string;
  status: string;
  file: string | null;
};

/** A row of `data/index.json` about a joint prompt. */
export type PromptRow = {
  id: string;
  file: string;
  hash: string;
  size: number;
  revisions: { revision: number; file: string; sha256: string }[];
};

// Whatever opens a socket in the verifier fails, on every system.
const NO_NETWORK = `data:text/javascript,${encodeURIComponent(
  `import net from 'node:net';
   net.Socket.prototype.connect = () => { throw new Error('a verifier needs no network'); };`,
)}`;

/**
 * A bundle as somebody gets it: a file in a folder of its own, with nothing of the application
 * beside it.
 */
export class Bundle {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-bundle-'));
  readonly zip = path.join(this.folder, 'bundle.zip');
  /** The unpacked bag. */
  readonly bag: string;
  readonly files: Record<string, Uint8Array>;

  constructor(readonly bytes: Buffer) {
    writeFileSync(this.zip, bytes);
    const members = unzipSync(bytes);
    const [top = ''] = (Object.keys(members)[0] ?? '').split('/');
    this.files = Object.fromEntries(
      Object.entries(members).map(([name, body]) => [name.slice(top.length + 1), body]),
    );
    this.bag = path.join(this.folder, top);
    for (const [name, body] of Object.entries(this.files)) {
      mkdirSync(path.dirname(path.join(this.bag, name)), { recursive: true });
      writeFileSync(path.join(this.bag, name), body);
    }
  }

  text(name: string): string {
    return Buffer.from(this.files[name] ?? []).toString('utf8');
  }

  index(): {
    exhibits: IndexRow[];
    prompts?: PromptRow[];
    totals: { held: number; submitted: number; withheld: number };
  } {
    return JSON.parse(this.text('data/index.json'));
  }

  /** Runs the verifier that travels in the bundle: no environment, no network. */
  verify(zip = this.zip): Ended {
    return alone(
      process.execPath,
      ['--import', NO_NETWORK, path.join(this.bag, 'verify/verify.mjs'), zip],
      this.folder,
    );
  }

  /**
   * Flips one bit of a member within the ZIP, in its middle unless an offset is given, and answers
   * the new file.
   */
  withFlippedBit(name: string, offset?: number): string {
    const original = Buffer.from(this.files[name] ?? []);
    const at = this.bytes.indexOf(original);
    if (original.length === 0 || at < 0)
      throw new Error(`${name} is not stored in the ZIP as it is`);
    const bytes = Buffer.from(this.bytes);
    const place = at + (offset ?? Math.floor(original.length / 2));
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const altered = path.join(this.folder, 'altered.zip');
    writeFileSync(altered, bytes);
    return altered;
  }

  /** Checks the manifests with the tool of the system; undefined where it has none. */
  sha256sum(): Ended | undefined {
    const manifests = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
    const ended = alone('sha256sum', ['-c', '--quiet', ...manifests], this.bag);
    return ended.status === null ? undefined : ended;
  }

  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts a program with an empty environment and, where the system can, without a network. */
function alone(program: string, args: string[], cwd: string): Ended {
  // Nothing at all, which the type of an environment does not foresee.
  const env = {} as NodeJS.ProcessEnv;
  const options = { cwd, env, encoding: 'utf8', timeout: 60_000 } as const;
  const cut = ['-rn', '-n'].find(
    (flag) => spawnSync('unshare', [flag, 'true'], options).status === 0,
  );
  const found =
    program.includes(path.sep) || spawnSync(program, ['--version'], options).status === 0;
  if (!found) return { status: null, output: '' };
  const run = cut
    ? spawnSync('unshare', [cut, program, ...args], options)
    : spawnSync(program, args, options);
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

/** Bytes of a download. */
export async function bytesOf(download: { path(): Promise<string> }): Promise<Buffer> {
  return readFileSync(await download.path());
}
