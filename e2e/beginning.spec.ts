import { expect, test } from './setup/test';
import { Bundle } from './support/bundle';
import { type CaseAddress, enter, openCase } from './support/cases';
import { askForDossier, downloadPart } from './support/dossier-room';
import {
  chooseFiles,
  dropFiles,
  registerOnly,
  seeDigests,
  sendAndAdmit,
} from './support/exhibits-room';
import { ownFiles, picture, sampleFiles, sha256 } from './support/files';
import { checkEverything, entryRows, showKind } from './support/ledger-room';
import { close, pagesOf } from './support/paper';
import { anotherBrowser, invite, join, type Person, setUp } from './support/people';
import { namePerson } from './support/people-room';
import { custody, derive, exhibitsOf, original, write } from './support/records';
import { words } from './support/words';

// From a fresh instance to a bundle that a stranger verifies: the job everything else is for.

// The first account is made once.
test.use({ freshInstanceFor: 'beginning' });

const person = (name: string, email: string): Person => ({
  name,
  email,
  password: `the long way home of ${name}`,
});
const OWNER = person('沈青禾 Shen Qinghe', 'shen@studio.test');
const MEMBER = person('Tomás Ó Briain', 'tomas@studio.test');
const COUNSEL = person('Ms. 欧阳 Ouyang', 'ouyang@firm.test');
const TITLE = '敦煌飞天数字长卷 · Flying Apsaras, digital scroll';
const FILES = 20;

test('a team records a work, counsel takes the dossier, and a stranger verifies it', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const files = sampleFiles(FILES);
  if (files.length < FILES) {
    test.info().annotations.push({
      type: 'own files',
      description: 'the samples are not on this machine, so files made here stand in for them',
    });
    files.splice(0, files.length, ...ownFiles(FILES));
  }
  const exhibits = new Map<string, string>();
  let kept: CaseAddress = { workspaceId: '', caseId: '', base: '' };

  const workspaceId = await test.step('the first account sets the instance up', () =>
    setUp(page, OWNER, '青禾工作室 Studio Qinghe'));

  const invitations = await test.step('the owner invites a member and counsel', async () => ({
    member: await invite(page, workspaceId, MEMBER.email, 'member'),
    counsel: await invite(page, workspaceId, COUNSEL.email, 'counsel'),
  }));

  const member = await anotherBrowser(browser);
  const counsel = await anotherBrowser(browser);
  await test.step('both join, each in a browser of their own', async () => {
    await join(member.page, invitations.member, MEMBER);
    await join(counsel.page, invitations.counsel, COUNSEL);
  });

  await test.step('the owner opens a case and names the people', async () => {
    kept = await openCase(page, workspaceId, {
      title: TITLE,
      work: '飞天 Apsaras',
      party: '青禾工作室',
    });
    const since = '2026-09-01';
    const lead = { name: OWNER.name, standing: 'member', role: 'lead_creator', since } as const;
    await namePerson(page, { ...lead, account: OWNER.name });
    await namePerson(page, { ...lead, name: MEMBER.name, role: 'editor', account: MEMBER.name });
    await namePerson(page, { ...lead, name: '钱莫', standing: 'outsider', role: 'adviser' });
  });

  await test.step('both record files, and what no file holds', async () => {
    const half = FILES / 2;
    await member.page.goto(kept.base);
    await chooseFiles(page, files.slice(0, half));
    await dropFiles(member.page, files.slice(half));
    for (const [who, theirs] of [
      [page, files.slice(0, half)],
      [member.page, files.slice(half)],
    ] as const) {
      const sent: string[] = [];
      who.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url());
      });
      await seeDigests(who, [...theirs]);
      expect(sent, 'nothing leaves before it is said so').toEqual([]);
      await sendAndAdmit(who, half);
    }
    for (const { id, fileName } of await exhibitsOf(page, kept)) exhibits.set(fileName, id);
    const note = '颜色取自第 220 窟。 The colours are those of cave 220.';
    exhibits.set('note', await write(page, kept, 'note', '取色 Colours', note));
    const told = 'I drew the ribbons by hand before any prompt was written.';
    exhibits.set('told', await write(member.page, kept, 'statement', 'Ribbons', told));
    await page.reload();
    await registerOnly(page, [{ name: 'layers.psb', mimeType: '', buffer: picture(9, 9) }]);
    const [first, second] = files;
    if (!first || !second) throw new Error('no files');
    await derive(page, kept, exhibits.get(second.name) ?? '', exhibits.get(first.name) ?? '');
  });

  await test.step('counsel reads, and the original they take is in its custody', async () => {
    await counsel.page.goto(kept.base);
    await expect(counsel.page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    const [first] = files;
    const exhibitId = exhibits.get(first?.name ?? '') ?? '';
    const bytes = await original(counsel.page, kept, exhibitId);
    expect(sha256(bytes)).toBe(sha256(first?.buffer ?? Buffer.alloc(0)));
    const [newest] = await custody(counsel.page, kept, exhibitId);
    expect(newest).toMatchObject({ kind: 'exhibit.opened', actor: { name: COUNSEL.name } });
    await enter(counsel.page, 'ledger');
    await showKind(counsel.page, 'exhibit.opened');
    await expect(entryRows(counsel.page).first()).toContainText(COUNSEL.name);
  });

  await test.step('a full check agrees', () => checkEverything(counsel.page));

  const handed = await test.step('counsel asks for the dossier and takes both files', async () => {
    const order = { recipient: '杭州互联网法院', reason: 'Filing with the statement of claim' };
    await askForDossier(counsel.page, order);
    const pdf = await downloadPart(counsel.page, 'pdf');
    const bundle = await downloadPart(counsel.page, 'bundle');
    expect([pdf.name, bundle.name]).toEqual([
      expect.stringMatching(/\.pdf$/),
      expect.stringMatching(/\.zip$/),
    ]);
    const offered = counsel.page.getByRole('article');
    const digests = close((await offered.textContent()) ?? '');
    expect(digests).toContain(sha256(pdf.bytes));
    expect(digests).toContain(sha256(bundle.bytes));
    return { pdf: pdf.bytes, bundle: new Bundle(bundle.bytes) };
  });

  await test.step('the paper says what the case holds, in both languages', async () => {
    const pages = await pagesOf(handed.pdf);
    const text = close(pages.join('\n'));
    for (const said of [TITLE, OWNER.name, MEMBER.name, '取色 Colours', 'Ribbons', 'layers.psb']) {
      expect.soft(text, said).toContain(close(said));
    }
    for (const { name, buffer } of files) {
      expect.soft(text, name).toContain(close(name));
      expect.soft(text, name).toContain(sha256(buffer));
    }
    for (const language of ['zh', 'en'] as const) {
      expect(text).toContain(close(words('paper', language)('disclaimer')));
    }
  });

  await test.step('a stranger verifies the bundle without us', async () => {
    const { bundle } = handed;
    const holds = bundle.verify();
    expect(holds.output).toContain(kept.caseId);
    expect(holds.status).toBe(0);
    expect(bundle.sha256sum()?.status ?? 0).toBe(0);
    const { exhibits: rows, totals } = bundle.index();
    expect(totals).toEqual({ held: FILES + 2, submitted: FILES + 2, withheld: 0 });
    for (const { buffer } of files) {
      expect(rows.map((row) => row.sha256)).toContain(sha256(buffer));
    }
  });

  await test.step('one bit of an original changed, and the verifier names the file', async () => {
    const { bundle } = handed;
    const largest = [...files].sort((a, b) => b.buffer.length - a.buffer.length)[0];
    const row = bundle
      .index()
      .exhibits.find(({ sha256: digest }) => largest && digest === sha256(largest.buffer));
    const altered = bundle.verify(bundle.withFlippedBit(row?.file ?? ''));
    expect(altered.status).toBe(1);
    expect(altered.output).toContain(row?.sha256);
    bundle.discard();
  });

  await Promise.all([member.context.close(), counsel.context.close()]);
});
