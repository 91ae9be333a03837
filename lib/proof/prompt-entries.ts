import type { Json } from '@/lib/kernel/canonical-json';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { idPattern } from '@/lib/kernel/ids';
import type { SeenEntry } from './chain';
import type { Entry } from './entry';
import type { Findings } from './report';

/** A head of a prompt's chain that an entry states: so many operations, ending in that hash. */
export interface PromptHead {
  readonly size: number;
  readonly hash: string;
  readonly entry: number;
}

/** A revision as its entry states it; `seq` is the freezing operation. */
export interface PromptRevision {
  readonly revision: number;
  readonly seq: number;
  readonly hash: string;
  /** Digest and length of the frozen document. */
  readonly sha256: string;
  readonly bytes: number;
  readonly entry: number;
}

/** What the ledger says of one prompt. */
export interface PromptFacts {
  readonly prompt: string;
  readonly number: number;
  /** Entry that opened it. */
  readonly entry: number;
  /** Oldest first, each longer than the one before. */
  readonly heads: readonly PromptHead[];
  /** In order, from revision 1. */
  readonly revisions: readonly PromptRevision[];
}

interface Growing extends PromptFacts {
  readonly heads: PromptHead[];
  readonly revisions: PromptRevision[];
}

const PROMPT_ID = idPattern('prompt');
const OPENED = 'prompt.opened';
const ADVANCED = 'prompt.advanced';
const FROZEN = 'prompt.frozen';
const KINDS = new Set([OPENED, ADVANCED, FROZEN]);

/** Most heads and revisions held at once, over all prompts. */
const MAX_STATED = 1_000_000;

/** Gathers what entries state of prompts. Entries that contradict earlier ones are findings. */
export class PromptEntries {
  readonly #findings: Findings;
  readonly #prompts = new Map<string, Growing>();
  #stated = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** By identifier, in order of opening. */
  get prompts(): ReadonlyMap<string, PromptFacts> {
    return this.#prompts;
  }

  /** Takes the next entry of the ledger. */
  follow({ entry, inOrder, record }: SeenEntry): void {
    if (!entry || !inOrder || !KINDS.has(entry.kind)) return;
    this.#stated += 1;
    if (this.#stated > MAX_STATED) {
      this.#findings.fail(record, 'prompt.entry', `at most ${MAX_STATED} heads`, 'more');
      return;
    }
    const problem = this.#take(entry);
    if (problem) this.#findings.fail(record, 'prompt.entry', problem, entry.act);
  }

  /** What the act should have been, or nothing where it is in order. */
  #take({ index, kind, act }: Entry): string | undefined {
    const { prompt, hash } = act;
    if (typeof prompt !== 'string' || !PROMPT_ID.test(prompt)) return 'a prompt';
    if (typeof hash !== 'string' || !SHA256_HEX.test(hash)) return 'the hash of an operation';
    const one = this.#prompts.get(prompt);
    if (kind === OPENED) {
      if (one) return 'a prompt that is not open yet';
      if (!isCount(act.number)) return 'a number';
      const heads = [{ size: 1, hash, entry: index }];
      this.#prompts.set(prompt, { prompt, number: act.number, entry: index, heads, revisions: [] });
      return undefined;
    }
    if (!one) return 'a prompt that was opened before';
    const size = kind === ADVANCED ? act.size : isCount(act.seq) ? act.seq + 1 : null;
    const last = one.heads.at(-1)?.size ?? 0;
    if (!isCount(size) || size <= last) return `more than ${last} operations`;
    if (kind === FROZEN) {
      const { revision, sha256, bytes } = act;
      const next = one.revisions.length + 1;
      if (revision !== next) return `revision ${next}`;
      if (typeof sha256 !== 'string' || !SHA256_HEX.test(sha256)) return 'a digest';
      if (!isCount(bytes)) return 'a length';
      one.revisions.push({ revision: next, seq: size - 1, hash, sha256, bytes, entry: index });
    }
    one.heads.push({ size, hash, entry: index });
    return undefined;
  }
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
