import { masked } from '@/lib/dossier/pages/material';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitList, exhibitRuns } from '@/lib/dossier/pages/runs/setting';
import { altOf } from '@/lib/dossier/pages/runs/sheet';
import { parametersOf } from '@/lib/dossier/pages/runs/values';
import type { CellPicture } from '@/lib/dossier/pdf/flow/cell-pictures';
import type { CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { ShownRecord } from '@/lib/elements/record';
import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import { workEventOf } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { isWithheld, makingOf, placedExhibit } from './making';
import { cut } from './part';

/** Small pictures in one row; of more it is said how many there are. */
const MOST_PICTURES = 4;
/** Characters of a text; it stands whole with its record. */
const MOST_TEXT = 160;

const DIGEST = { ...SIDE, size: 6.2, leading: 9.4 } as const;

/** What went in and what came of an act, for its row of the timeline. */
export type Details = {
  account: string | null;
  input: CellParagraph[];
  output: CellParagraph[];
  pictures: CellPicture[];
};

const NOTHING: CellParagraph[] = [{ runs: ['—'] }];

/** Exhibits that stand in the row of the run or step they came of, and in none of their own. */
export function foldedExhibits(state: CaseState): Set<string> {
  return new Set([
    ...[...state.runs.values()].flatMap((run) => [
      ...run.outputs.map(({ exhibit }) => exhibit),
      ...[...run.records, ...(run.ended?.records ?? [])].map(({ exhibit }) => exhibit),
    ]),
    ...[...state.modifications.values()].map(({ after }) => after),
  ]);
}

/** Details of a record; a kind that has none answers with dashes. */
export async function detailsOf(paper: VolumePaper, record: ShownRecord): Promise<Details> {
  const { state } = paper.material;
  switch (record.kind) {
    case 'run': {
      const run = state.runs.get(record.id);
      return run ? runDetails(paper, run) : nothing();
    }
    case 'exhibit':
      return files(paper, [record.id], titleLines(paper, record.id));
    case 'selection': {
      const one = state.selections.get(record.id);
      if (!one) return nothing();
      const chosen = one.candidates.filter(({ verdict }) => verdict === 'chosen');
      return files(
        paper,
        chosen.map(({ exhibit }) => exhibit),
        [
          {
            runs: [
              paper.words.text('run.choice.resultText', {
                all: one.candidates.length,
                chosen: chosen.length,
                rejected: one.candidates.filter(({ verdict }) => verdict === 'rejected').length,
                undecided: one.candidates.filter(({ verdict }) => verdict === 'undecided').length,
              }),
            ],
          },
          ...textLine(paper, one.reason),
        ],
      );
    }
    case 'modification': {
      const one = state.modifications.get(record.id);
      if (!one) return nothing();
      const tool = [one.tool, one.toolVersion].filter(Boolean).join(' ');
      return files(
        paper,
        [one.after],
        [
          { runs: [paper.words.word(`run.later.kind.${one.kind}`)] },
          ...textLine(paper, tool),
          ...(one.before.length > 0 ? [{ runs: exhibitList(paper, one.before), style: SIDE }] : []),
        ],
      );
    }
    case 'revision': {
      const [prompt, revision] = record.id.split('/');
      if (isWithheld(paper, 'prompt', prompt ?? ''))
        return { ...nothing(), input: [{ runs: [paper.words.word('run.withheld')] }] };
      const frozen = state.prompts.get(prompt ?? '')?.revisions[Number(revision) - 1];
      return {
        ...nothing(),
        input: [
          { runs: [paper.words.text('prompt.revision', { revision: Number(revision) })] },
          ...textLine(paper, record.title),
          ...textLine(paper, frozen?.tool ?? ''),
        ],
        output: frozen ? [{ runs: digestRuns(frozen.sha256), style: DIGEST }] : NOTHING,
      };
    }
    case 'work': {
      const event = workEventOf(state, record);
      const input = [...textLine(paper, record.title), ...textLine(paper, event?.place ?? '')];
      return files(paper, event?.exhibit ? [event.exhibit] : [], input);
    }
    default:
      return { ...nothing(), input: orNothing(textLine(paper, record.title)) };
  }
}

function nothing(): Details {
  return { account: null, input: NOTHING, output: NOTHING, pictures: [] };
}

function orNothing(lines: CellParagraph[]): CellParagraph[] {
  return lines.length === 0 ? NOTHING : lines;
}

function textLine(paper: VolumePaper, text: string): CellParagraph[] {
  return text ? [{ runs: [paper.shown(cut(text, MOST_TEXT))], style: SIDE }] : [];
}

/** Title of an exhibit, where it is in the volume. */
function titleLines(paper: VolumePaper, id: string): CellParagraph[] {
  if (paper.withheld.has(id)) return [];
  const one = placedExhibit(paper, id);
  return textLine(paper, one?.listed.title || one?.state.title || '');
}

async function runDetails(paper: VolumePaper, run: RunState): Promise<Details> {
  const { words, material } = paper;
  const generator = run.generator === null ? null : material.state.generators.get(run.generator);
  const account = generator
    ? [generator.service, masked(generator.account)].filter(Boolean).join(' · ')
    : paper.own.text('timeline.noAccount');
  const outputs = run.outputs.map(({ exhibit }) => exhibit);
  if (paper.withheldRuns.has(run.id)) {
    const made = await files(paper, outputs, [{ runs: [words.word('run.withheld')] }]);
    return { ...made, account };
  }
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])].map(({ name, version }) =>
    [name, version].filter(Boolean).join(' '),
  );
  const tool = [run.said.tool, run.said.toolVersion].filter(Boolean).join(' ');
  const seeds = parametersOf(run).filter(({ name }) => /^seed$/i.test(name));
  const prompt = run.revision ? material.state.prompts.get(run.revision.prompt) : undefined;
  const inputs = [...new Set(run.inputs.map(({ exhibit }) => exhibit))];
  const entered = run.said.texts.find(
    ({ origin, role }) => origin === 'entered' && role === 'positive',
  );
  const input: CellParagraph[] = [
    { runs: [cut(tool, MOST_TEXT) || words.word('run.notStated')] },
    ...[...new Set(models)].flatMap((name) => textLine(paper, name)),
    ...(prompt
      ? textLine(
          paper,
          `${words.text('prompt.heading', { number: prompt.number })} ${words.text('prompt.revision', { revision: run.revision?.revision ?? 0 })}`,
        )
      : []),
    ...textLine(paper, entered?.text ?? ''),
    ...seeds.map(({ value }) => ({
      runs: [{ text: `seed ${value}`, family: 'mono' as const, scale: 0.9 }],
      style: SIDE,
    })),
    ...(inputs.length > 0 ? [{ runs: exhibitList(paper, inputs), style: SIDE }] : []),
  ];
  return { ...(await files(paper, outputs, input)), account };
}

/** Small pictures and digests of files; what is withheld has no picture and keeps its digest. */
async function files(
  paper: VolumePaper,
  ids: readonly string[],
  input: CellParagraph[],
): Promise<Details> {
  const { own, material } = paper;
  const shown = ids.slice(0, MOST_PICTURES);
  const thumbs = await makingOf(paper).pictures.of(shown, 'small');
  const pictures = shown.flatMap((id): CellPicture[] => {
    const thumb = thumbs.get(id);
    if (!thumb?.picture) return [];
    const labelled = material.records.get(id)?.marked ?? false;
    return [{ picture: thumb.picture, alt: altOf(paper, id), labelled }];
  });
  const output = shown.flatMap((id): CellParagraph[] => {
    const sha256 = material.state.exhibits.get(id)?.versions.at(-1)?.sha256;
    return [
      { runs: exhibitRuns(paper, id), style: SIDE },
      ...(sha256 ? [{ runs: digestRuns(sha256), style: DIGEST }] : []),
    ];
  });
  const more = ids.length - shown.length;
  return {
    account: null,
    input: orNothing(input),
    output: orNothing([
      ...output,
      ...(more > 0 ? [{ runs: [own.word('timeline.more', { count: more })], style: SIDE }] : []),
    ]),
    pictures,
  };
}
