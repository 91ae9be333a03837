import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { ok, type RunsCase, runsCase } from '@/lib/dossier/testing-runs-case';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { listedAs } from './pages/placing';
import type { Composition } from './schema';
import { madeVolume, testComposition, verifiedVolume } from './testing-volumes';

// A volume is several files and their verification: seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const SECRET = 'Only counsel knows of the parrot';
const PHONE = '13812345678';

let instance: TestInstance;
let folder: string;
let here: RunsCase;
let note: string;
let size: number;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volumes-test-'));
  here = await runsCase();
  const wish = {
    caseId: here.caseId,
    kind: 'note' as const,
    title: SECRET,
    text: `Keep this apart. ${SECRET}. Call ${PHONE}.`,
    supplierId: null,
  };
  note = (await ok(writeText(here.owner.caller, wish))).exhibitId;
  size = (await checkpointCase(here.caseId)).size;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

const made = (changes: Partial<Composition> = {}) =>
  madeVolume(folder, { caseId: here.caseId, size }, testComposition('prc', changes));

/** Everything that leaves: papers as text, and the bundle's members as they are. */
async function everything(volume: Awaited<ReturnType<typeof made>>): Promise<string> {
  const papers = [volume.volume, volume.annex, volume.recreations].filter((one) => one !== null);
  const texts = await Promise.all(papers.map(wholeText));
  const members = Object.entries(volume.members).map(
    ([name, bytes]) => `${name} ${Buffer.from(bytes).toString('latin1')}`,
  );
  return [...texts, ...members].join('\n');
}

const spaceless = (text: string) => text.replace(/\s/g, '');

describe('a volume', () => {
  it('is set in groups, is tagged as it must be, verifies, and is the same bytes again', async () => {
    const [one = '', two = '', final = ''] = here.exhibits;
    const wanted = {
      groups: [
        { title: '作品', exhibits: [listedAs(final)] },
        { title: '过程', exhibits: [listedAs(one), listedAs(two)] },
      ],
    };
    const volume = await made(wanted);
    expect(await checkArchive(volume.volume)).toEqual([]);
    const text = await wholeText(volume.volume);
    expect(text).toContain('证据1-1Final');
    expect(text).toContain('证据2-2Candidatetwo');
    // It is listed, and its pages are bound apart.
    expect(text).not.toContain('证据2-3Laterdemonstration');
    const apart = volume.recreations ?? new Uint8Array(0);
    expect(await checkArchive(apart)).toEqual([]);
    expect(await wholeText(apart)).toContain('证据2-3Laterdemonstration');
    const { status, stdout } = await verifiedVolume(folder, volume);
    expect(stdout).toContain('Runs: numbered 1 to 1');
    expect(status).toBe(0);
    const again = await made(wanted);
    expect(again.files.map(({ sha256 }) => sha256)).toEqual(
      volume.files.map(({ sha256 }) => sha256),
    );
  });

  it('that withholds a note says so in numbers and holds no word of it', async () => {
    const volume = await made({
      withheld: [{ kind: 'exhibit', id: note, reason: 'privileged' }],
    });
    const all = await everything(volume);
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(spaceless(SECRET));
    const index = JSON.parse(
      Buffer.from(volume.members[`${volume.top}/data/index.json`] ?? []).toString('utf8'),
    );
    expect(index.format).toBe('chirograph-bundle@v3');
    expect(index.totals).toEqual({ held: 5, submitted: 4, withheld: 1 });
    expect((await verifiedVolume(folder, volume)).status).toBe(0);
  });

  it('masks a telephone number in the main volume, and shows it in the sealed annex', async () => {
    const volume = await made({ mask: true, annex: true });
    expect(await wholeText(volume.volume)).not.toContain(PHONE);
    expect(await wholeText(volume.volume)).toContain('138••••5678');
    expect(await wholeText(volume.annex ?? new Uint8Array(0))).toContain(PHONE);
    expect(Object.keys(volume.members).some((name) => name.includes('annex'))).toBe(false);
  });

  it('masks the names that counsel lists wherever they stand, and shows them in the annex', async () => {
    const shown = await wholeText((await made({ mask: true, annex: true })).volume);
    const name = '周婧怡';
    expect(shown).toContain(name);
    const volume = await made({ mask: true, annex: true, maskedWords: [name] });
    const masked = await wholeText(volume.volume);
    expect(masked).not.toContain(name);
    expect(masked.length).toBeGreaterThan(shown.length * 0.9);
    expect(await checkArchive(volume.volume)).toEqual([]);
    expect(await wholeText(volume.annex ?? new Uint8Array(0))).toContain(name);
  });

  it('prints a derivative of a redacted note, and hands over no original of it', async () => {
    const from = 'Keep this apart. '.length;
    const volume = await made({
      redactions: [
        {
          exhibit: note,
          version: 1,
          reason: 'privileged',
          areas: [],
          spans: [{ from, to: from + SECRET.length }],
        },
      ],
    });
    const text = await wholeText(volume.volume);
    expect(text).toContain('Keepthisapart');
    const redacted = Object.entries(volume.members).filter(([name]) => name.includes('/redacted/'));
    expect(redacted.length).toBe(1);
    expect(Buffer.from(redacted[0]?.[1] ?? []).toString('utf8')).not.toContain(SECRET);
    expect((await verifiedVolume(folder, volume)).status).toBe(0);
  });

  it('is divided between exhibits under a limit, and pages are numbered through', async () => {
    const volume = await made({ limitBytes: 1024 ** 2 });
    const parts = volume.files.filter(({ role }) => role === 'volume');
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, i) => i + 1));
    expect((await verifiedVolume(folder, volume)).status).toBe(0);
  });

  it('names the item that cannot be made', async () => {
    const wrong = {
      redactions: [
        {
          exhibit: note,
          version: 1,
          reason: 'x',
          areas: [],
          spans: [{ from: 100_000, to: 100_001 }],
        },
      ],
    };
    await expect(made(wrong)).rejects.toThrow(/exhibit no\. 5/);
  });

  it('for a US office names every part and verifies', async () => {
    const composition = testComposition('us');
    const volume = await madeVolume(folder, { caseId: here.caseId, size }, composition);
    expect(await checkArchive(volume.volume)).toEqual([]);
    expect((await verifiedVolume(folder, volume)).status).toBe(0);
  });
});
