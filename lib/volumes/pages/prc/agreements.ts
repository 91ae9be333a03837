import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { AgreementState } from '@/lib/entries/state-statements';
import type { AgreementKind } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { heads, note, subheading, TABLE, textLines } from './part';

type Answer = AgreementState['answers'][number];

/** What each party last said of the last version. An answer to earlier words is none to these. */
export function lastAnswers(one: AgreementState): Map<string, Answer> {
  const version = one.versions.at(-1)?.version;
  return new Map(
    one.answers
      .filter((answer) => answer.version === version)
      .map((answer) => [answer.contributor, answer]),
  );
}

/** Agreements of these kinds that counsel has printed, as last proposed. */
export function printedAgreements(
  { composition, material }: VolumePaper,
  kinds: readonly AgreementKind[],
): AgreementState[] {
  return composition.agreements.flatMap((id) => {
    const one = material.state.agreements.get(id);
    const kind = one?.versions.at(-1)?.kind;
    return one && kind && kinds.includes(kind) ? [one] : [];
  });
}

/** One agreement: its words, who laid them before whom, and what each party said, person by person. */
export function composeAgreement(paper: VolumePaper, one: AgreementState): void {
  const { doc, own } = paper;
  const version = one.versions.at(-1);
  if (!version) return;
  const setting = makingOf(paper);
  const { at, index, actor } = version.proposed;
  doc.heading(3, [{ text: paper.shown(version.title) || one.id }], { bookmark: false });
  const entry = (key: string, value: Cell) => ({ name: own.label(`agreement.${key}`), value });
  doc.keyValues(
    [
      entry('kind', own.word(`agreement.kinds.${version.kind}`)),
      entry(
        'version',
        own.word('agreement.versionText', {
          version: version.version,
          versions: one.versions.length,
        }),
      ),
      entry(
        'proposed',
        `${timeText(at)}  #${index}  ${setting.persons.nameOf(actor, Date.parse(at))}`,
      ),
      entry('digest', digestRuns(version.sha256)),
    ],
    { padding: 3.6 },
  );
  doc.panel('record', (panel) => {
    for (const { runs } of textLines(paper, version.text))
      panel.paragraph(runs, { before: 0, after: 0, direction: 'auto' });
  });
  const answers = lastAnswers(one);
  doc.table({
    columns: [
      { header: heads(paper, 'agreement.party'), width: { share: 26 } },
      { header: heads(paper, 'agreement.answer'), width: { share: 26 } },
      { header: heads(paper, 'agreement.when'), width: { share: 48 } },
    ],
    rows: version.parties.map((party): Cell[] => {
      const answer = answers.get(party);
      return [
        personText(setting, party, answer?.answered.at ?? at),
        {
          paragraphs: [
            { runs: [own.word(`agreement.answers.${answer?.answer ?? 'none'}`)] },
            ...(answer?.reason ? textLines(paper, answer.reason, SIDE) : []),
          ],
        },
        answer ? { paragraphs: whenLines(paper, answer) } : '—',
      ];
    }),
    ...TABLE,
  });
  note(paper, 'agreement.text');
}

function whenLines(paper: VolumePaper, { answered }: Answer): CellParagraph[] {
  const name = makingOf(paper).persons.nameOf(answered.actor, Date.parse(answered.at));
  return [
    { runs: [timeText(answered.at)] },
    {
      runs: [paper.own.word('agreement.recorded', { entry: answered.index, name })],
      style: SIDE,
    },
  ];
}

/** A heading with its agreements, or that there is none. */
export function composeAgreements(
  paper: VolumePaper,
  key: string,
  kinds: readonly AgreementKind[],
): void {
  subheading(paper, 2, key);
  const printed = printedAgreements(paper, kinds);
  if (printed.length === 0) {
    note(paper, 'agreement.none');
    return;
  }
  for (const one of printed) composeAgreement(paper, one);
}
