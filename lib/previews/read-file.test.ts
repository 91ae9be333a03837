import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { pngWith, stealthPng } from '@/lib/records/testing-records';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { readFileRecords } from './read-file';

const SAMPLES = path.resolve('../shared/samples');

type Expected = {
  manifests: number;
  active_claim_generator: string;
  signer_subject: string;
  has_trusted_timestamp: boolean;
  data_hash_matches_file: boolean;
  actions: { action: string }[];
  ingredients: { relationship: string }[];
  digital_source_types: string[];
};

describe('reading a file in a process of its own', () => {
  let script = '';
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'chirograph-test-reading-'));
    script = await bundle(
      process.cwd(),
      'lib/previews/reading-worker.ts',
      `reading-worker-test-${process.pid}`,
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(script, { force: true });
  });
  const read = (file: string, limits = {}) => readFileRecords(file, folder, { script, limits });

  it('answers the reading and its digest, the same each time', async () => {
    const file = path.join(folder, 'a.png');
    writeFileSync(file, pngWith({ parameters: 'a hat\nSteps: 4, Seed: 18446744073709551615' }));
    const first = await read(file);
    expect(first).toMatchObject({
      reading: { statements: [{ reader: 'a1111' }], credentials: null },
    });
    expect(await read(file)).toEqual(first);
  });

  it('finds a text in the least bits of a WebP without loss, and looks for none in another', async () => {
    const text = 'a lamp\nSteps: 4, Seed: 18446744073709551615';
    const png = () => sharp(stealthPng(text));
    const exact = { lossless: true, exact: true };
    const files = {
      exact: await png().webp(exact).toBuffer(),
      lossy: await png().webp().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const file = path.join(folder, `${name}.webp`);
      writeFileSync(file, bytes);
      const found = await read(file);
      expect(
        'reading' in found && found.reading.records.map((one) => [one.place, one.text]),
      ).toEqual(name === 'exact' ? [['pixels/alpha', text]] : []);
    }
  });

  it('says which limit a file met', async () => {
    const file = path.join(folder, 'a.json');
    writeFileSync(file, `[${'[0],'.repeat(6_000_000)}0]`);
    expect(await read(file, { timeMs: 30 })).toEqual({ reason: 'time_limit' });
    expect(await read(path.join(folder, 'none'))).toEqual({ reason: 'worker_died' });
  });

  it.skipIf(!existsSync(SAMPLES)).each([
    [
      'gemini-c2pa.png',
      { content: 'unchanged', signer: 'on_list', time: 'authority_on_list' },
      3,
      'Google LLC',
      '2026-05-31T18:57:28+00:00',
    ],
    [
      'openai-dalle3-c2pa.webp',
      { content: 'unchanged', signer: 'not_on_list', time: 'authority_seen' },
      2,
      'OpenAI',
      '2024-03-08T20:22:53+00:00',
    ],
    [
      'c2pa-tampered-pixels.jpg',
      { content: 'changed', signer: 'not_on_list', time: 'authority_seen' },
      1,
      'C2PA Test Signing Cert',
      '2024-08-06T21:53:37+00:00',
    ],
  ])(
    'reads the content credentials of %s with the lists that are shipped and no network (skipped: no samples)',
    async (file, answers, manifests, issuer, time) => {
      const read_ = await read(path.join(SAMPLES, file));
      if (!('reading' in read_)) throw new Error(read_.reason);
      const { credentials } = read_.reading;
      expect(credentials).toMatchObject({ ...answers, failure: null });
      expect(credentials?.lists.map(({ name }) => name)).toEqual([
        'C2PA-TRUST-LIST',
        'C2PA-TSA-TRUST-LIST',
      ]);
      expect(credentials?.manifests).toHaveLength(manifests);
      expect(credentials?.manifests.find(({ active }) => active)).toMatchObject({ issuer, time });
    },
  );

  it.skipIf(!existsSync(SAMPLES))(
    'names the lists that were asked, and who is on none of them (skipped: no samples)',
    async () => {
      const lists = path.join(folder, 'lists');
      mkdirSync(lists);
      const [pem = ''] = rootCertificates;
      writeFileSync(path.join(lists, 'OWN-LIST.pem'), pem);
      const answer = await readFileRecords(path.join(SAMPLES, 'gemini-c2pa.png'), folder, {
        script,
        lists,
      });
      if (!('reading' in answer)) throw new Error(answer.reason);
      expect(answer.reading.credentials).toMatchObject({
        content: 'unchanged',
        signer: 'not_on_list',
        time: 'authority_seen',
        lists: [{ name: 'OWN-LIST', sha256: sha256Hex(pem) }],
      });
    },
  );

  const signed = existsSync(SAMPLES)
    ? (
        JSON.parse(readFileSync(path.join(SAMPLES, 'manifest.json'), 'utf8')) as {
          files: { file: string; expected: { c2pa?: Expected } }[];
        }
      ).files.flatMap(({ file, expected: { c2pa } }) => (c2pa ? [{ file, c2pa }] : []))
    : [];

  it.skipIf(!existsSync(SAMPLES)).each(signed)(
    'of $file tells acts, files and signer as the manifest states (skipped: no samples)',
    async ({ file, c2pa }) => {
      const answer = await read(path.join(SAMPLES, file));
      if (!('reading' in answer)) throw new Error(answer.reason);
      const { credentials, statements } = answer.reading;
      const manifests = credentials?.manifests ?? [];
      const active = manifests.find((one) => one.active);
      expect(manifests).toHaveLength(c2pa.manifests);
      expect(active?.generator).toBe(c2pa.active_claim_generator);
      expect(c2pa.signer_subject).toContain(`CN=${active?.commonName}`);
      expect(c2pa.signer_subject).toContain(`O=${active?.issuer}`);
      expect(credentials?.content).toBe(c2pa.data_hash_matches_file ? 'unchanged' : 'changed');
      expect(credentials?.time !== 'none').toBe(c2pa.has_trusted_timestamp);
      const told = manifests.flatMap((one) => one.actions);
      expect(told.map(({ action }) => action)).toEqual(c2pa.actions.map(({ action }) => action));
      const types = new Set(told.flatMap(({ sourceType }) => sourceType?.split('/').at(-1) ?? []));
      expect([...types].sort()).toEqual(c2pa.digital_source_types);
      const relations = manifests.flatMap((one) => one.ingredients.map((i) => i.relationship));
      expect(relations.sort()).toEqual(c2pa.ingredients.map((one) => one.relationship).sort());
      expect(statements.flatMap(({ texts }) => texts)).toEqual([]);
    },
  );
});
