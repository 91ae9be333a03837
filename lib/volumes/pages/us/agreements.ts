import { timeText } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { AgreementState, AgreementVersion } from '@/lib/entries/state-statements';
import type { AgreementKind } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { fact, intro, remark, textLines, titled, zoneLines } from './part';

/** Kinds of agreements by what they are about: who made what, and whose it is. */
const KINDS = {
  making: ['division_of_work', 'evidence_method', 'other'],
  title: ['ownership', 'commission', 'transfer'],
} as const satisfies Record<string, readonly AgreementKind[]>;

/** Agreements about one of these: words, parties, what each party answered to which version. */
export function composeAgreements(paper: VolumePaper, about: keyof typeof KINDS): void {
  const { material, composition } = paper;
  const all = [...material.state.agreements.values()].filter(({ versions }) => {
    const kind = versions.at(-1)?.kind;
    return KINDS[about].some((one) => one === kind);
  });
  const printed = all.filter(({ id }) => composition.agreements.includes(id));
  titled(paper, 'agreement.title');
  const counts = { all: all.length, printed: printed.length };
  (printed.length > 0 ? intro : remark)(paper, `agreement.counts.${about}`, counts);
  for (const one of printed) composeAgreement(paper, one);
}

function composeAgreement(paper: VolumePaper, one: AgreementState): void {
  const { doc, own } = paper;
  const last = one.versions.at(-1);
  if (!last) return;
  doc.heading(3, [paper.shown(last.title || own.text('agreement.untitled'))]);
  doc.keyValues([
    fact(paper, 'agreement.kind', own.word(`agreement.kinds.${last.kind}`)),
    fact(paper, 'agreement.versions', String(one.versions.length)),
    fact(
      paper,
      'agreement.proposed',
      own.text('recordedAt', { time: timeText(last.proposed.at), entry: last.proposed.index }),
    ),
    fact(paper, 'agreement.digest', digestRuns(last.sha256)),
  ]);
  doc.panel('record', (panel) => {
    for (const { runs } of textLines(paper, last.text))
      panel.paragraph(runs, { before: 0, after: 0 });
  });
  doc.table({
    columns: [
      { header: own.cell('agreement.party'), width: { share: 26 } },
      { header: own.cell('agreement.version'), width: 52, align: 'end' },
      { header: own.cell('agreement.answer'), width: { share: 24 } },
      { header: own.cell('agreement.reason'), width: { share: 30 } },
      { header: own.cell('agreement.when'), width: 130 },
    ],
    rows: one.versions.flatMap((version) =>
      version.parties.flatMap((party) => rows(paper, one, version, party)),
    ),
    style: ROW,
    padding: 3.4,
  });
  remark(paper, 'agreement.silence');
}

/** Every answer of a party to a version, or that there is none. */
function rows(
  paper: VolumePaper,
  one: AgreementState,
  version: AgreementVersion,
  party: string,
): Cell[][] {
  const { own, material } = paper;
  const name: Cell = [{ text: material.state.contributors.get(party)?.name || party, weight: 600 }];
  const said = one.answers.filter(
    (answer) => answer.version === version.version && answer.contributor === party,
  );
  if (said.length === 0)
    return [[name, String(version.version), own.word('agreement.noAnswer'), '—', '—']];
  return said.map(({ answer, reason, answered }) => [
    name,
    String(version.version),
    own.word(`agreement.answers.${answer}`),
    reason ? { paragraphs: textLines(paper, reason) } : '—',
    {
      paragraphs: [...zoneLines(answered.at), { runs: [`#${answered.index}`], style: SIDE }],
    },
  ]);
}
