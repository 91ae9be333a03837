import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { signedMaking } from '@/lib/records/signed-ingredients';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { readFileRecords } from './read-file';

// A picture that authorities of our own signed and time-stamped (testing-credentials/make.mjs), read
// with no list, with one of them, and with both.
const MADE = path.join(process.cwd(), 'lib/previews/testing-credentials');
const SIGNED = path.join(MADE, 'signed.png');

let script = '';
let folder = '';
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chirograph-test-lists-'));
  const worker = 'lib/previews/reading-worker.ts';
  script = await bundle(process.cwd(), worker, `reading-lists-${process.pid}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** The three answers about a file, asked with some of the roots as the owner's lists. */
async function answers(file: string, roots: readonly string[]) {
  const lists = path.join(folder, `lists-${made++}`);
  mkdirSync(lists);
  for (const root of roots) copyFileSync(path.join(MADE, `${root}.pem`), `${lists}/${root}.pem`);
  return answersWith(file, lists);
}

async function answersWith(file: string, lists: string) {
  const read = await readFileRecords(file, folder, { script, lists });
  if (!('reading' in read) || !read.reading.credentials) throw new Error(JSON.stringify(read));
  const { findings, credentials } = read.reading;
  const { content, signer, time, lists: asked, manifests } = credentials;
  const unread = findings.filter(({ code }) => code === 'trust_list_unread');
  const issuer = manifests[0]?.issuer;
  return { content, signer, time, asked, issuer, unread: unread.map(({ about }) => about) };
}

const listed = (name: string) => ({
  name,
  sha256: sha256Hex(readFileSync(path.join(MADE, `${name}.pem`), 'utf8')),
});

describe('lists of trusted signers', () => {
  it('none is asked where the owner has put none, and nobody is called trusted', async () => {
    expect(await answers(SIGNED, [])).toEqual({
      content: 'unchanged',
      signer: 'no_list',
      time: 'authority_seen',
      asked: [],
      issuer: 'Chirograph tests',
      unread: [],
    });
  });

  it('one with the root of the signer says so of the signer, and of no time', async () => {
    expect(await answers(SIGNED, ['signer-root'])).toMatchObject({
      content: 'unchanged',
      signer: 'on_list',
      time: 'authority_seen',
      asked: [listed('signer-root')],
    });
  });

  it('one with another root says that the signer is not on it', async () => {
    expect(await answers(SIGNED, ['time-root'])).toMatchObject({
      content: 'unchanged',
      signer: 'not_on_list',
      time: 'authority_on_list',
    });
  });

  it('both are named with their digests in the reading, and each answers for itself', async () => {
    expect(await answers(SIGNED, ['signer-root', 'time-root'])).toMatchObject({
      content: 'unchanged',
      signer: 'on_list',
      time: 'authority_on_list',
      asked: [listed('signer-root'), listed('time-root')],
    });
  });

  it('one that is damaged is named and not asked, and the others are', async () => {
    const root = readFileSync(path.join(MADE, 'signer-root.pem'), 'utf8');
    const lists = path.join(folder, `lists-${made++}`);
    mkdirSync(lists);
    writeFileSync(path.join(lists, 'cut.pem'), root.slice(0, root.length / 2));
    writeFileSync(path.join(lists, 'odd.pem'), root.replace('\nMII', '\nAAA'));
    writeFileSync(path.join(lists, 'words.pem'), 'no certificate\n');
    const unread = ['cut', 'odd', 'words'];
    expect(await answersWith(SIGNED, lists)).toMatchObject({
      content: 'unchanged',
      signer: 'no_list',
      asked: [],
      unread,
    });
    writeFileSync(path.join(lists, 'signer-root.pem'), root);
    expect(await answersWith(SIGNED, lists)).toMatchObject({
      content: 'unchanged',
      signer: 'on_list',
      asked: [listed('signer-root')],
      unread,
    });
  });

  it('make no altered picture what was signed', async () => {
    const bytes = readFileSync(SIGNED);
    // In the last chunk that holds pixels: what was signed is another picture.
    const at = bytes.lastIndexOf('IDAT') + 8;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const altered = path.join(folder, 'altered.png');
    writeFileSync(altered, bytes);
    expect(await answers(altered, ['signer-root', 'time-root'])).toMatchObject({
      content: 'changed',
      signer: 'on_list',
    });
  });
});

it('a picture made of the signed one names its manifest under a signature of its own', async () => {
  const making = async (name: string) => {
    const read = await readFileRecords(path.join(MADE, name), folder, { script });
    if (!('reading' in read)) throw new Error(read.reason);
    return signedMaking(read.reading);
  };
  const [parent, child] = [await making('signed.png'), await making('signed-child.png')];
  expect(parent?.ingredients).toEqual([]);
  expect(child?.ingredients).toEqual([{ of: parent?.own, role: 'parent' }]);
  expect(child?.own).not.toBe(parent?.own);
});
