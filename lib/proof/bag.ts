import type { BundleFiles } from './bundle-files';
import { LineReader } from './lines';
import { strictUtf8 } from './note';
import type { Findings } from './report';

// BagIt 1.0 (RFC 8493) with SHA-256 manifests, as docs/formats/bundle.md narrows it.

/** Content of bagit.txt. */
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const BAG_INFO = 'bag-info.txt';
export const BAGIT = 'bagit.txt';

/**
 * Paths that both `sha256sum` and BagIt tools read alike, that mean the same on every system and
 * need no escape in a manifest.
 */
const BAG_PATH = /^[A-Za-z0-9._-]*[A-Za-z0-9_-](\/[A-Za-z0-9._-]*[A-Za-z0-9_-])*$/;
const MAX_PATH = 200;
const MANIFEST_LINE = /^([0-9a-f]{64}) {2}(.+)$/;
const MAX_LINE = 1024;

/** Whether a path may stand in a bundle. */
export function isBagPath(path: string): boolean {
  return path.length <= MAX_PATH && BAG_PATH.test(path) && !path.split('/').includes('..');
}

/** One line of a manifest with its newline: digest, two spaces, path, as `sha256sum -c` reads it. */
export function manifestLine(sha256: string, path: string): string {
  if (!isBagPath(path)) throw new RangeError(`not a path for a bundle: ${path}`);
  return `${sha256}  ${path}\n`;
}

/** bag-info.txt: when the state is of, whose it is, and how much payload there is. */
export interface BagInfo {
  /** UTC date of the last entry that the checkpoint covers, `YYYY-MM-DD`. */
  readonly date: string;
  readonly caseId: string;
  /** Sum of the sizes of all files under `data/`, and their number. */
  readonly payloadBytes: number;
  readonly payloadFiles: number;
}

/** Text of bag-info.txt. */
export function formatBagInfo(info: BagInfo): string {
  const oxum = `${info.payloadBytes}.${info.payloadFiles}`;
  const lines = [
    `Bagging-Date: ${info.date}`,
    `External-Identifier: ${info.caseId}`,
    `Payload-Oxum: ${oxum}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** First value of each label of bag-info.txt, folded lines joined (RFC 8493 §2.2.2). */
export function parseBagInfo(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const label = line.slice(0, colon).trim();
    if (!values.has(label)) values.set(label, line.slice(colon + 1).trim());
  }
  return values;
}

/** Reads a manifest into path → digest; lines that are none, and repeated paths, are findings. */
export async function readManifest(
  files: BundleFiles,
  name: string,
  findings: Findings,
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  const lines = new LineReader(files.stream(name), MAX_LINE);
  for (let number = 1; ; number++) {
    const line = await lines.next();
    if (!line) return digests;
    const text = strictUtf8(line.bytes) ?? '';
    const [, digest, path] = MANIFEST_LINE.exec(text) ?? [];
    if (!line.ended || digest === undefined || path === undefined || !isListed(name, path)) {
      const record = `${name} line ${number}`;
      findings.fail(record, 'manifest.form', 'digest, two spaces, path', text);
    } else if (digests.has(path)) {
      findings.fail(path, 'manifest.form', `once in ${name}`, 'twice');
    } else {
      digests.set(path, digest);
    }
  }
}

/** Payload files belong in the manifest, all others but the tag manifest itself in that one. */
function isListed(manifest: string, path: string): boolean {
  if (!isBagPath(path) || path === TAG_MANIFEST) return false;
  return path.startsWith('data/') === (manifest === MANIFEST);
}

/** Compares every file with the manifest that must list it. */
export async function checkManifests(
  files: BundleFiles,
  findings: Findings,
  required: readonly string[],
): Promise<void> {
  const payload = await readManifest(files, MANIFEST, findings);
  const tags = await readManifest(files, TAG_MANIFEST, findings);
  for (const [manifest, digests] of [
    [MANIFEST, payload],
    [TAG_MANIFEST, tags],
  ] as const) {
    for (const [path, expected] of digests) {
      findings.examine('manifest');
      if (!files.names.has(path)) {
        findings.fail(path, 'manifest.missing', `present, as in ${manifest}`, 'missing');
        continue;
      }
      const found = await files.digest(path);
      if (found && found.sha256 !== expected) {
        findings.fail(path, 'manifest.digest', `${expected} (${manifest})`, found.sha256);
      }
    }
  }
  for (const path of files.names) {
    if (!isBagPath(path)) findings.fail(path, 'bag.path', 'a plain path', path);
    if (path === TAG_MANIFEST) continue;
    const [manifest, digests] = path.startsWith('data/')
      ? [MANIFEST, payload]
      : [TAG_MANIFEST, tags];
    if (!digests.has(path)) {
      findings.fail(path, 'manifest.unlisted', `listed in ${manifest}`, 'not listed');
    }
  }
  for (const path of required) {
    if (files.names.has(path) || payload.has(path) || tags.has(path)) continue;
    findings.fail(path, 'manifest.missing', 'present', 'missing');
  }
}

/** Checks bagit.txt and bag-info.txt against what the ledger and the files say. */
export async function checkBagInfo(
  files: BundleFiles,
  findings: Findings,
  facts: { readonly caseId: string | undefined; readonly at: string | undefined },
): Promise<void> {
  findings.examine('bag', 2);
  const declaration = await files.text(BAGIT, MAX_LINE);
  if (declaration !== BAG_DECLARATION) {
    findings.fail(BAGIT, 'bag.declaration', BAG_DECLARATION, declaration ?? 'unreadable');
  }
  const info = parseBagInfo((await files.text(BAG_INFO, 64 * MAX_LINE)) ?? '');
  let bytes = 0;
  let count = 0;
  for (const path of files.names) {
    if (!path.startsWith('data/')) continue;
    count += 1;
    bytes += (await files.digest(path))?.bytes ?? 0;
  }
  const expected: Record<string, string | undefined> = {
    'Bagging-Date': facts.at?.slice(0, 'YYYY-MM-DD'.length),
    'External-Identifier': facts.caseId,
    'Payload-Oxum': `${bytes}.${count}`,
  };
  for (const [label, value] of Object.entries(expected)) {
    if (value === undefined || info.get(label) === value) continue;
    const found = `${label}: ${info.get(label) ?? 'missing'}`;
    findings.fail(BAG_INFO, 'bag.info', `${label}: ${value}`, found);
  }
}
