import type { Attribution } from '@/lib/authorship/attribution';
import { Paper as Sheet, timeOf } from '@/lib/authorship/testing-paper';
import { totals } from '@/lib/authorship/totals';
import { type CaseState, emptyState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { type FinishedPdf, PdfDocument } from '../../pdf/document/pdf-document';
import type { Material } from '../material';
import type { Paper } from '../paper';
import { paperWords } from '../words';
import { fieldsOf } from './gather';
import type { Done, PromptPart, StatePart } from './part';
import { composePrompt } from './prompt-part';

// A prompt's part made from a sheet of paper, without a log: for tests of what is printed.

export const ZHOU = 'acct_01jdhs3q7n6y5z8k2m4p9r0tv1';
export const LI = 'acct_01jdhs3q7n6y5z8k2m4p9r0tv2';
export const WHO = 'acct_01jdhs3q7n6y5z8k2m4p9r0tv3';
const CASE = 'case_01jdhs3q7n6y5z8k2m4p9r0tvw';
const MODEL = { from: 'model', model: 'qwen-max', suggestion: '0'.repeat(32) } as const;

const MARK = { index: 3, at: timeOf(0), actor: ZHOU, session: null, access: 'lead' };

/** A case with two contributors who have accounts, one who has none, and an account without. */
export function testMaterial(): Material {
  const state: CaseState = emptyState(CASE);
  state.lastAt = timeOf(500);
  state.title = '猫晶钻石吊坠';
  for (const [id, account, names] of [
    ['ctr_1', ZHOU, ['周婧怡']],
    ['ctr_2', LI, ['Li Wei', 'Li Wei-Yates']],
    ['ctr_3', null, ['陈镕']],
  ] as const) {
    state.contributors.set(id, {
      id,
      standing: 'member',
      name: names.at(-1) ?? '',
      employer: '',
      identityCheck: '',
      note: '',
      createdAt: timeOf(0),
      names: names.map((name, i) => ({ name, entry: i === 0 ? 1 : 90 })),
      accounts: new Map(
        account ? [[account, { linkedAt: timeOf(0), displayName: '', entry: 2 }]] : [],
      ),
      entry: 1,
    });
  }
  state.actors.set(WHO, [{ name: 'Wang Fang', entry: 2 }]);
  return {
    state,
    timeline: [],
    custody: new Map(),
    named: new Map([
      [1, Date.parse(timeOf(0))],
      [2, Date.parse(timeOf(0))],
      [90, Date.parse(timeOf(300))],
    ]),
    refusedIntakes: 0,
    preservation: [],
    records: new Map(),
    facts: { state, markOf: () => ({ at: '', account: '' }), checks: [] },
  };
}

/** A sheet on which everything happened that a prompt can hold. */
export function fullSheet(): Sheet {
  const sheet = new Sheet([ZHOU, LI, WHO]);
  sheet.write(1, 0, 'a cat-shaped crystal pendant, soft studio light');
  sheet.write(2, 2, 'tiny ');
  const at = sheet.text().indexOf('soft');
  sheet.delete(2, at, at + 4);
  sheet.write(2, at, 'dramatic');
  const all = sheet.delete(2, 0, sheet.text().length);
  sheet.again(2, all, 0, 'moved');
  sheet.write(1, sheet.text().length, ', octane render, 8k\n', { kind: 'pasted' });
  sheet.write(3, sheet.text().length, '一枚猫形水晶吊坠，切面𠮷', { kind: 'composed' });
  sheet.write(3, sheet.text().length, ', volumetric rays', { kind: 'suggested', origin: MODEL });
  const undone = sheet.delete(1, 0, 2);
  sheet.again(1, undone, 0, 'restored');
  sheet.write(2, sheet.text().length, '\u202eevil\u200b 👩‍👩‍👧 שלום');
  return sheet;
}

const done = (account: string, seq: number): Done => ({
  account,
  seq,
  at: Date.parse(timeOf(seq)),
  device: Date.parse(timeOf(seq)) - 1500,
});

/** A state of the sheet as a revision froze it, or as it stands. */
export function stateOf(attribution: Attribution, revision: number | null): StatePart {
  const { size } = attribution;
  const sha256 = sha256Hex(JSON.stringify(attribution.fields.map(({ text }) => text)));
  return {
    revision:
      revision === null
        ? null
        : {
            revision,
            seq: size,
            hash: sha256Hex(`op ${size}`),
            sha256,
            bytes: 1234,
            purpose: 'sent',
            tool: '即梦 3.0',
            frozen: { ...MARK, index: 40 + revision, at: timeOf(size) },
          },
    frozenBy: revision === null ? null : done(ZHOU, size),
    size,
    hash: sha256Hex(`op ${size - 1}`),
    at: Date.parse(timeOf(size - 1)),
    sha256,
    fields: fieldsOf(attribution, 0),
    totals: totals(attribution.fields),
    parameters: [{ ...done(LI, 5), name: 'seed', value: '00042' }],
    references: [{ ...done(LI, 6), label: 'Sketch', purpose: 'shape', exhibit: null }],
    says: [
      {
        ...done(LI, 7),
        say: 'say_1',
        words: 'dramatic',
        contributor: 'ctr_3',
        mode: 'dictated',
        note: 'on the phone',
        answers: [{ ...done(ZHOU, 8), answer: 'contested', reason: '我没有这样说' }],
      },
    ],
  };
}

/** The part of a prompt with these states. */
export function partOf(states: StatePart[], more: Partial<PromptPart> = {}): PromptPart {
  const size = (states.at(-1)?.size ?? 0) + 1;
  const head = { size, hash: sha256Hex(`op ${size}`), entry: 77 };
  const revisions = states.flatMap(({ revision }) => revision ?? []);
  const accounts = [ZHOU, LI, WHO];
  return {
    prompt: {
      id: 'prm_01jdhs3q7n6y5z8k2m4p9r0tvw',
      number: 1,
      title: '吊坠 Pendant',
      heads: [head],
      revisions,
      opened: MARK,
      entry: 3,
    },
    head,
    states,
    views: [],
    messages: new Map(),
    comments: 2,
    writers: accounts.map((account) => ({ account, name: 'shown then' })),
    writing: [],
    accountOf: (writer) => accounts[writer - 1] ?? null,
    deviceTime: (seq) => Date.parse(timeOf(seq)) - 1500,
    ...more,
  };
}

/** Sets a part as a paper of its own. */
export function composed(part: PromptPart, language: 'zh' | 'en' | 'both' = 'both'): FinishedPdf {
  const words = paperWords(language);
  const material = testMaterial();
  const doc = PdfDocument.create({
    title: 'Prompt',
    language: words.lead,
    format: 'A4',
    created: new Date(timeOf(0)),
  });
  const paper: Paper = {
    doc,
    words,
    order: {
      dossierId: 'dos_1',
      number: 1,
      caseId: CASE,
      size: 100,
      language,
      paper: 'A4',
      withheld: [],
      devices: false,
      reason: '',
      recipient: '',
      withholdingReason: '',
    },
    material,
    checkpoint: { note: '', size: 100, root: new Uint8Array(32), signedAt: new Date(0) },
    fingerprints: [],
    number: 'CG-2026-0001',
    withheld: new Set(),
    withheldRuns: new Set(),
  };
  composePrompt(paper, part);
  return doc.finish();
}
