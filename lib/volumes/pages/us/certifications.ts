import { bothZones } from '@/lib/dossier/pages/material';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { isAfterDispute } from '@/lib/elements/record';
import { toHex } from '@/lib/kernel/digest';
import { SOFTWARE } from '@/lib/kernel/version';
import type { VolumePaper } from '../volume-paper';
import { composeDeclarations, signature } from './declarations';
import { lawNote } from './law-note';
import { blank, inPart, MUTED } from './part';
import { checksOf } from './system';

/** A topic of a worksheet, and what the ledger says of it, if anything. */
type Topic = { key: string; recorded?: (paper: VolumePaper) => string };

/** Worksheets by rule. What a certificate must say is for who signs it: topics, blanks, facts. */
const WORKSHEETS: readonly { rule: string; topics: readonly Topic[] }[] = [
  {
    rule: 'r902_11',
    topics: [
      { key: 'person' },
      { key: 'records', recorded: recordsText },
      { key: 'near', recorded: nearText },
      { key: 'knowledge' },
      { key: 'regular', recorded: periodText },
      { key: 'practice' },
      { key: 'litigation', recorded: disputeText },
      { key: 'notice' },
    ],
  },
  {
    rule: 'r902_13',
    topics: [
      { key: 'person' },
      {
        key: 'system',
        recorded: (paper) =>
          paper.own.text('worksheet.recorded.system', { software: softwareOf(paper) }),
      },
      { key: 'process' },
      { key: 'accurate', recorded: checksText },
      { key: 'incidents', recorded: incidentsText },
      { key: 'bypass' },
      { key: 'interest' },
      { key: 'extraction', recorded: recordsText },
      { key: 'unverified' },
      { key: 'notice' },
    ],
  },
  {
    rule: 'r902_14',
    topics: [
      { key: 'person' },
      { key: 'medium' },
      { key: 'algorithm', recorded: (paper) => paper.own.text('worksheet.recorded.algorithm') },
      { key: 'values', recorded: valuesText },
      { key: 'origin' },
      { key: 'identical' },
      { key: 'deviations', recorded: incidentsText },
      { key: 'notice' },
    ],
  },
];

/** Worksheets for certifications, unsigned and undated: topics, blanks, and facts marked as the record's. */
export async function composeCertifications(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'certifications', () => {
    lawNote(paper, ['E19', 'E20']);
    for (const [i, { rule, topics }] of WORKSHEETS.entries()) {
      // Each can be completed and signed by itself.
      if (i > 0) paper.doc.newPage();
      composeWorksheet(paper, rule, topics);
    }
    composeDeclarations(paper, ['custodian', 'hash_copy', 'completeness', 'recreation']);
  });
}

function composeWorksheet(paper: VolumePaper, rule: string, topics: readonly Topic[]): void {
  const { doc, own } = paper;
  doc.heading(2, own.label(`worksheet.rule.${rule}`));
  doc.panel('notice', (panel) => {
    for (const { runs } of own.prose('worksheet.banner'))
      panel.paragraph(runs, { before: 1, after: 1 });
  });
  doc.table({
    columns: [
      { header: own.cell('worksheet.topic'), width: { share: 40 } },
      { header: own.cell('worksheet.words'), width: { share: 60 } },
    ],
    rows: topics.map(({ key, recorded }): Cell[] => [
      own.cell(`worksheet.topics.${key}`),
      {
        paragraphs: [
          ...(recorded
            ? [
                {
                  runs: [{ text: own.word('worksheet.fromRecord'), weight: 600 as const }],
                  style: SIDE,
                },
                { runs: [recorded(paper)] },
              ]
            : []),
          { runs: [blank(paper, 40)] },
          ...(recorded ? [] : [{ runs: [blank(paper, 40)] }]),
        ],
      },
    ]),
    rowHeaders: true,
    style: ROW,
    padding: 3.4,
    keepNext: true,
  });
  for (const { runs, lead } of own.prose('worksheet.after'))
    doc.paragraph(runs, { keepNext: true, ...(!lead && { style: MUTED }) });
  signature(paper);
}

function softwareOf({ material }: VolumePaper): string {
  return [...new Set([...material.timeline.map(({ software }) => software), SOFTWARE])].join(', ');
}

function recordsText(paper: VolumePaper): string {
  return paper.own.text('worksheet.recorded.records', {
    exhibits: paper.exhibits.length,
    last: paper.order.size - 1,
    root: toHex(paper.checkpoint.root),
  });
}

/** How many exhibits say when they were made, and how many came within a day of that. */
function nearText({ own, exhibits }: VolumePaper): string {
  const claimed = exhibits.filter(({ state }) => state.interval !== null);
  const near = claimed.filter(({ state }) => Math.abs(state.interval ?? 0) <= DAY);
  const captured = exhibits.filter(({ state }) => state.class === 'A');
  return own.text('worksheet.recorded.near', {
    captured: captured.length,
    claimed: claimed.length,
    near: near.length,
    unclaimed: exhibits.length - claimed.length,
  });
}

const DAY = 24 * 60 * 60 * 1000;

function periodText({ own, material }: VolumePaper): string {
  const { state, timeline } = material;
  const days = new Set(timeline.map(({ at }) => at.slice(0, 10))).size;
  const first = bothZones(state.opened?.at ?? state.lastAt).utc;
  return own.text('worksheet.recorded.period', { first, last: bothZones(state.lastAt).utc, days });
}

function disputeText({ own, material, exhibits }: VolumePaper): string {
  const { disputeDate } = material.state;
  if (disputeDate === null) return own.text('worksheet.recorded.noDispute');
  const after = exhibits.filter(({ state }) =>
    isAfterDispute(material.state, state.receivedAt),
  ).length;
  return own.text('worksheet.recorded.dispute', { date: disputeDate, after });
}

function checksText(paper: VolumePaper): string {
  const checks = checksOf(paper);
  const failed = checks.filter(({ bearing }) => bearing === 'against').length;
  return paper.own.text('worksheet.recorded.checks', { checks: checks.length, failed });
}

function incidentsText({ own, material }: VolumePaper): string {
  return own.text('worksheet.recorded.incidents', {
    gaps: material.state.gaps.size,
    refused: material.refusedIntakes,
  });
}

function valuesText({ own, exhibits }: VolumePaper): string {
  const count = exhibits.reduce((sum, { state }) => sum + state.versions.length, 0);
  return own.text('worksheet.recorded.values', { count });
}
