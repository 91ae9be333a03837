import { composePeople } from '@/lib/dossier/pages/people';
import { ROW } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { CaseState } from '@/lib/entries/state';
import { listedPeople, sayListed } from '../acts-of';
import { composeMakingTimes } from '../making-times';
import type { VolumePaper } from '../volume-paper';
import { composeAgreements } from './agreements';
import { composeAnswers } from './answers';
import { composeDeclarations } from './declarations';
import { lawNote } from './law-note';
import { citeLines, fact, inPart, intro, remark, textLines, titled, zoneLines } from './part';

/**
 * Facts about who made it together: statements of intent, agreements, what each is recorded as having
 * done, who had the last word as recorded, and what people said of it. It finds nothing.
 */
export async function composeJointWork(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'joint_work', async () => {
    lawNote(paper, ['E13', 'E14']);
    composeStatement(paper);
    composeAgreements(paper, 'making');
    composeContributions(paper);
    await composeMakingTimes(paper);
    composeAnswers(paper);
    composeDeclarations(paper, [
      'process',
      'acknowledgement',
      'authorship',
      'account_holder',
      'ai_use',
      'translator',
    ]);
  });
  composePeople(paper, listedPeople(paper));
}

/** The creator's statement, sentence by sentence with its records; unsigned. */
function composeStatement(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  const { by, writtenAfterDispute, sentences } = composition.statement;
  titled(paper, 'statement.title');
  if (sentences.length === 0) {
    remark(paper, 'statement.none');
    return;
  }
  const when = writtenAfterDispute === null ? 'unknown' : writtenAfterDispute ? 'after' : 'before';
  doc.keyValues([
    fact(paper, 'statement.by', by ? paper.shown(by) : own.word('notStated')),
    fact(paper, 'statement.written', [{ text: own.word(`statement.when.${when}`), weight: 600 }]),
  ]);
  doc.table({
    columns: [
      { header: own.cell('facts.number'), width: 34, align: 'end' },
      { header: own.cell('statement.sentence'), width: { share: 60 } },
      { header: own.cell('facts.record'), width: { share: 40 } },
    ],
    rows: sentences.map((one, i): Cell[] => [
      String(i + 1),
      { paragraphs: textLines(paper, one.text) },
      { paragraphs: citeLines(paper, one.cites) },
    ]),
    style: ROW,
    padding: 3.6,
  });
  remark(paper, 'unsigned');
}

/** Acts that name a contributor, counted by kind, with the first and the last day. */
function composeContributions(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const people = listedPeople(paper);
  titled(paper, 'contribution.title');
  if (people.length === 0) {
    remark(paper, 'contribution.none');
    return;
  }
  sayListed(paper, 'people');
  intro(paper, 'contribution.text');
  doc.table({
    columns: [
      { header: own.cell('contribution.name'), width: { share: 26 } },
      { header: own.cell('contribution.acts'), width: { share: 44 } },
      { header: own.cell('contribution.period'), width: 150 },
    ],
    rows: people.map((one): Cell[] => {
      const acts = actsOf(material.state, one.id);
      const times = acts.map(({ at }) => at).sort();
      const [first, last] = [times[0], times.at(-1)];
      const counts = new Map<string, number>();
      for (const { what } of acts) counts.set(what, (counts.get(what) ?? 0) + 1);
      return [
        [{ text: one.name || one.id, weight: 700 }],
        counts.size === 0
          ? own.word('contribution.noActs')
          : {
              paragraphs: [...counts].map(([what, count]) => ({
                runs: [`${own.word(`contribution.${what}`)} × ${count}`],
              })),
            },
        first && last
          ? {
              paragraphs: [...zoneLines(first), ...(last === first ? [] : zoneLines(last))],
            }
          : '—',
      ];
    }),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
  remark(paper, 'contribution.after');
}

/** Acts of the making in which a contributor is named; recreations are none of them. */
function actsOf(state: CaseState, id: string): { what: string; at: string }[] {
  const made = [...state.runs.values()].filter(({ series }) => series === 'run');
  const account = state.contributors.get(id)?.accounts ?? new Map();
  return [
    ...made
      .filter((run) => run.operator === id)
      .map((run) => ({ what: 'operated', at: run.requested.at })),
    ...made
      .filter((run) => run.instructor === id)
      .map((run) => ({ what: 'instructed', at: run.requested.at })),
    ...[...state.prompts.values()].flatMap((prompt) =>
      prompt.revisions
        .filter(({ frozen }) => account.has(frozen.actor))
        .map(({ frozen }) => ({ what: 'froze', at: frozen.at })),
    ),
    ...[...state.selections.values()]
      .filter(({ chooser }) => chooser === id)
      .map(({ recorded }) => ({ what: 'chose', at: recorded.at })),
    ...[...state.selections.values()]
      .filter(({ lookers }) => lookers.includes(id))
      .map(({ recorded }) => ({ what: 'looked', at: recorded.at })),
    ...[...state.modifications.values()]
      .filter(({ editor }) => editor === id)
      .map(({ recorded }) => ({ what: 'edited', at: recorded.at })),
    ...[...state.exhibits.values()]
      .filter(({ supplier }) => supplier === id)
      .map(({ admitted }) => ({ what: 'supplied', at: admitted.at })),
    ...[...state.workEvents.values()]
      .filter(({ by }) => by === id)
      .map(({ recorded, kind }) => ({ what: kind, at: recorded.at })),
  ];
}
