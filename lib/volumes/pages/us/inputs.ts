import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitList, exhibitRuns, runLink, titleOf } from '@/lib/dossier/pages/runs/setting';
import { shownIn, sourceLines } from '@/lib/dossier/pages/runs/sheet';
import type { PictureCell } from '@/lib/dossier/pdf/flow/picture-rows';
import type { CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { RunState } from '@/lib/entries/state-runs';
import { makingOf } from '../making';
import type { VolumePaper } from '../volume-paper';
import { lawNote } from './law-note';
import { fact, inPart, intro, remark, say, written } from './part';

/** Pictures side by side with an input; what is more stands with its run. */
const MOST_OUTPUTS = 8;

/** An input with the runs it went into, in the order of the runs. */
type Input = { exhibit: string; uses: { run: RunState; role: string }[] };

/**
 * What people brought to the tool, each beside what came of the runs it went into and beside the
 * work. Whether anything of it can be seen there is for the reader.
 */
export async function composeInputs(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'inputs', async () => {
    lawNote(paper, ['E9']);
    const inputs = inputsOf(paper);
    if (inputs.length === 0) say(paper, 'inputs.none');
    for (const one of inputs) {
      paper.source.signal.throwIfAborted();
      await composeInput(paper, one);
    }
  });
}

function inputsOf({ material }: VolumePaper): Input[] {
  const found = new Map<string, Input>();
  const runs = [...material.state.runs.values()]
    .filter(({ series }) => series === 'run')
    .sort((a, b) => a.number - b.number);
  for (const run of runs) {
    for (const { exhibit, role } of run.inputs) {
      const one = found.get(exhibit) ?? { exhibit, uses: [] };
      found.set(exhibit, one);
      one.uses.push({ run, role });
    }
  }
  return [...found.values()];
}

async function composeInput(paper: VolumePaper, { exhibit, uses }: Input): Promise<void> {
  const { doc, own, words, material } = paper;
  const one = material.state.exhibits.get(exhibit);
  if (!one) return;
  const hidden = paper.withheld.has(exhibit);
  doc.heading(
    2,
    [
      ...exhibitRuns(paper, exhibit),
      ...(hidden ? [] : [`  ${paper.shown(titleOf(paper, exhibit)).slice(0, 200)}`]),
    ],
    {
      bookmark: hidden
        ? own.text('inputs.withheld')
        : paper.shown(titleOf(paper, exhibit)).slice(0, 120),
    },
  );
  const supplier =
    one.supplier === null ? '' : (material.state.contributors.get(one.supplier)?.name ?? '');
  doc.keyValues([
    fact(
      paper,
      'inputs.supplier',
      hidden ? words.word('run.withheld') : supplier || own.word('notStated'),
    ),
    fact(
      paper,
      'inputs.licence',
      hidden ? words.word('run.withheld') : written(paper, one.licence),
    ),
    fact(paper, 'inputs.class', [
      { text: `${one.class}  `, weight: 700 },
      words.word(`class.word.${one.class}`),
    ]),
    fact(paper, 'inputs.received', timeText(one.receivedAt)),
    fact(paper, 'inputs.uses', {
      paragraphs: uses.map(({ run, role }) => ({
        runs: [runRun(paper, run), `  ${words.word(`run.inputRole.${role}`)}`],
      })),
    }),
    fact(paper, 'inputs.digest', digestRuns(one.versions.at(-1)?.sha256 ?? '')),
  ]);
  await beside(paper, exhibit, uses);
}

/** A link to a run where its page is part of this volume. */
function runRun(paper: VolumePaper, run: RunState) {
  if (paper.composition.parts.includes('chronology')) return runLink(paper, run);
  return paper.words.text(`run.name.${run.series}`, { number: run.number });
}

async function beside(paper: VolumePaper, input: string, uses: Input['uses']): Promise<void> {
  const { doc, own, material } = paper;
  const outputs = [
    ...new Set(uses.flatMap(({ run }) => run.outputs.map(({ exhibit }) => exhibit))),
  ];
  const works = [
    ...new Set(
      [...material.state.workEvents.values()]
        .filter(({ kind }) => kind === 'finished')
        .flatMap(({ exhibit }) => exhibit ?? []),
    ),
  ];
  const shown = outputs.slice(0, MOST_OUTPUTS);
  const all = [input, ...shown, ...works.filter((id) => !shown.includes(id) && id !== input)];
  const thumbs = await makingOf(paper).pictures.of(all, 'large');
  const cell = (id: string): PictureCell => {
    const isInput = id === input;
    const mark = isInput ? 'inputs.input' : works.includes(id) ? 'inputs.work' : 'inputs.output';
    const thumb = thumbs.get(id);
    const caption: CellParagraph[] = [
      { runs: exhibitRuns(paper, id) },
      ...sourceLines(paper, id, thumb),
    ];
    return {
      ...shownIn(paper, id, thumb),
      mark: [own.word(mark)],
      look: isInput ? 'heavy' : 'plain',
      caption,
    };
  };
  doc.heading(3, own.label('inputs.beside'));
  if (outputs.length === 0) remark(paper, 'inputs.noOutputs');
  intro(paper, 'inputs.after');
  doc.pictures({ perRow: 3, height: 150, cells: all.map(cell) });
  if (outputs.length > shown.length) {
    remark(paper, 'inputs.more', { shown: shown.length, all: outputs.length });
    doc.paragraph(exhibitList(paper, outputs.slice(MOST_OUTPUTS)), { style: SIDE });
  }
}
