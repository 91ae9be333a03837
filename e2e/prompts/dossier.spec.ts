import { createHash } from 'node:crypto';
import { expect, test } from '../setup/test';
import { Bundle } from '../support/bundle';
import { askForDossier, downloadPart } from '../support/dossier-room';
import { writeJointPrompt } from '../support/joint-prompt';
import { close, pagesOf } from '../support/paper';
import { samplePerson } from '../support/people';
import { words } from '../support/words';

// A joint prompt reaches paper and the bundle, and a stranger verifies it without us.

const OTHER = 'Yara Haddad';

test('a prompt that two people wrote is in the dossier, and a stranger verifies it', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const made = await writeJointPrompt(page, browser, OTHER);
  await page.goto(made.of.base);
  await askForDossier(page, { recipient: 'Court', reason: 'Filing' });
  const pdf = await downloadPart(page, 'pdf');
  const bundle = new Bundle((await downloadPart(page, 'bundle')).bytes);

  await test.step('the bundle has every operation and both frozen documents', () => {
    const [row] = bundle.index().prompts ?? [];
    if (!row) throw new Error('no prompt in the index');
    expect(row.id).toBe(made.promptId);
    const lines = bundle.text(row.file).trimEnd().split('\n');
    expect(lines).toHaveLength(row.size);
    expect(JSON.parse(lines.at(-1) ?? '').hash).toBe(row.hash);
    expect(row.size).toBe(made.second.hand.head.seq + 1);
    const texts = row.revisions.map(({ file, sha256 }) => {
      expect(createHash('sha256').update(bundle.text(file)).digest('hex')).toBe(sha256);
      return JSON.parse(bundle.text(file)).fields[0].text as string;
    });
    expect(texts[0]).toBe('a tiny cat-shaped crystal pendant, dramatic studio light');
    expect(texts[1]).toBe(made.second.hand.text());
  });

  await test.step('a fresh process without a network verifies it, and tells what was frozen', () => {
    const holds = bundle.verify();
    const [row] = bundle.index().prompts ?? [];
    expect(holds.output).toContain(`(${row?.id}): ${row?.size}/${row?.size} operations verified`);
    for (const { sha256 } of row?.revisions ?? []) expect(holds.output).toContain(sha256);
    expect(holds.status).toBe(0);
    expect(bundle.sha256sum()?.status ?? 0).toBe(0);
  });

  await test.step('one letter changed in an operation, and the verifier names it', () => {
    const [row] = bundle.index().prompts ?? [];
    const text = bundle.text(row?.file ?? '');
    // The value of a parameter, within the claim that its device signed.
    const at = text.indexOf('422');
    const seq = text.slice(0, at).split('\n').length - 1;
    const altered = bundle.verify(
      bundle.withFlippedBit(row?.file ?? '', Buffer.byteLength(text.slice(0, at))),
    );
    expect(altered.status).toBe(1);
    expect(altered.output).toContain(`${row?.id} operation ${seq}: `);
  });

  await test.step('the paper prints text, people, moves and statements', async () => {
    const text = close((await pagesOf(pdf.bytes)).join('\n'));
    for (const said of [
      OTHER,
      samplePerson().name,
      'dramatic',
      'glimmer-2',
      'Said at the table while I typed.',
      words('paper', 'en')('prompt.derivation'),
      words('paper', 'zh')('prompt.derivation'),
      words('paper', 'en')('prompt.view.silent'),
      words('paper', 'en')('prompt.span.title'),
    ]) {
      expect.soft(text, said).toContain(close(said));
    }
    for (const { sha256 } of bundle.index().prompts?.[0]?.revisions ?? []) {
      expect(text).toContain(sha256);
    }
    bundle.discard();
  });
  await made.other.page.context().close();
});
