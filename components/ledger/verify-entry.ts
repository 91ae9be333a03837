import { toHex, utf8 } from '@/lib/kernel/digest';
import { openCheckpoint } from '@/lib/proof/checkpoint';
import { parseEntry } from '@/lib/proof/entry';
import { leafHash, NO_PREVIOUS } from '@/lib/proof/leaf';
import { rootFromInclusion } from '@/lib/proof/merkle-verify';
import { matchesCommitment, parsePayloadRecord } from '@/lib/proof/payload';
import { show } from '@/lib/proof/report';
import { parseTlogProof } from '@/lib/proof/tlog-proof';
import { keyFingerprint, parseVkey } from '@/lib/proof/vkey';

/** What was downloaded about one entry; nothing of it is believed. */
export type EntryMaterial = {
  index: number;
  /** Exact text of the entry, and of the one before it; null for the first. */
  body: string;
  previous: string | null;
  /** Salt and exact text of the personal content; null where none or erased. */
  opening: { salt: string; data: string } | null;
  erased: boolean;
  /** C2SP tlog-proof, or null while no checkpoint covers the entry. */
  proof: string | null;
  /** Public keys of the instance, one C2SP vkey on each line. */
  vkeys: string;
};

/** What the page shows, which the download must equal. */
export type ShownEntry = { body: string; leaf: string };

export const STEPS = [
  'shown',
  'form',
  'leaf',
  'link',
  'payload',
  'signature',
  'inclusion',
] as const;
export type Step = (typeof STEPS)[number];

/** How a step came out. `note` says why there was nothing to compare. */
export type StepResult = { step: Step } & (
  | { outcome: 'holds'; value?: string }
  | { outcome: 'fails'; expected: string; found: string }
  | { outcome: 'skipped'; note: 'first' | 'erased' | 'none' | 'pending' }
);

export type EntryVerification = {
  steps: StepResult[];
  /** SHA-256 of the public key that signed, where the signature holds. */
  fingerprint: string | null;
};

/**
 * Verifies one entry from its bytes up, as anybody outside could: form, leaf hash (RFC 6962), link
 * to the entry before, commitment, signed checkpoint and inclusion (C2SP). Never throws for what
 * it is given.
 */
export function verifyEntry(material: EntryMaterial, shown: ShownEntry): EntryVerification {
  const { index, body, previous } = material;
  const leaf = leafHash(utf8(body));
  const parsed = parseEntry(body);
  const prev = parsed.ok ? parsed.entry.prev : (parsed.claims.prev ?? '');
  const commitment = parsed.ok ? parsed.entry.payload : parsed.claims.payload;
  const fault = parsed.ok ? undefined : parsed.faults[0];
  const place = parsed.ok ? parsed.entry.index : index;
  const before = previous === null ? NO_PREVIOUS : toHex(leafHash(utf8(previous)));
  const signed = signature(material);
  return {
    steps: [
      compare('shown', shown.body, body),
      fault
        ? fails('form', fault.expected, show(fault.found))
        : compare('form', String(index), String(place)),
      compare('leaf', shown.leaf, toHex(leaf)),
      index === 0 && prev === NO_PREVIOUS
        ? { step: 'link', outcome: 'skipped', note: 'first' }
        : compare('link', before, prev),
      payload(material, commitment),
      signed.step,
      inclusion(material, leaf, signed),
    ],
    fingerprint: signed.fingerprint,
  };
}

/** Whether no step failed. */
export function allHold({ steps }: EntryVerification): boolean {
  return steps.every((step) => step.outcome !== 'fails');
}

function fails(step: Step, expected: string, found: string): StepResult {
  return { step, outcome: 'fails', expected: show(expected), found: show(found) };
}

function compare(step: Step, expected: string, found: string): StepResult {
  if (expected !== found) return fails(step, expected, found);
  // Digests are shown; whole bodies stand on the page already.
  return found.length === 64
    ? { step, outcome: 'holds', value: found }
    : { step, outcome: 'holds' };
}

function payload(material: EntryMaterial, commitment: string | null): StepResult {
  const { index, opening, erased } = material;
  const step = 'payload';
  if (commitment === null) {
    return opening ? fails(step, 'none', 'one') : { step, outcome: 'skipped', note: 'none' };
  }
  if (opening === null) {
    return erased ? { step, outcome: 'skipped', note: 'erased' } : fails(step, commitment, 'none');
  }
  // The text is the canonical JSON that was committed: put in place as it stands.
  const line = `{"index":${index},"payload":${opening.data},"salt":"${opening.salt}"}`;
  const record = parsePayloadRecord(line);
  return record && matchesCommitment(record, commitment)
    ? { step, outcome: 'holds', value: commitment }
    : fails(step, commitment, 'another commitment');
}

type Signed = {
  step: StepResult;
  fingerprint: string | null;
  /** What the signature vouches for; null where it does not hold. */
  tree: { size: number; root: Uint8Array } | null;
};

function signature({ proof, vkeys }: EntryMaterial): Signed {
  const step = 'signature';
  const none = { fingerprint: null, tree: null };
  if (proof === null) return { step: { step, outcome: 'skipped', note: 'pending' }, ...none };
  const parsed = parseTlogProof(utf8(proof));
  if (!parsed) return { step: fails(step, 'a C2SP tlog-proof', proof), ...none };
  const keys = vkeys.split('\n').flatMap((line) => parseVkey(line.trim()) ?? []);
  const opened = openCheckpoint(utf8(parsed.checkpoint), keys);
  if (!opened.ok) return { step: fails(step, 'a valid signature', opened.problem), ...none };
  const [signer] = opened.signers;
  return {
    step: { step, outcome: 'holds' },
    fingerprint: signer ? keyFingerprint(signer) : null,
    tree: opened.checkpoint,
  };
}

function inclusion(material: EntryMaterial, leaf: Uint8Array, { tree }: Signed): StepResult {
  const step = 'inclusion';
  if (material.proof === null) return { step, outcome: 'skipped', note: 'pending' };
  const parsed = parseTlogProof(utf8(material.proof));
  if (!parsed || !tree) return fails(step, 'a signed root', 'none');
  const own = parsed.index === material.index;
  const root = own && rootFromInclusion(parsed.index, tree.size, leaf, parsed.hashes);
  return compare(step, toHex(tree.root), root ? toHex(root) : 'no path of this entry');
}
