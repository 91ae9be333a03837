import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import type { Answer, CaseApi } from './case-api';
import { FailureError, localFailure } from './failure';
import type { Hashing } from './hashing';
import type { Bytes } from './hashing-protocol';
import type { KeptUploads } from './kept-uploads';
import { bytesOf, missingParts, type Part, planParts } from './part-plan';
import { putBytes } from './put-bytes';
import { withRetries } from './retry';
import type { AdmissionBody } from './settings';

/** Parts of one file sent at once. */
const PARTS_AT_ONCE = 3;

/** Times the bytes are sent anew where the server finds them missing, before a person is asked. */
const ROUNDS = 3;

/** A file whose digest is known, to be carried into the case. */
export type Load = {
  of: Bytes;
  name: string;
  bytes: number;
  mediaType: string;
  sha256: string;
  keep: 'file' | 'digest';
  /** Asked for at the last moment, so that what was typed meanwhile counts. */
  body(): AdmissionBody;
};

export type Carrier = {
  api: CaseApi;
  hashing: Hashing;
  kept: KeptUploads;
  signal: AbortSignal;
  onSending(resumed: boolean): void;
  onSent(bytes: number): void;
  /** Resolves when it may be admitted: files become exhibits in the order they were chosen. */
  turn(): Promise<void>;
  onConfirming(): void;
};

type Admitted = Answer<{ exhibitId: string; number: number }>;

/**
 * Carries a file into the case: announces it, sends its bytes to the store (or finds them there),
 * and has it admitted. What passes is tried again; an upload in parts goes on where it stopped.
 * Throws a FailureError, or the reason of the signal.
 */
export async function carry(load: Load, by: Carrier): Promise<Admitted> {
  if (load.keep === 'digest') {
    await by.turn();
    by.onConfirming();
    const { sha256, bytes, mediaType } = load;
    const body = { ...load.body(), sha256, bytes, mediaType };
    return repeated(by.signal, body, (key) => by.api.registerDigest(body, key, by.signal));
  }
  for (let round = 1; ; round += 1) {
    const intakeId = await deliver(load, by);
    await by.turn();
    by.onConfirming();
    const body = load.body();
    try {
      const admitted = await repeated(by.signal, body, (key) =>
        by.api.admit(intakeId, body, key, by.signal),
      );
      by.kept.forget(load.sha256);
      return admitted;
    } catch (error) {
      if (!isMissing(error) || round >= ROUNDS) throw error;
    }
  }
}

/** The server says that bytes or the announcement are not there (any more): they are sent again. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof FailureError &&
    ['intake', 'intake_missing', 'parts_missing'].includes(error.failure.reason ?? '')
  );
}

/** An act under one key, so that a repetition after a lost answer is the same act. */
async function repeated(
  signal: AbortSignal,
  body: unknown,
  act: (key: string) => Promise<Admitted>,
): Promise<Admitted> {
  const key = `${newId('request')}-${sha256Hex(JSON.stringify(body)).slice(0, 16)}`;
  return withRetries(() => act(key), signal);
}

/** Brings the bytes to the store; answers the intake under which they are announced. */
async function deliver(load: Load, by: Carrier): Promise<string> {
  const resumed = await resume(load, by);
  if (resumed) return resumed;
  const { sha256, bytes, mediaType } = load;
  for (;;) {
    const { data } = await withRetries(
      () => by.api.announce({ sha256, bytes, mediaType }, by.signal),
      by.signal,
    );
    const { intakeId, way, put, partBytes } = data;
    if (way === 'known') return intakeId;
    by.onSending(false);
    if (way === 'parts' && partBytes !== null) {
      by.kept.keep({ intakeId, sha256, bytes, name: load.name, partBytes, at: Date.now() });
      await sendParts(load, by, intakeId, planParts(bytes, partBytes));
      return intakeId;
    }
    if (!put) throw new FailureError(localFailure('store_refused_bytes'));
    const body = await by.hashing.blob(load.of, by.signal);
    const outcome = await withRetries(
      () => putBytes({ ...put, body, onProgress: by.onSent, signal: by.signal }),
      by.signal,
    );
    if (outcome === 'stored') return intakeId;
  }
}

/** Goes on with an upload in parts that was begun before; null where there is none to go on with. */
async function resume(load: Load, by: Carrier): Promise<string | null> {
  const kept = by.kept.find(load.sha256);
  if (!kept || kept.bytes !== load.bytes) return null;
  try {
    const { data } = await withRetries(() => by.api.heldParts(kept.intakeId, by.signal), by.signal);
    const plan = planParts(load.bytes, kept.partBytes);
    by.onSending(data.parts.length > 0);
    await sendParts(load, by, kept.intakeId, missingParts(plan, data.parts));
    return kept.intakeId;
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'NOT_FOUND') throw error;
    // The server has forgotten it: another day, or another account.
    by.kept.forget(load.sha256);
    return null;
  }
}

async function sendParts(
  load: Load,
  by: Carrier,
  intakeId: string,
  parts: readonly Part[],
): Promise<void> {
  const blob = await by.hashing.blob(load.of, by.signal);
  const waiting = [...parts];
  const before = load.bytes - bytesOf(parts);
  const sent = new Map<number, number>();
  const say = (part: number, bytes: number) => {
    sent.set(part, bytes);
    by.onSent(before + [...sent.values()].reduce((sum, n) => sum + n, 0));
  };
  by.onSent(before);
  // One that fails for good stops the others of its file.
  const stop = new AbortController();
  const signal = AbortSignal.any([by.signal, stop.signal]);
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      await sendPart(blob, { ...by, signal }, intakeId, part, say);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, work));
  } catch (error) {
    stop.abort();
    throw error;
  }
}

async function sendPart(
  file: Blob,
  by: Carrier,
  intakeId: string,
  { part, start, end }: Part,
  say: (part: number, bytes: number) => void,
): Promise<void> {
  const { api, hashing, signal } = by;
  const body = file.slice(start, end);
  const sha256 = await hashing.digest({ blob: body }, signal);
  for (;;) {
    const signed = await withRetries(
      () => api.signPart(intakeId, { part, sha256 }, signal),
      signal,
    );
    const outcome = await withRetries(
      () => putBytes({ ...signed.data, body, signal, onProgress: (bytes) => say(part, bytes) }),
      signal,
    );
    if (outcome === 'stored') return;
  }
}
