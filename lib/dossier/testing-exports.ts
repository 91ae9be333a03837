import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import type { DossierOrder } from './model';
import { renderDossier } from './render';

/** Makes an export of the first `size` entries of a case, and reads its files. */
export async function exported(
  folder: string,
  wanted: Pick<DossierOrder, 'caseId' | 'size'> & Partial<DossierOrder>,
) {
  const own = await mkdtemp(path.join(folder, 'run-'));
  const order: DossierOrder = {
    dossierId: newId('dossier'),
    number: 1,
    language: 'both',
    paper: 'A4',
    withheld: [],
    devices: false,
    reason: 'filing',
    recipient: '北京互联网法院',
    withholdingReason: '',
    ...wanted,
  };
  const signal = new AbortController().signal;
  const made = await renderDossier(order, { folder: own, progress: () => undefined, signal });
  const members = unzipSync(await readFile(made.bundle.path));
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  const pdf = await readFile(made.pdf.path);
  return { ...made, pdf: new Uint8Array(pdf), members, top };
}

export type Exported = Awaited<ReturnType<typeof exported>>;

/** What the verifier that travels in the bundle says of it, with a member changed. */
export async function verified(
  folder: string,
  { members, top }: Exported,
  change?: { path: string; from: string; to: string },
) {
  const own = await mkdtemp(path.join(folder, 'verify-'));
  const script = path.join(own, 'verify.mjs');
  await writeFile(script, members[`${top}/verify/verify.mjs`] ?? '');
  const files = { ...members };
  if (change) {
    const name = `${top}/${change.path}`;
    const text = Buffer.from(files[name] ?? []).toString('latin1');
    expect(text).toContain(Buffer.from(change.from).toString('latin1'));
    const changed = text.replace(
      Buffer.from(change.from).toString('latin1'),
      Buffer.from(change.to).toString('latin1'),
    );
    files[name] = new Uint8Array(Buffer.from(changed, 'latin1'));
  }
  const zip = path.join(own, 'bundle.zip');
  await writeFile(zip, zipSync(files, { level: 0 }));
  return spawnSync(process.execPath, [script, zip], { encoding: 'utf8' });
}

/** Position of the entry of a kind in the ledger of the bundle. */
export function entryOf({ members, top }: Exported, kind: string): number {
  const text = Buffer.from(members[`${top}/data/ledger/entries.ndjson`] ?? []).toString('utf8');
  return text.split('\n').findIndex((line) => line.includes(`"kind":"${kind}"`));
}

/** Payload records of the bundle. */
export function payloadsOf({ members, top }: Exported): string {
  return Buffer.from(members[`${top}/data/ledger/payloads.ndjson`] ?? []).toString('utf8');
}
