import { describe, expect, it } from 'vitest';
import { sourceOf } from '@/lib/authorship/source-of';
import { TestingLog, TestingPerson, testingId } from '@/lib/authorship/testing-log';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { type BundleReport, verifyBundle } from './bundle';
import { formatOperation } from './operation-line';
import { operationsPath, revisionPath } from './prompt-rows';
import { memoryReader, sealBag, TEST_CASE, testBundle } from './testing-bundle';
import { testPrompt } from './testing-prompts';

// A bundle with two prompts, and everything that somebody without keys could do to their files.

type Files = Map<string, Uint8Array>;

const prompts = [testPrompt(1), testPrompt(2)];
const [one, two] = prompts as [(typeof prompts)[0], (typeof prompts)[0]];
const bundle = await testBundle({ size: 7, prompts });
const LOG = operationsPath(one.log.prompt);
const OTHER = operationsPath(two.log.prompt);
const size = one.log.operations.length;

async function verify(files: ReadonlyMap<string, Uint8Array>): Promise<BundleReport> {
  return verifyBundle(memoryReader(files, 1 << 12));
}

/** Changes files, writes the manifests anew, and answers what is named. */
async function named(change: (files: Files) => void): Promise<string[]> {
  const files = new Map(bundle.files);
  change(files);
  sealBag(files, bundle.ledger.lastAt);
  const report = await verify(files);
  if (!report.usable) return expect.fail(report.detail);
  return report.failures.map(({ record, check }) => `${record} [${check}]`);
}

const lines = (path: string) =>
  new TextDecoder().decode(bundle.files.get(path)).split('\n').slice(0, -1);
const setLines = (files: Files, path: string, all: readonly string[]) =>
  files.set(path, utf8(all.map((line) => `${line}\n`).join('')));
const operation = (seq: number) => `${one.log.prompt} operation ${seq}`;

/** An operation's line with a part of it changed. */
function changed(
  seq: number,
  change: (parts: Record<string, Json>) => Record<string, Json>,
): string {
  const parts: Record<string, Json> = JSON.parse(lines(LOG)[seq] ?? '');
  return canonicalJson(change(parts));
}

describe('a bundle with joint prompts', () => {
  it('holds, and says how many operations were verified and what was frozen', async () => {
    const report = await verify(bundle.files);
    if (!report.usable) return expect.fail(report.detail);
    expect(report.failures).toEqual([]);
    expect(report.counts.operations).toBe(size + two.log.operations.length);
    expect(report.groups.find(({ group }) => group === 'prompt')).toMatchObject({
      examined: report.counts.operations + 4,
      failed: 0,
    });
    const [first] = report.prompts;
    expect(first).toMatchObject({
      prompt: one.log.prompt,
      number: 1,
      operations: size,
      covered: size,
      hash: one.log.head.hash,
    });
    const text = 'a tiny cat-shaped crystal pendant, dramatic studio light';
    expect(first?.revisions[0]).toMatchObject({
      revision: 1,
      sha256: sha256Hex(one.documents[0] ?? ''),
      texts: [{ field: 'positive', length: text.length, sha256: sha256Hex(text) }],
    });
    expect(first?.revisions[1]?.texts[0]?.sha256).toBe(sha256Hex(`${text}, 8k 𠮷\nrays`));
  });

  it('without prompts is of the first version, as before', async () => {
    const { files } = await testBundle({ size: 7 });
    const index = JSON.parse(new TextDecoder().decode(files.get('data/index.json')));
    expect(index.format).toBe('chirograph-bundle@v1');
    expect(index).not.toHaveProperty('prompts');
    expect([...files.keys()].filter((path) => path.startsWith('data/prompts/'))).toEqual([]);
    expect((await verify(files)).ok).toBe(true);
  });

  it('names missing files, and files that no entry names', async () => {
    expect(await named((files) => files.delete(LOG))).toEqual([`${LOG} [prompt.missing]`]);
    const document = revisionPath(one.log.prompt, 2);
    expect(await named((files) => files.delete(document))).toEqual([
      `${document} [prompt.missing]`,
    ]);
    for (const path of [
      operationsPath(testingId('prm', 9)),
      revisionPath(one.log.prompt, 3),
      `data/prompts/${one.log.prompt}/notes.txt`,
      'data/prompts/readme.txt',
    ]) {
      expect(await named((files) => files.set(path, utf8('x')))).toEqual([
        `${path} [prompt.unknown]`,
      ]);
    }
  });

  it('names the operation from which a log was cut off, wherever it was', async () => {
    const all = lines(LOG);
    for (let cut = 0; cut < size; cut++) {
      const found = await named((files) => setLines(files, LOG, all.slice(0, cut)));
      const missing =
        cut === size - 1 ? operation(cut) : `${one.log.prompt} operations ${cut}–${size - 1}`;
      expect(found).toContain(`${missing} [prompt.missing]`);
    }
  });

  it('names operations that the ledger does not cover', async () => {
    const all = lines(LOG);
    const found = await named((files) => setLines(files, LOG, [...all, all[3] ?? '']));
    expect(found).toEqual([`${operation(size)} [prompt.uncovered]`]);
    const half = await named((files) => files.set(LOG, utf8(`${all.join('\n')}\n{`)));
    expect(half).toEqual([`${operation(size)} [prompt.uncovered]`]);
  });

  it('names the operation that was removed, repeated, moved or exchanged', async () => {
    const all = lines(LOG);
    const foreign = lines(OTHER);
    for (let seq = 0; seq < size; seq++) {
      const line = all[seq] ?? '';
      const next = all[seq + 1];
      const changes: Record<string, string[]> = {
        removed: all.toSpliced(seq, 1),
        repeated: all.toSpliced(seq, 0, line),
        exchanged: all.with(seq, foreign[seq] ?? ''),
        garbage: all.with(seq, 'garbage'),
        spaced: all.with(seq, ` ${line}`),
      };
      if (next !== undefined) changes.moved = all.with(seq, next).with(seq + 1, line);
      for (const [what, content] of Object.entries(changes)) {
        const found = await named((files) => setLines(files, LOG, content));
        const at = what === 'repeated' ? seq + 1 : seq;
        const hit = found.some(
          (name) =>
            [at, at - 1].some((n) => name.startsWith(`${operation(n)} `)) ||
            name.startsWith(`${one.log.prompt} operations ${at}–`),
        );
        if (!hit) expect.fail(`operation ${seq} ${what}: named ${found.join('; ')}`);
      }
    }
  });

  it('finds whole logs exchanged for those of another prompt', async () => {
    const found = await named((files) => {
      setLines(files, LOG, lines(OTHER));
      setLines(files, OTHER, lines(LOG));
    });
    expect(found.some((name) => name.startsWith(one.log.prompt))).toBe(true);
    expect(found.some((name) => name.startsWith(two.log.prompt))).toBe(true);
  });

  it('names the operation of which any part was changed', async () => {
    const all = lines(LOG);
    for (let seq = 0; seq < size; seq++) {
      const edits: Record<string, string> = {
        seq: changed(seq, (parts) => ({ ...parts, seq: seq + 1 })),
        hash: changed(seq, (parts) => ({ ...parts, hash: 'ab'.repeat(32) })),
        sig: changed(seq, (parts) => ({ ...parts, sig: `${'A'.repeat(86)}==` })),
        claim: changed(seq, (parts) => ({ ...parts, claim: `${parts.claim} ` })),
        account: changed(seq, (parts) => ({
          ...parts,
          server: String(parts.server).replace(/"account":"acct_0+\d"/, () => {
            return `"account":"${testingId('acct', 7)}"`;
          }),
        })),
        time: changed(seq, (parts) => ({
          ...parts,
          server: String(parts.server).replace('"at":"2026', '"at":"2025'),
        })),
      };
      for (const [what, line] of Object.entries(edits)) {
        const found = await named((files) => setLines(files, LOG, all.with(seq, line)));
        const hit = found.some((name) => name.startsWith(`${operation(seq)} `));
        if (!hit) expect.fail(`${what} of operation ${seq}: named ${found.join('; ')}`);
      }
    }
  });

  it('finds a letter changed in a claim although the chain was computed anew', async () => {
    // What an operator could do who has the database, but neither the device keys nor the ledger's.
    const log = new TestingLog(one.log.prompt, TEST_CASE);
    const seq = one.log.operations.findIndex(({ server }) => server.includes('"kind":"parameter"'));
    let altered = 0;
    for (const { claim, sig, server } of one.log.operations.slice(1)) {
      const part = JSON.parse(server);
      const text = claim.replace('"value":"00042"', '"value":"00043"');
      if (text !== claim) altered += 1;
      log.add(part.kind, { claim: text, sig }, part, part.note);
    }
    expect(altered).toBe(1);
    const all = log.operations.map(formatOperation);
    const found = await named((files) => setLines(files, LOG, all));
    expect(found).toContain(`${operation(seq)} [prompt.signature]`);
    expect(found.some((name) => name.endsWith('[prompt.head]'))).toBe(true);
  });

  it('names a frozen document that is not the one frozen', async () => {
    const first = revisionPath(one.log.prompt, 1);
    const second = revisionPath(one.log.prompt, 2);
    const document = new TextDecoder().decode(bundle.files.get(first));
    const edit = (files: Files) => files.set(first, utf8(document.replace('tiny', 'TINY')));
    expect(await named(edit)).toEqual([`${first} [prompt.document]`]);
    const swap = (files: Files) =>
      files
        .set(first, bundle.files.get(second) ?? utf8(''))
        .set(second, bundle.files.get(first) ?? utf8(''));
    expect(await named(swap)).toEqual([
      `${first} [prompt.document]`,
      `${second} [prompt.document]`,
    ]);
  });

  it('names rows of the index that do not fit the ledger, or are missing', async () => {
    const read = () => JSON.parse(new TextDecoder().decode(bundle.files.get('data/index.json')));
    const row = `data/index.json row of ${one.log.prompt} [index.prompt]`;
    const edits: ((value: ReturnType<typeof read>) => void)[] = [
      (value) => value.prompts.shift(),
      (value) => Object.assign(value.prompts[0], { size: size - 1 }),
      (value) => Object.assign(value.prompts[0], { hash: 'ab'.repeat(32) }),
      (value) => Object.assign(value.prompts[0], { number: 5 }),
      (value) => value.prompts[0].revisions.pop(),
      (value) => Object.assign(value.prompts[0].revisions[0], { sha256: 'ab'.repeat(32) }),
      (value) => {
        delete value.prompts;
        value.format = 'chirograph-bundle@v1';
      },
    ];
    for (const edit of edits) {
      const value = read();
      edit(value);
      const text = utf8(`${canonicalJson(value)}\n`);
      expect(await named((files) => files.set('data/index.json', text))).toContain(row);
    }
  });
});

describe('words of one prompt in another', () => {
  /** The second prompt with words that somebody cut or copied out of the first. */
  async function bundleTelling(change: object = {}): Promise<string[]> {
    const made = testPrompt(2);
    const { log } = made;
    const [ann] = one.log.replay.attribution().fields[0]?.runs ?? [];
    if (!ann) throw new Error('no run');
    const source = sourceOf(one.log.replay, [ann.id]);
    const person = new TestingPerson(log, 5);
    // The words are brought over after they were written.
    log.now = Date.parse(one.log.replay.lastAt);
    person.paste(0, source?.letters ?? '');
    person.send();
    const wrote = source?.wrote.map((told) => ({ ...told, ...change })) ?? [];
    person.say(
      {
        k: 'origin',
        spans: [[person.writer, 0, ann.text.length]],
        message: null,
        exhibit: null,
        answer: 'confirmed',
        source: { prompt: one.log.prompt, src: [ann.id], k: 'copied' },
      },
      { wrote },
    );
    const { seq, hash } = log.head;
    const act = { prompt: log.prompt, size: seq + 1, hash };
    const entries = [...made.entries, { kind: 'prompt.advanced', act, payload: null }];
    const brought = await testBundle({ size: 7, prompts: [one, { ...made, entries }] });
    const report = await verify(brought.files);
    if (!report.usable) return expect.fail(report.detail);
    return report.failures.map(({ record, check }) => `${record} [${check}]`);
  }

  it('are held against the log of that prompt: who is told as their writer wrote them there', async () => {
    expect(await bundleTelling()).toEqual([]);
    const [failure, ...more] = await bundleTelling({ by: testingId('acct', 5) });
    expect(failure).toMatch(/^prm_0+2 operation \d+ \[prompt\.claim\]$/);
    expect(more).toEqual([]);
  });
});
