import { originOf } from '@/lib/dossier/pages/cover';
import { timeText } from '@/lib/dossier/pages/paper';
import { ROW } from '@/lib/dossier/pages/prompt/setting';
import { composeAccounts } from '@/lib/dossier/pages/runs/accounts';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import { toHex } from '@/lib/kernel/digest';
import { SOFTWARE } from '@/lib/kernel/version';
import { makingOf } from '../making';
import type { VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { lawNote } from './law-note';
import { fact, inPart, remark, say, titled } from './part';

/** What the system is told to do with each act, in the order in which it does it. */
const STEPS = [
  'receive',
  'number',
  'chain',
  'checkpoint',
  'originals',
  'classes',
  'corrections',
  'exports',
] as const;

/** A description of the system that kept the records, with what it did in this case. */
export async function composeSystem(paper: VolumePaper): Promise<void> {
  const { doc, own } = paper;
  await inPart(paper, 'system', () => {
    lawNote(paper, ['E19', 'E20']);
    doc.keyValues(facts(paper));
    titled(paper, 'system.process');
    for (const { runs } of own.prose('system.processText')) doc.paragraph(runs);
    doc.list(
      STEPS.map((step) =>
        own
          .prose(`system.step.${step}`)
          .flatMap(({ runs }, i) => (i > 0 ? [' ', ...runs] : [...runs])),
      ),
      { ordered: true },
    );
    titled(paper, 'system.limits');
    say(paper, 'system.limitsText');
    for (const { runs } of paper.words.prose('system.text')) doc.paragraph(runs);
    composeChecks(paper);
    composeIncidents(paper);
    composeDeclarations(paper, ['system_operator', 'evidence_method']);
  });
  const { generators, sources, imports } = paper.material.state;
  if (generators.size + sources.size + imports.size > 0) composeAccounts(makingOf(paper));
}

function facts(paper: VolumePaper) {
  const { own, words, material, order, checkpoint } = paper;
  const versions = [...new Set(material.timeline.map(({ software }) => software))];
  const last = order.size - 1;
  return [
    fact(paper, 'system.software', {
      paragraphs: [...new Set([...versions, SOFTWARE])].map((one) => ({ runs: [one] })),
    }),
    fact(paper, 'system.origin', [{ text: originOf(paper), family: 'mono', scale: 0.9 }]),
    fact(paper, 'system.entries', words.word('complete.rangeText', { last })),
    fact(paper, 'system.root', digestRuns(toHex(checkpoint.root))),
    fact(paper, 'system.signed', timeText(checkpoint.signedAt.toISOString())),
    ...paper.fingerprints.map((one) => fact(paper, 'system.key', digestRuns(one))),
    fact(paper, 'system.clock', own.word('system.clockText')),
  ];
}

/** Full checks of the ledger that were asked for, each with its result. */
function composeChecks(paper: VolumePaper): void {
  const { doc, own } = paper;
  const checks = checksOf(paper);
  titled(paper, 'system.checks');
  if (checks.length === 0) {
    remark(paper, 'system.noChecks');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('system.check'), width: 64 },
      { header: own.cell('system.checkedAt'), width: { share: 60 } },
      { header: own.cell('system.result'), width: { share: 40 } },
    ],
    rows: checks.map(({ record, bearing }): Cell[] => [
      `#${record.entry}`,
      timeText(record.at),
      own.word(bearing === 'supports' ? 'system.agreed' : 'system.disagreed'),
    ]),
    style: ROW,
    padding: 3.4,
  });
}

/** Full checks that the ledger records. */
export function checksOf({ bears }: VolumePaper) {
  return (bears.get('E19') ?? []).filter(({ record }) => record.kind === 'check');
}

/** What went wrong as far as the record says: gaps, refused intakes, runs without an end. */
function composeIncidents(paper: VolumePaper): void {
  const { doc, material } = paper;
  const { gaps, runs, erased } = material.state;
  titled(paper, 'system.incidents');
  doc.keyValues(
    [
      fact(paper, 'system.gaps', String(gaps.size)),
      fact(paper, 'system.refused', String(material.refusedIntakes)),
      fact(
        paper,
        'system.open',
        String([...runs.values()].filter(({ ended }) => ended === null).length),
      ),
      fact(paper, 'system.erased', String(erased.size)),
    ],
    { nameWidth: 190 },
  );
  remark(paper, 'system.incidentsText');
}
