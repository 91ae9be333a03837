import type { CaseState } from '@/lib/entries/state';
import type { ModificationState } from '@/lib/entries/state-runs';
import type { PictureCell } from '../../pdf/flow/picture-rows';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { linkTo, prose } from '../paper';
import { SIDE } from '../prompt/setting';
import { aspectText } from './choices';
import type { Thumb } from './pictures';
import {
  classLines,
  clockCell,
  clockText,
  exhibitList,
  exhibitRuns,
  lineParagraphs,
  personText,
  type RunSetting,
  TABLE,
} from './setting';
import { shownIn, sourceLines } from './sheet';
import { composeWorkEvents } from './work-events';

/** Pictures before and after, side by side. */
const PAIR = { perRow: 2, height: 200 } as const;
const THREE = { perRow: 3, height: 160 } as const;

type Step = { number: number; one: ModificationState };

/**
 * Later work (修改记录表): each step with what was there before and after, and where. `region` is what
 * a volume calls the column of kinds and regions.
 */
export async function composeLaterWork(setting: RunSetting, region?: Cell): Promise<void> {
  const { paper } = setting;
  const { state } = paper.material;
  const steps = [...state.modifications.values()]
    .sort((a, b) => a.recorded.index - b.recorded.index)
    .map((one, i) => ({ number: i + 1, one }));
  if (steps.length === 0 && state.workEvents.size === 0) return;
  const { doc, words } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('run.later.title'), { destination: 'later-work' });
  if (steps.length > 0) {
    prose(paper, 'run.later.text');
    composeStepTable(setting, steps, region);
  }
  composeWorkEvents(setting);
  for (const step of steps) await composeStep(setting, step);
  doc.closeSection();
}

/** Numbers of steps on paper, in the order of record. */
export function stepNumbers(state: CaseState): Map<string, number> {
  const steps = [...state.modifications.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  return new Map(steps.map(({ id }, i) => [id, i + 1]));
}

/** Name of the place in the paper where a step stands. */
export function stepPlace(number: number): string {
  return `step-${number}`;
}

function composeStepTable(setting: RunSetting, steps: readonly Step[], region?: Cell): void {
  const { paper } = setting;
  const { doc, words } = paper;
  doc.table({
    columns: [
      { header: words.cell('run.later.step'), width: 32 },
      { header: region ?? words.cell('run.later.region'), width: { share: 24 } },
      { header: words.cell('run.later.before'), width: { share: 17 } },
      { header: words.cell('run.later.after'), width: { share: 17 } },
      { header: words.cell('run.later.editor'), width: { share: 20 } },
      { header: words.cell('run.later.software'), width: { share: 20 } },
      { header: words.cell('run.later.time'), width: 96 },
    ],
    rows: steps.map(({ number, one }): Cell[] => [
      [{ text: String(number), link: stepPlace(number), weight: 700 }],
      {
        paragraphs: [
          { runs: [words.word(`run.later.kind.${one.kind}`)] },
          { runs: [regionCount(setting, one)], style: SIDE },
        ],
      },
      one.before.length === 0 ? words.word('run.notStated') : exhibitList(paper, one.before),
      exhibitRuns(paper, one.after),
      personText(setting, one.editor, one.recorded.at),
      [one.tool, one.toolVersion].filter(Boolean).join(' ') || words.word('run.notStated'),
      clockCell(paper, one.happenedAt, one.recorded.at),
    ]),
    rowHeaders: true,
    ...TABLE,
    style: { ...TABLE.style, size: 8, leading: 11.8 },
  });
}

function regionCount({ paper }: RunSetting, { regions }: ModificationState): string {
  if (regions.length === 0) return paper.words.word('run.later.noRegion');
  return paper.words.word('run.later.regionCount', { count: regions.length });
}

async function composeStep(setting: RunSetting, { number, one }: Step): Promise<void> {
  const { paper, pictures } = setting;
  const { doc, words } = paper;
  const kind = words.word(`run.later.kind.${one.kind}`);
  doc.heading(
    2,
    words.label('run.later.name', { number, kind: words.text(`run.later.kind.${one.kind}`) }),
    {
      destination: stepPlace(number),
      bookmark: words.text('run.later.name', { number, kind }),
    },
  );
  const all = [...one.before, one.after, ...(one.mask ? [one.mask] : [])];
  const thumbs = await pictures.of(all, 'large');
  const cells = cellsOf(setting, one, thumbs);
  doc.pictures({ ...(cells.length === 3 ? THREE : PAIR), cells });
  composeRegions(setting, one);
  doc.keyValues(facts(setting, one));
}

function cellsOf(
  { paper }: RunSetting,
  one: ModificationState,
  thumbs: ReadonlyMap<string, Thumb>,
): PictureCell[] {
  const { words } = paper;
  const cell = (
    part: 'before' | 'after' | 'mask',
    id: string,
    regions?: PictureCell['regions'],
  ) => {
    const thumb = thumbs.get(id);
    const caption: CellParagraph[] = [
      { runs: exhibitRuns(paper, id) },
      ...sourceLines(paper, id, thumb),
    ];
    return {
      ...shownIn(paper, id, thumb),
      mark: [words.word(`run.later.${part}`)],
      look: part === 'after' ? ('heavy' as const) : ('plain' as const),
      ...(regions && regions.length > 0 ? { regions } : {}),
      caption,
    };
  };
  const after = thumbs.get(one.after);
  const source = after?.picture ? after.source : null;
  const regions = source
    ? one.regions.map((region, i) => ({
        number: i + 1,
        x: region.x / source.width,
        y: region.y / source.height,
        width: region.width / source.width,
        height: region.height / source.height,
      }))
    : [];
  return [
    ...one.before.map((id) => cell('before', id)),
    cell('after', one.after, regions),
    ...(one.mask ? [cell('mask', one.mask)] : []),
  ];
}

/** Regions by the numbers on the picture, in pixels of the file after. */
function composeRegions({ paper }: RunSetting, one: ModificationState): void {
  if (one.regions.length === 0) return;
  const { doc, words } = paper;
  doc.table({
    columns: [
      { header: words.cell('run.later.regionNumber'), width: 56 },
      { header: words.cell('run.later.regionPixels'), width: 190 },
      { header: words.cell('run.later.regionNote'), width: { share: 1 } },
    ],
    rows: one.regions.map(({ x, y, width, height }, i): Cell[] => [
      [{ text: String(i + 1), weight: 700 }],
      words.text('run.later.regionText', { x, y, width, height }),
      one.regionNotes[i] || '—',
    ]),
    rowHeaders: true,
    ...TABLE,
  });
}

function facts(setting: RunSetting, one: ModificationState) {
  const { paper } = setting;
  const { words } = paper;
  const entry = (key: string, value: Cell) => ({ name: words.label(`run.later.${key}`), value });
  return [
    entry('editor', personText(setting, one.editor, one.recorded.at)),
    entry(
      'software',
      [one.tool, one.toolVersion].filter(Boolean).join(' ') || words.word('run.notStated'),
    ),
    entry('time', clockText(paper, one.happenedAt, one.recorded.at)),
    entry('class', { paragraphs: classLines(paper, one) }),
    ...(one.purpose ? [entry('purpose', { paragraphs: lineParagraphs(one.purpose) })] : []),
    ...(one.note ? [entry('note', { paragraphs: lineParagraphs(one.note) })] : []),
    ...(one.aspects.length > 0 ? [entry('aspects', aspectText(paper, one.aspects))] : []),
    ...(one.project ? [entry('project', exhibitRuns(paper, one.project))] : []),
    entry('entry', [linkTo('timeline', `#${one.recorded.index}`)]),
  ];
}
