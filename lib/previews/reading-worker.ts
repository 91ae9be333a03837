import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { credentialStatement } from '@/lib/records/credential-statement';
import { type Credentials, credentialsOf, unreadCredentials } from '@/lib/records/credentials';
import { readRecords } from '@/lib/records/read';
import type { Reading } from '@/lib/records/reading';
import { exactPixels } from './exact-pixels';
import { fileSource } from './file-source';
import { type TrustLists, trustLists } from './trust-lists';

// Reads the records of one hostile file, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, lists }. Writes the canonical JSON of the reading to `output` and
// says { done: true } on standard output. `lists` is a folder of PEM files, or null.

type Request = { input: string; output: string; lists: string | null };

/** Largest file whose content credentials are read; the library wants all of it in memory. */
const MOST_CREDENTIALS_BYTES = 128 * 1024 * 1024;

/** Types under which the library reads a file. */
const TYPES: Record<string, string> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/tiff': 'image/tiff',
  'image/avif': 'image/avif',
  'image/heic': 'image/heic',
  'video/mp4': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'audio/mp4': 'audio/mp4',
  'audio/mpeg': 'audio/mpeg',
  'audio/wav': 'audio/wav',
  'video/vnd.avi': 'video/avi',
  'application/pdf': 'application/pdf',
  'image/svg+xml': 'image/svg+xml',
};

async function main({ input, output, lists }: Request): Promise<void> {
  const source = fileSource(input);
  const reading = await readRecords(source, () => exactPixels(input));
  const has = reading.records.some(({ place }) => /C2PA|JUMBF|caBX|jumb|GEOB/.test(place));
  const names = reading.records.some(({ text }) => text?.includes('dcterms:provenance'));
  const type = TYPES[reading.mediaType ?? ''];
  if ((has || names) && type && source.size <= MOST_CREDENTIALS_BYTES) {
    const asked = trustLists(lists);
    reading.credentials = await credentials(input, type, asked);
    tell(reading, asked.unread);
  }
  writeFileSync(output, canonicalJson(reading as unknown as Json));
  process.stdout.write(`${JSON.stringify({ done: true })}\n`);
}

/** Says beside the other records what the credentials say, and what could not be asked. */
function tell(
  { records, statements, findings, credentials: read }: Reading,
  unread: readonly string[],
): void {
  if (!read) return;
  for (const about of unread) findings.push({ code: 'trust_list_unread', about, facts: [] });
  const record = records.find(({ place }) => /C2PA|caBX|jumb|JUMBF/.test(place))?.order ?? 0;
  const statement = credentialStatement(read, record);
  if (statement) statements.push(statement);
  if (read.elsewhere === null) return;
  const facts = [{ value: read.elsewhere, record, at: '' }];
  findings.push({ code: 'manifest_kept_elsewhere', about: 'C2PA', facts });
}

/** Reads content credentials with every way to a network closed; null where there are none. */
async function credentials(
  file: string,
  type: string,
  { anchors, lists }: TrustLists,
): Promise<Credentials | null> {
  const { initSync, WasmReader } = await import('@contentauth/c2pa-wasm');
  const require = createRequire(import.meta.url);
  const { version } = require('@contentauth/c2pa-wasm/package.json') as { version: string };
  initSync({ module: readFileSync(require.resolve('@contentauth/c2pa-wasm/c2pa.wasm')) });
  const about = { library: `c2pa-wasm ${version}`, lists };
  const context = JSON.stringify({
    verify: { remote_manifest_fetch: false, ocsp_fetch: false },
    core: { allowed_network_hosts: [] },
    ...(anchors && { trust: { trust_anchors: anchors } }),
  });
  try {
    const reader = await WasmReader.fromBytes(type, new Uint8Array(readFileSync(file)), context);
    const store: unknown = JSON.parse(reader.json());
    reader.free();
    return credentialsOf(store, about);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (text.includes('JumbfNotFound')) return null;
    const elsewhere = /RemoteManifestUrl\("?([^")]{1,2000})/.exec(text)?.[1] ?? null;
    return unreadCredentials(about, text, elsewhere);
  }
}

main(JSON.parse(process.argv[2] ?? '{}') as Request).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
