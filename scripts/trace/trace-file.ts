import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const whole = z.number().int().min(0);

/** One patch: position in code points, number of code points deleted there, text inserted there. */
export type Patch = readonly [at: number, deleted: number, inserted: string];

// Foreign data: members that we do not use may be there.
const transaction = z.object({
  parents: z.array(whole),
  agent: whole,
  patches: z.array(z.tuple([whole, whole, z.string()])),
});

const traceShape = z.object({
  kind: z.literal('concurrent'),
  endContent: z.string(),
  numAgents: z.number().int().min(1),
  txns: z.array(transaction),
});

export type Transaction = z.output<typeof transaction>;

/** A concurrent editing trace in the layout of josephg/editing-traces. */
export type Trace = z.output<typeof traceShape>;

/** A trace that cannot be read, with words for the person who named it. */
export class TraceUnreadable extends Error {}

/** SHA-256 of bytes or of a text in UTF-8, lower-case hexadecimal. */
export const sha256Of = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/**
 * Reads a trace, gzip or plain JSON. Each transaction names its parents by index, and its positions
 * count code points of the document that exactly those parents and their ancestors make.
 * Throws TraceUnreadable where the bytes are no such trace.
 */
export function readTrace(bytes: Uint8Array): Trace {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(isGzip ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (cause) {
    throw new TraceUnreadable('neither JSON nor gzip of JSON', { cause });
  }
  const parsed = traceShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TraceUnreadable(
      `not a trace of kind "concurrent": ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    );
  }
  const trace = parsed.data;
  trace.txns.forEach(({ parents, agent, patches }, i) => {
    if (agent >= trace.numAgents)
      throw new TraceUnreadable(`transaction ${i} names agent ${agent} of ${trace.numAgents}`);
    if (parents.some((parent) => parent >= i))
      throw new TraceUnreadable(`transaction ${i} names a parent that does not come before it`);
    if (patches.some(([, , text]) => !text.isWellFormed()))
      throw new TraceUnreadable(`transaction ${i} inserts half a surrogate pair`);
  });
  return trace;
}

/** What a manifest expects of a trace, as far as it says. */
const expectedShape = z.object({
  transactions: whole.optional(),
  final_length_codepoints: whole.optional(),
  final_text_sha256: z.string().optional(),
  agents: whole.optional(),
  surviving_characters: z.record(z.string(), whole).optional(),
  runs: whole.optional(),
  runs_sha256: z.string().optional(),
  deleted: z.array(whole).optional(),
  deleted_of_others: z.array(whole).optional(),
  /** Start, end (code points) and agent of each run of one author. */
  author_runs_start_end_agent: z.array(z.tuple([whole, whole, whole])).optional(),
});

export type Expected = z.output<typeof expectedShape>;

const manifestShape = z.object({
  files: z.array(z.object({ file: z.string(), sha256: z.string().optional(), expected: z.any() })),
});

/**
 * What a manifest says of a trace's bytes: of the file with the same digest, or the same name where
 * the manifest gives no digest. A manifest may also be the expectations alone. Throws
 * TraceUnreadable where it says nothing of this file.
 */
export function readExpected(manifest: Uint8Array, fileName: string, bytes: Uint8Array): Expected {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(manifest).toString('utf8'));
  } catch (cause) {
    throw new TraceUnreadable('the manifest is not JSON', { cause });
  }
  const many = manifestShape.safeParse(value);
  const digest = sha256Of(bytes);
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const entry = many.success
    ? (many.data.files.find((file) => file.sha256 === digest) ??
      many.data.files.find((file) => !file.sha256 && file.file.split('/').at(-1) === base))
    : z.object({ expected: z.any() }).safeParse(value).data;
  if (many.success && !entry) throw new TraceUnreadable('the manifest does not know this file');
  const expected = expectedShape.safeParse(entry?.expected ?? value);
  if (!expected.success) throw new TraceUnreadable('the manifest expects nothing that we can read');
  return expected.data;
}

/** Reads a file, with words for the person who named it. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new TraceUnreadable(`cannot read ${file}`, { cause });
  }
}
