import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { VolumeForum } from '@/lib/entries/vocabulary';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { objectKey, putObject } from '@/lib/storage/objects';
import { PARTS_OF, type VolumeFile } from './model';
import { renderVolume } from './render';
import { type Composition, composition, compositionText } from './schema';

/** A composition with every part of a forum and nothing left out; `changes` come over it. */
export function testComposition(
  forum: VolumeForum,
  changes: Partial<Composition> = {},
): Composition {
  return composition.parse({
    v: 1,
    title: '证据册 Volume',
    forum,
    language: forum === 'prc' ? 'zh' : 'en',
    paper: forum === 'prc' ? 'A4' : 'Letter',
    mask: false,
    annex: false,
    devices: false,
    columns: { original: true, remarks: true, purpose: true },
    parts: [...PARTS_OF[forum]],
    groups: [],
    withheld: [],
    redactions: [],
    facts: [],
    allegations: [],
    statement: { by: '', writtenAfterDispute: null, sentences: [] },
    claims: [],
    drafts: { authorCreated: '', materialExcluded: '', newMaterial: '', noteToOffice: '' },
    cover: {
      caseNumber: '',
      court: '',
      cause: '',
      submitter: '',
      role: 'claimant',
      copies: null,
      date: '',
    },
    declarations: [],
    agreements: [],
    translations: [],
    recipient: '北京互联网法院',
    purpose: 'filing',
    limitBytes: null,
    ...changes,
  });
}

/**
 * Makes a volume of the first `size` entries of a case as the job does, and reads its files: the papers
 * by role, and the members of the bundle.
 */
export async function madeVolume(
  folder: string,
  { caseId, size }: { caseId: string; size: number },
  wanted: Composition,
) {
  const own = await mkdtemp(path.join(folder, 'volume-'));
  const bytes = utf8(compositionText(wanted));
  const kept = { sha256: sha256Hex(bytes), bytes: bytes.length };
  const key = objectKey(caseId, kept.sha256);
  await putObject({ key, body: bytes, ...kept, contentType: 'application/json' });
  const made = await renderVolume(
    { dossierId: newId('dossier'), number: 1, caseId, size, composition: kept },
    { folder: own, progress: () => undefined, signal: new AbortController().signal },
  );
  const read = async (role: VolumeFile['role']) => {
    const file = made.files.find((one) => one.role === role);
    return file ? new Uint8Array(await readFile(file.path)) : null;
  };
  const bundle = await readFile(path.join(own, 'bundle.zip'));
  const members = unzipSync(bundle);
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  return {
    ...made,
    volume: (await read('volume')) ?? new Uint8Array(0),
    annex: await read('annex'),
    recreations: await read('recreations'),
    members,
    top,
  };
}

/** What the verifier that travels in the bundle says of it. */
export async function verifiedVolume(
  folder: string,
  { members, top }: Pick<Awaited<ReturnType<typeof madeVolume>>, 'members' | 'top'>,
) {
  const own = await mkdtemp(path.join(folder, 'verify-'));
  const script = path.join(own, 'verify.mjs');
  await writeFile(script, members[`${top}/verify/verify.mjs`] ?? '');
  const zip = path.join(own, 'bundle.zip');
  await writeFile(zip, zipSync(members, { level: 0 }));
  return spawnSync(process.execPath, [script, zip], { encoding: 'utf8' });
}
