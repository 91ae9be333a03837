import { toHex } from '@/lib/kernel/digest';
import { TYPE } from '../pdf/ink';
import { digestRuns } from '../pdf/text/digest-runs';
import { MONO, originOf } from './cover';
import { exhibitName, exhibitPlace, exhibitsInOrder, promptsInOrder } from './material';
import { bytesText, linkTo, type Paper, prose } from './paper';
import { promptPlace } from './prompt/setting';

/** Hash table, verification, completeness: the closing parts. */
export function composeIntegrity(paper: Paper): void {
  composeHashes(paper);
  composeVerification(paper);
  composeCompleteness(paper);
}

/** Digests of all exhibits, and of prompts. */
export function composeHashes(paper: Paper): void {
  const { doc, words, material, withheld } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('hash.title'), { destination: 'hashes' });
  prose(paper, 'hash.text');
  const rows = exhibitsInOrder(material.state).flatMap((one) =>
    one.versions.map((v) => [
      withheld.has(one.id) ? exhibitName(one) : [linkTo(exhibitPlace(one), exhibitName(one))],
      String(v.version),
      bytesText(v.bytes),
      digestRuns(v.sha256),
      words.text(
        withheld.has(one.id)
          ? 'hash.withheld'
          : one.kind === 'hash_only'
            ? 'hash.only'
            : 'hash.held',
      ),
      `#${v.entry}`,
    ]),
  );
  if (rows.length > 0) {
    doc.table({
      columns: [
        { header: words.cell('hash.exhibit'), width: 46 },
        { header: words.cell('hash.version'), width: 36 },
        { header: words.cell('hash.bytes'), width: 66, align: 'end' },
        { header: ['SHA-256'], width: { share: 1 } },
        { header: words.cell('hash.status'), width: 62 },
        { header: words.cell('hash.entry'), width: 40, align: 'end' },
      ],
      rows,
      style: { ...TYPE.cell, size: 7.4, leading: 11.6 },
    });
  }
  composePromptHashes(paper);
  doc.closeSection();
}

/** Head of each prompt's log, and the frozen documents. */
export function composePromptHashes(paper: Paper): void {
  const { doc, words, material } = paper;
  const prompts = promptsInOrder(material.state);
  if (prompts.length === 0) return;
  doc.heading(2, words.label('hash.prompts'), { bookmark: false });
  const row = (number: number, what: string, digest: string, entry: number) => [
    [linkTo(promptPlace(number), String(number))],
    what,
    digestRuns(digest),
    `#${entry}`,
  ];
  doc.table({
    columns: [
      { header: words.cell('hash.exhibit'), width: 34 },
      { header: words.cell('hash.what'), width: 98 },
      { header: ['SHA-256'], width: { share: 1 } },
      { header: words.cell('hash.entry'), width: 44, align: 'end' },
    ],
    rows: prompts.flatMap((one) => [
      ...one.heads
        .slice(-1)
        .map(({ size, hash, entry }) =>
          row(one.number, words.text('hash.head', { size }), hash, entry),
        ),
      ...one.revisions.map(({ revision, sha256, frozen }) =>
        row(one.number, words.text('hash.document', { revision }), sha256, frozen.index),
      ),
    ]),
    style: { ...TYPE.cell, size: 7.4, leading: 11.6 },
  });
}

/** How to verify it, and the signed checkpoint. */
export function composeVerification(paper: Paper): void {
  const { doc, words } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('verify.title'), { destination: 'verify' });
  composeSteps(paper);
  doc.closeSection();
}

/** The ways to verify a bundle, and what that shows and does not show. */
export function composeSteps(paper: Paper): void {
  const { doc, words } = paper;
  prose(paper, 'verify.text');
  const code = (line: string) =>
    doc.paragraph(line, { style: TYPE.code, before: 1, after: 1, indent: 12 });
  doc.heading(2, words.label('verify.tools'), { bookmark: false });
  code('unzip -q bundle.zip && cd CG-*');
  code('sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt');
  prose(paper, 'verify.signature');
  doc.heading(2, words.label('verify.program'), { bookmark: false });
  code('node verify/verify.mjs ../bundle.zip');
  prose(paper, 'verify.exit');
  doc.heading(2, words.label('verify.browser'), { bookmark: false });
  prose(paper, 'verify.page');
  doc.heading(2, words.label('verify.checkpoint'), { bookmark: false });
  doc.panel('record', (panel) => {
    for (const line of paper.checkpoint.note.trimEnd().split('\n')) {
      panel.paragraph(line === '' ? ' ' : line, { style: TYPE.code, before: 0, after: 0 });
    }
  });
  doc.keyValues(
    [
      {
        name: words.label('integrity.origin'),
        value: [{ text: originOf(paper), family: 'mono', scale: MONO }],
      },
      {
        name: words.label('integrity.root'),
        value: digestRuns(toHex(paper.checkpoint.root), MONO),
      },
      ...paper.fingerprints.map((f) => ({
        name: words.label('integrity.key'),
        value: digestRuns(f, MONO),
      })),
    ],
    { nameWidth: 150, keepNext: true },
  );
  prose(paper, 'verify.limits');
}

/** What is held, handed over and withheld, in numbers. */
export function composeCompleteness(paper: Paper): void {
  const { doc, words, material, order, withheld } = paper;
  const exhibits = exhibitsInOrder(material.state);
  const only = exhibits.filter((e) => e.kind === 'hash_only').length;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('complete.title'), { destination: 'complete' });
  prose(paper, 'complete.text');
  const count = (key: string, value: number) => ({
    name: words.label(`complete.${key}`),
    value: String(value),
  });
  doc.keyValues([
    {
      name: words.label('complete.range'),
      value: words.word('complete.rangeText', { last: order.size - 1 }),
    },
    count('exhibits', exhibits.length),
    count('submitted', exhibits.length - withheld.size - only),
    count('hashOnly', only),
    count('withheld', withheld.size),
    {
      name: words.label('complete.withholding'),
      value: withheld.size === 0 ? '—' : order.withholdingReason,
    },
    ...promptCounts(paper),
    ...runCounts(paper),
    count('refused', material.refusedIntakes),
    count('erased', material.state.erased.size),
    {
      name: words.label('complete.devices'),
      value: words.word(order.devices ? 'complete.devicesIn' : 'complete.devicesOut'),
    },
  ]);
  prose(paper, 'complete.numbering');
  doc.heading(2, words.label('system.title'), { bookmark: false });
  prose(paper, 'system.text');
  doc.closeSection();
}

function promptCounts({ words, material }: Paper) {
  const prompts = promptsInOrder(material.state);
  if (prompts.length === 0) return [];
  const operations = prompts.reduce((sum, { heads }) => sum + (heads.at(-1)?.size ?? 0), 0);
  const revisions = prompts.reduce((sum, one) => sum + one.revisions.length, 0);
  const value = words.word('complete.promptsText', {
    prompts: prompts.length,
    operations,
    revisions,
  });
  return [{ name: words.label('complete.prompts'), value }];
}

/** What a reader needs to see that no run was left out. */
function runCounts({ words, material }: Paper) {
  const { runs, selections, modifications, gaps, sources } = material.state;
  const making = [...runs.values()].filter(({ series }) => series === 'run');
  const row = (key: string, value: string) => ({ name: words.label(`complete.${key}`), value });
  return [
    ...(making.length + selections.size + modifications.size > 0
      ? [
          row(
            'runs',
            words.word('complete.runsText', {
              runs: making.length,
              open: making.filter(({ ended }) => ended === null).length,
              outputs: making.reduce((sum, run) => sum + run.outputs.length, 0),
              choices: selections.size,
              steps: modifications.size,
            }),
          ),
        ]
      : []),
    ...(runs.size > making.length ? [row('recreations', String(runs.size - making.length))] : []),
    ...(sources.size > 0
      ? [row('gaps', words.word('complete.gapsText', { gaps: gaps.size }))]
      : []),
  ];
}
