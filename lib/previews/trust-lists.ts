import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Credentials } from '@/lib/records/credentials';

/** The owner's lists of trusted certificates, as they lay in a folder when a file was read. */
export type TrustLists = {
  /** Their certificates, PEM after PEM; empty where nobody is asked. */
  anchors: string;
  /** What was asked: file names without their ending, and the digests of the files. */
  lists: Credentials['lists'];
  /** Names of files that are no list of certificates, or a damaged one. They are not asked. */
  unread: string[];
};

const CERTIFICATE = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

/** Reads every `.pem` file of a folder, by name; none where there is no folder. */
export function trustLists(folder: string | null): TrustLists {
  const names = folder === null ? [] : readdirSync(folder).filter((one) => one.endsWith('.pem'));
  const read: TrustLists = { anchors: '', lists: [], unread: [] };
  for (const file of names.sort()) {
    const bytes = readFileSync(path.join(folder ?? '', file));
    const text = bytes.toString('utf8');
    const name = file.slice(0, -'.pem'.length);
    if (!isList(text)) {
      read.unread.push(name);
      continue;
    }
    read.anchors += `${text}\n`;
    read.lists.push({ name, sha256: sha256Hex(bytes) });
  }
  return read;
}

/** The library refuses all lists for one that it cannot read, and passes over a damaged member. */
function isList(text: string): boolean {
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length !== text.split('-----BEGIN ').length - 1) return false;
  try {
    for (const pem of certificates) new X509Certificate(pem);
  } catch {
    return false;
  }
  return certificates.length > 0;
}
