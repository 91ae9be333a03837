import type { SelectionState } from '@/lib/entries/state-runs';
import type { Cell } from '../../pdf/flow/table-strips';
import { type Paper, prose } from '../paper';
import { SIDE } from '../prompt/setting';
import {
  classLines,
  clockText,
  exhibitRuns,
  lineParagraphs,
  personText,
  type RunSetting,
  runLink,
  TABLE,
} from './setting';
import { fateCell, SHEET } from './sheet';

/** Choices among candidates, each with all that were looked at side by side. */
export async function composeChoices(setting: RunSetting): Promise<void> {
  const { paper, fates } = setting;
  if (fates.selections.length === 0) return;
  const { doc, words } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('run.choice.title'), { destination: 'choices' });
  prose(paper, 'run.choice.text');
  composeUnlooked(setting);
  for (const { number, selection } of fates.selections) {
    paper.doc.heading(2, words.label('run.choice.name', { number }), {
      destination: choicePlace(number),
    });
    await composeChoice(setting, selection);
  }
  doc.closeSection();
}

/** Name of the place in the paper where a choice stands. */
export function choicePlace(number: number): string {
  return `choice-${number}`;
}

/** How many outputs of runs no choice has looked at: what is not there is said. */
function composeUnlooked({ paper, fates }: RunSetting): void {
  const outputs = new Set(
    [...paper.material.state.runs.values()]
      .filter(({ series }) => series === 'run')
      .flatMap((run) => run.outputs.map(({ exhibit }) => exhibit)),
  );
  const open = [...outputs].filter((id) => !fates.of(id)).length;
  prose(paper, 'run.choice.counts', { outputs: outputs.size, open });
}

async function composeChoice(setting: RunSetting, one: SelectionState): Promise<void> {
  const { paper, pictures } = setting;
  const { doc, words, material } = paper;
  const { at, index } = one.recorded;
  const entry = (key: string, value: Cell) => ({ name: words.label(`run.choice.${key}`), value });
  const count = (verdict: string) =>
    one.candidates.filter((candidate) => candidate.verdict === verdict).length;
  const lookers = one.lookers.map((id) => personText(setting, id, at));
  doc.keyValues([
    entry('chooser', personText(setting, one.chooser, at)),
    entry('lookers', lookers.length === 0 ? words.word('run.unknown') : lookers.join(' · ')),
    entry('when', clockText(paper, one.happenedAt, at)),
    entry('class', { paragraphs: classLines(paper, one) }),
    entry(
      'result',
      words.word('run.choice.resultText', {
        all: one.candidates.length,
        chosen: count('chosen'),
        rejected: count('rejected'),
        undecided: count('undecided'),
      }),
    ),
    entry(
      'reason',
      one.reason ? { paragraphs: lineParagraphs(one.reason) } : words.word('run.noReason'),
    ),
    entry('entry', `#${index}`),
  ]);
  const thumbs = await pictures.of(
    one.candidates.map(({ exhibit }) => exhibit),
    'small',
  );
  doc.pictures({
    ...SHEET,
    cells: one.candidates.map(({ exhibit, run, verdict, aspects }) => {
      const from = run === null ? undefined : material.state.runs.get(run);
      return fateCell(paper, exhibit, thumbs.get(exhibit), verdict, [
        ...(from ? [{ runs: [runLink(paper, from)] }] : []),
        ...(aspects.length > 0 ? [{ runs: [aspectText(paper, aspects)] }] : []),
      ]);
    }),
  });
  composeReasons(paper, one);
}

/** Visible aspects in words. */
export function aspectText({ words }: Paper, aspects: readonly string[]): string {
  const list = aspects.map((aspect) => words.text(`run.aspect.${aspect}`));
  return words.list(list);
}

/** Reasons of single candidates, whole, where there are any. */
function composeReasons(paper: Paper, one: SelectionState): void {
  if (one.reasons.length === 0) return;
  const { doc, words } = paper;
  const verdicts = new Map(one.candidates.map((candidate) => [candidate.exhibit, candidate]));
  doc.heading(3, words.label('run.choice.reasonsTitle'));
  doc.table({
    columns: [
      { header: words.cell('run.choice.candidate'), width: 92 },
      { header: words.cell('run.choice.verdict'), width: 84 },
      { header: words.cell('run.choice.aspects'), width: { share: 24 } },
      { header: words.cell('run.choice.reason'), width: { share: 50 } },
    ],
    rows: one.reasons.map(({ exhibit, reason }): Cell[] => {
      const candidate = verdicts.get(exhibit);
      return [
        exhibitRuns(paper, exhibit),
        candidate ? words.word(`run.verdict.${candidate.verdict}`) : '—',
        candidate && candidate.aspects.length > 0 ? aspectText(paper, candidate.aspects) : '—',
        { paragraphs: lineParagraphs(reason || '—') },
      ];
    }),
    ...TABLE,
  });
  for (const { runs } of words.prose('run.choice.reasonsText'))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
}
