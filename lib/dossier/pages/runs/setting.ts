import type { RunState } from '@/lib/entries/state-runs';
import type { CaptureClass, ClassRule } from '@/lib/entries/vocabulary';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { INK } from '../../pdf/ink';
import type { Run } from '../../pdf/text/style';
import { bothZones, exhibitName, exhibitPlace } from '../material';
import { linkTo, type Paper, timeText } from '../paper';
import type { Persons } from '../prompt/persons';
import { ROW, SIDE } from '../prompt/setting';
import type { Fates } from './fates';
import type { Pictures } from './pictures';

/** What every piece of the parts about runs composes with. */
export type RunSetting = { paper: Paper; persons: Persons; pictures: Pictures; fates: Fates };

/** Table of many rows. */
export const TABLE = { style: ROW, padding: 3.4 } as const;

/** Name of the place in the paper where a run stands. */
export function runPlace({ series, number }: Pick<RunState, 'series' | 'number'>): string {
  return `${series}-${number}`;
}

/** A run by its number, with a link to its page. */
export function runLink({ words }: Paper, run: Pick<RunState, 'series' | 'number'>): Run {
  const name = words.text(`run.name.${run.series}`, { number: run.number });
  return linkTo(runPlace(run), name);
}

/** An exhibit by its name with a link; its name alone and the word *withheld* where it is. */
export function exhibitRuns({ material, words, withheld }: Paper, id: string): Run[] {
  const one = material.state.exhibits.get(id);
  if (!one) return [id];
  const name = words.text('exhibit.heading', { name: exhibitName(one) });
  if (!withheld.has(id)) return [linkTo(exhibitPlace(one), name)];
  return [name, { text: ` (${words.text('run.withheld')})`, colour: INK.muted }];
}

/** Exhibits after one another. */
export function exhibitList(paper: Paper, ids: readonly string[]): Run[] {
  return ids.flatMap((id, i) => [
    ...(i > 0 ? [paper.words.lead === 'zh-CN' ? '、' : ', '] : []),
    ...exhibitRuns(paper, id),
  ]);
}

/** Title of an exhibit, or that it is withheld. */
export function titleOf({ material, words, withheld }: Paper, id: string): string {
  if (withheld.has(id)) return words.text('run.withheld');
  return material.state.exhibits.get(id)?.title ?? id;
}

/** Name of a contributor at a time of record, or that nobody is known. */
export function personText({ paper, persons }: RunSetting, id: string | null, at: string): string {
  if (id === null) return paper.words.word('run.unknown');
  return persons.contributorName(id, Date.parse(at));
}

/** A time claimed and the time of record, each in both zones and named. */
export function clockCell(paper: Paper, claimed: string | null, recorded: string): Cell {
  return { paragraphs: clockLines(paper, claimed, recorded) };
}

/** The same for a wide cell: each time on a line. */
export function clockText(paper: Paper, claimed: string | null, recorded: string): Cell {
  const { words } = paper;
  const line = (key: string, iso: string) => `${words.text(`run.clock.${key}`)} ${timeText(iso)}`;
  return {
    paragraphs: [
      { runs: [claimed ? line('claimed', claimed) : words.text('run.clock.unclaimed')] },
      { runs: [line('recorded', recorded)] },
    ],
  };
}

/** The same as paragraphs. */
export function clockLines(
  { words }: Paper,
  claimed: string | null,
  recorded: string,
): CellParagraph[] {
  const lines = (key: string, iso: string): CellParagraph[] => {
    const { beijing, utc } = bothZones(iso);
    return [
      { runs: [{ text: words.text(`run.clock.${key}`), weight: 600 }], style: SIDE },
      { runs: [`${beijing} +08`] },
      { runs: [utc], style: SIDE },
    ];
  };
  const unclaimed: CellParagraph[] = [{ runs: [words.text('run.clock.unclaimed')], style: SIDE }];
  return [...(claimed ? lines('claimed', claimed) : unclaimed), ...lines('recorded', recorded)];
}

/** Letter of a class, its word and the rule that gave it. */
export function classLines(
  { words }: Paper,
  one: { class: CaptureClass; rule: ClassRule },
): CellParagraph[] {
  return [
    {
      runs: [{ text: `${one.class}  `, weight: 700 }, words.word(`class.word.${one.class}`)],
    },
    { runs: [words.word(`rule.${one.rule}`)], style: SIDE },
  ];
}

/** Prose in the languages of the paper, small. */
export function note({ doc, words }: Paper, key: string, args?: Record<string, string | number>) {
  const said = words.prose(key, args);
  for (const [i, { runs }] of said.entries())
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1, keepNext: i < said.length - 1 });
}

/** A text of several lines as paragraphs of a cell. */
export function lineParagraphs(text: string, style?: CellParagraph['style']): CellParagraph[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => ({ runs: [line === '' ? ' ' : line], ...(style ? { style } : {}) }));
}
