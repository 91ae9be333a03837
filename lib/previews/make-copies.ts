import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { log } from '@/lib/kernel/log';
import { type MadeCopies, type MadeCopy, NO_COPY_REASONS, type NoCopyReason } from './copies';
import { type Limits, runLimited } from './limited-process';
import { makeTextCopy } from './text-copy';
import { Turns } from './turns';

/** Largest file that is looked at, in bytes; larger ones are kept and downloaded. */
const MOST_BYTES = { image: 256 * 1024 ** 2, pdf: 128 * 1024 ** 2 };

/** What making the copies of one file may use. */
const LIMITS: Limits = { timeMs: 10_000, memory: 1024 ** 3, fileBytes: 64 * 1024 ** 2 };

/** Processes at once, and files that may wait for one. */
const AT_ONCE = 2;
const WAITING = 64;

const PICTURES = /^image\/(png|jpeg|webp|gif|avif|tiff)$/;
/** Shown as the text they are. */
const TEXTS = /^(text\/(plain|markdown|html)|application\/(json|xml|xhtml\+xml)|image\/svg\+xml)$/;
/** Of those, what a browser would run or render. */
const ACTIVE = /^(text\/html|application\/(xml|xhtml\+xml)|image\/svg\+xml)$/;

const copy = z.strictObject({
  kind: z.string().regex(/^(thumb|view|page-\d{1,3})$/),
  file: z.string(),
  mediaType: z.enum(['image/webp', 'image/png']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  tool: z.string().max(200),
});
const line = z.union([
  z.strictObject({ pages: z.number().int() }),
  z.strictObject({ copy }),
  z.strictObject({ done: z.literal(true) }),
  z.strictObject({ failure: z.enum(NO_COPY_REASONS) }),
]);

export type MakeOptions = { limits?: Partial<Limits>; signal?: AbortSignal | undefined };

const holder = globalThis as typeof globalThis & { chirographPreviewTurns?: Turns };

/** One pool for the process; its bundles may hold this module more than once. */
function turns(): Turns {
  holder.chirographPreviewTurns ??= new Turns(AT_ONCE, WAITING);
  return holder.chirographPreviewTurns;
}

/**
 * Makes the working copies of a file into a folder of the caller. `mediaType` is what the bytes are,
 * not what a name says. Decoders run in a process with limits of time and memory; whatever the file
 * does to it is an answer with a reason. Throws where there is no room on the disk, where `signal`
 * aborts, and UNAVAILABLE where too many files wait.
 */
export async function makeCopies(
  file: string,
  mediaType: string,
  folder: string,
  options: MakeOptions = {},
): Promise<MadeCopies> {
  const { size } = await stat(file);
  if (size === 0) return nothing('empty');
  if (TEXTS.test(mediaType)) {
    const copies = [await makeTextCopy(file, folder)];
    return { ...(ACTIVE.test(mediaType) ? nothing('active_content') : nothing(null)), copies };
  }
  const isPdf = mediaType === 'application/pdf';
  if (!isPdf && !PICTURES.test(mediaType)) return nothing('no_preview');
  if (size > (isPdf ? MOST_BYTES.pdf : MOST_BYTES.image)) return nothing('too_large');
  return turns().run(() => drawn(file, mediaType, folder, options));
}

/** Pictures and pages, made by the worker. */
async function drawn(
  file: string,
  mediaType: string,
  folder: string,
  { limits, signal }: MakeOptions,
): Promise<MadeCopies> {
  const copies: MadeCopy[] = [];
  const said: { outcome: 'done' | NoCopyReason } = { outcome: 'worker_died' };
  const check = path.join(process.cwd(), '.cache/generated-label.mjs');
  const request = JSON.stringify({ input: file, output: folder, mediaType, check });
  // A plain program, run as it lies there; a bundler would otherwise take it for its own.
  const script = path.join(process.cwd(), 'scripts/workers/preview-worker.mjs');
  const { ending, complaint } = await runLimited(
    script,
    request,
    { ...LIMITS, ...limits },
    {
      signal,
      onLine(text) {
        const told = parsed(text);
        if (!told) return;
        if ('copy' in told && isInside(folder, told.copy.file)) copies.push(told.copy);
        if ('done' in told) said.outcome = 'done';
        if ('failure' in told) said.outcome = told.failure;
      },
    },
  );
  if (ending === 'stopped') signal?.throwIfAborted();
  const reason = ending === 'ended' || ending === 'stopped' ? said.outcome : ending;
  if (reason === 'done') return { copies, missing: null };
  log.info({ reason, mediaType, complaint }, 'preview');
  const pages = copies.filter(({ kind }) => kind.startsWith('page-')).length;
  const kind = mediaType === 'application/pdf' ? `page-${pages + 1}` : 'view';
  return { copies, missing: { kind, reason } };
}

function parsed(text: string): z.infer<typeof line> | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The worker may have been taken over by what it decodes; it names files of its folder only. */
const isInside = (folder: string, file: string) => path.dirname(file) === folder;

const nothing = (reason: NoCopyReason | null): MadeCopies => ({
  copies: [],
  missing: reason && { kind: 'view', reason },
});
