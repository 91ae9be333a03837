import { expect } from 'vitest';
import { utf8 } from '@/lib/kernel/digest';
import { type BundleReport, verifyBundle } from './bundle';
import { memoryReader, sealBag, type TestBundle, testBundle, testSigner } from './testing-bundle';

// Two attackers: one who changes a file and leaves the manifests, one who writes all tag files anew
// (`sealBag`) but has no key.

export type Files = Map<string, Uint8Array>;
export const SIZE = 14;
export const ENTRIES = 'data/ledger/entries.ndjson';
export const PAYLOADS = 'data/ledger/payloads.ndjson';

/** The bundle that is changed, and one of the same case under another key to take parts from. */
export const bundle: TestBundle = await testBundle({ size: SIZE, withhold: [8] });
export const other: TestBundle = await testBundle({
  size: SIZE + 2,
  signer: testSigner(undefined, 5),
});

/** Verifies files held in memory. */
export async function verify(files: Files): Promise<BundleReport> {
  return verifyBundle(memoryReader(files, 1 << 16));
}

function namesOf(report: BundleReport): string[] {
  return report.usable ? report.failures.map((failure) => failure.record) : [report.detail];
}

/** Verifies a changed copy and demands that some record named contains one of the texts. */
export async function expectNamed(
  change: (files: Files) => void,
  records: readonly string[],
  what: string,
  seal = false,
): Promise<void> {
  const files = new Map(bundle.files);
  change(files);
  if (seal) sealBag(files, bundle.ledger.lastAt);
  const report = await verify(files);
  if (report.ok) expect.fail(`${what}: not detected`);
  const names = namesOf(report);
  const hit = records.some((record) => names.some((name) => name.includes(record)));
  if (!hit) expect.fail(`${what}: named ${names.join('; ')}, not ${records.join(' or ')}`);
}

/** Bytes of a file as written. */
export function fileOf(path: string): Uint8Array {
  return bundle.files.get(path) ?? expect.fail(path);
}

/** Lines of a file as written. */
export function lines(path: string): string[] {
  return new TextDecoder().decode(fileOf(path)).split('\n').slice(0, -1);
}

/** Replaces a file by lines. */
export function setLines(files: Files, path: string, content: readonly string[]): void {
  files.set(path, utf8(content.map((line) => `${line}\n`).join('')));
}
