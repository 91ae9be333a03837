import { timeText } from '@/lib/dossier/pages/paper';
import type { PromptPart } from '@/lib/dossier/pages/prompt/part';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitRuns } from '@/lib/dossier/pages/runs/setting';
import { shownIn, sourceLines } from '@/lib/dossier/pages/runs/sheet';
import type { PictureCell } from '@/lib/dossier/pdf/flow/picture-rows';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import { type ChoiceLine, choiceMap, type Dimension } from '@/lib/elements/choice-map';
import type { LinkState } from '@/lib/entries/state-review';
import type { ModificationState } from '@/lib/entries/state-runs';
import { sha256Hex } from '@/lib/kernel/digest';
import { makingOf } from './making';
import type { VolumePaper } from './volume-paper';

/** Characters of words quoted of a revision that no span is given of. */
const MOST_WORDS = 600;

/** Two pictures a row: what was marked must be seen. */
const MARKED = { perRow: 2, height: 190 } as const;

/**
 * The map of visible choices, for either forum: each dimension with the marked region on the picture
 * and the words, edits and choices behind it, under a heading of the second level. Says so where
 * nobody linked anything.
 */
export async function composeChoiceMap(paper: VolumePaper): Promise<void> {
  const { doc, words, material, source } = paper;
  const map = choiceMap(material.state);
  const dimensions = map.filter(({ lines }) => lines.length > 0);
  const missing = map.flatMap(({ aspect, lines }) =>
    aspect !== null && lines.length === 0 ? words.text(`run.aspect.${aspect}`) : [],
  );
  doc.heading(2, words.label('choiceMap.title'), { destination: 'choice-map' });
  for (const { runs } of words.prose(dimensions.length > 0 ? 'choiceMap.text' : 'choiceMap.none'))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  const prompts = new Prompts(paper);
  for (const dimension of dimensions) {
    source.signal.throwIfAborted();
    await composeDimension(paper, dimension, prompts);
  }
  if (dimensions.length > 0 && missing.length > 0) {
    const list = words.list(missing);
    doc.paragraph(words.text('choiceMap.missing', { list }), { style: SIDE });
  }
}

async function composeDimension(
  paper: VolumePaper,
  { aspect, lines }: Dimension,
  prompts: Prompts,
): Promise<void> {
  const { doc, words } = paper;
  doc.heading(3, words.label(aspect === null ? 'choiceMap.unnamed' : `run.aspect.${aspect}`));
  const pictures = lines.flatMap(({ mark }) => mark ?? []);
  const number = new Map(pictures.map((mark, i) => [mark.id, i + 1]));
  const thumbs = await makingOf(paper).pictures.of(
    pictures.map(({ record }) => record.id),
    'large',
  );
  if (pictures.length > 0) {
    doc.pictures({
      ...MARKED,
      cells: pictures.map((mark, i) => pictureCell(paper, mark, i + 1, thumbs.get(mark.record.id))),
    });
  }
  const rows: Cell[][] = [];
  for (const line of lines) rows.push(await row(paper, line, number, prompts));
  doc.table({
    columns: [
      { header: words.cell('choiceMap.mark'), width: { share: 30 } },
      { header: words.cell('choiceMap.behind'), width: { share: 52 } },
      { header: words.cell('choiceMap.said'), width: { share: 28 } },
    ],
    rows,
    style: ROW,
    padding: 3.6,
  });
}

function pictureCell(
  paper: VolumePaper,
  { record, region }: LinkState,
  number: number,
  thumb: Parameters<typeof shownIn>[2],
): PictureCell {
  const source = thumb?.picture ? thumb.source : null;
  const regions =
    region && source
      ? [
          {
            number,
            x: region.x / source.width,
            y: region.y / source.height,
            width: region.width / source.width,
            height: region.height / source.height,
          },
        ]
      : [];
  return {
    ...shownIn(paper, record.id, thumb),
    mark: [paper.words.word('choiceMap.picture', { number })],
    ...(regions.length > 0 ? { regions } : {}),
    caption: [{ runs: exhibitRuns(paper, record.id) }, ...sourceLines(paper, record.id, thumb)],
  };
}

async function row(
  paper: VolumePaper,
  line: ChoiceLine,
  number: ReadonlyMap<string, number>,
  prompts: Prompts,
): Promise<Cell[]> {
  const { words } = paper;
  const behind: CellParagraph[] = [];
  for (const one of line.words) behind.push(...(await prompts.lines(one)));
  for (const one of line.edits) behind.push(...editLines(paper, one));
  for (const { selection, chosen } of line.choices) {
    const at = makingOf(paper).fates.selections.find((one) => one.selection.id === selection.id);
    behind.push(
      {
        runs: [{ text: words.text('run.choice.name', { number: at?.number ?? '' }), weight: 600 }],
      },
      ...(chosen.length > 0
        ? [
            {
              runs: chosen.flatMap((id, i) => [
                ...(i > 0 ? [', '] : []),
                ...exhibitRuns(paper, id),
              ]),
            },
          ]
        : []),
      { runs: [paper.shown(selection.reason) || words.text('run.noReason')] },
      { runs: [`#${selection.recorded.index}`], style: SIDE },
    );
  }
  for (const { record } of line.others) {
    if (record.kind === 'selection' || record.kind === 'modification') continue;
    behind.push({ runs: [otherName(paper, record)] });
  }
  const said = [...(line.mark ? [line.mark] : []), ...line.words, ...line.others];
  return [
    line.mark
      ? { paragraphs: markLines(paper, line.mark, number.get(line.mark.id) ?? 0) }
      : [{ text: words.text('choiceMap.noMark'), colour: INK.muted }],
    behind.length > 0
      ? { paragraphs: behind }
      : [{ text: words.text('choiceMap.nothing'), colour: INK.muted }],
    said.length > 0 ? { paragraphs: said.flatMap((one) => saidLines(paper, one)) } : '—',
  ];
}

function markLines(
  paper: VolumePaper,
  { record, region }: LinkState,
  number: number,
): CellParagraph[] {
  const { words } = paper;
  return [
    { runs: [{ text: words.text('choiceMap.picture', { number }), weight: 600 }] },
    { runs: exhibitRuns(paper, record.id) },
    {
      runs: [region ? words.text('run.later.regionText', region) : words.text('choiceMap.whole')],
      style: SIDE,
    },
  ];
}

function editLines(paper: VolumePaper, one: ModificationState): CellParagraph[] {
  const { words } = paper;
  const steps = [...paper.material.state.modifications.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  const number = steps.findIndex(({ id }) => id === one.id) + 1;
  return [
    {
      runs: [
        {
          text: words.text('run.later.name', {
            number,
            kind: words.text(`run.later.kind.${one.kind}`),
          }),
          weight: 600,
        },
      ],
    },
    ...(one.purpose ? [{ runs: [paper.shown(one.purpose)] }] : []),
    ...one.regions.map((region, i) => ({
      runs: [
        [words.text('run.later.regionText', region), paper.shown(one.regionNotes[i] ?? '')]
          .filter(Boolean)
          .join(' · '),
      ],
      style: SIDE,
    })),
    { runs: [`#${one.recorded.index}`], style: SIDE },
  ];
}

/** What the one who linked it said, with the entry that says so. */
function saidLines(paper: VolumePaper, { note, bearing, linked }: LinkState): CellParagraph[] {
  const { words } = paper;
  const name = makingOf(paper).persons.nameOf(linked.actor, Date.parse(linked.at));
  return [
    ...(bearing === 'against'
      ? [{ runs: [{ text: words.text('choiceMap.against'), weight: 700 as const }] }]
      : []),
    ...(note ? [{ runs: [paper.shown(note)] }] : []),
    {
      runs: [
        words.text('choiceMap.linked', { name, time: timeText(linked.at), entry: linked.index }),
      ],
      style: SIDE,
    },
  ];
}

function otherName({ words, material }: VolumePaper, { kind, id }: LinkState['record']): string {
  const { state } = material;
  if (kind === 'run') {
    const run = state.runs.get(id);
    return run ? words.text(`run.name.${run.series}`, { number: run.number }) : id;
  }
  if (kind === 'work') return state.works.get(id)?.title || id;
  return state.generators.get(id)?.service || id;
}

/** Words of revisions, each prompt replayed once; checked against the digest that the link states. */
class Prompts {
  private readonly parts = new Map<string, Promise<PromptPart>>();

  constructor(private readonly paper: VolumePaper) {}

  async lines({ record, span }: LinkState): Promise<CellParagraph[]> {
    const { words, material, composition, source } = this.paper;
    const prompt = material.state.prompts.get(record.id);
    if (!prompt) return [{ runs: [record.id] }];
    const name = `${words.text('prompt.heading', { number: prompt.number })}  ${words.text('prompt.revision', { revision: record.revision ?? 0 })}`;
    const head: CellParagraph = { runs: [{ text: name, weight: 600 }] };
    if (composition.withheld.some(({ kind, id }) => kind === 'prompt' && id === prompt.id))
      return [head, { runs: [{ text: words.text('run.withheld'), colour: INK.muted }] }];
    const part = this.parts.get(prompt.id) ?? source.readPrompt(prompt);
    this.parts.set(prompt.id, part);
    const { states } = await part;
    const frozen = states.find(({ revision }) => revision?.revision === record.revision);
    const text = frozen?.fields.find(({ name: field }) => field === 'positive')?.text ?? '';
    if (!span)
      return [
        head,
        { runs: [this.paper.shown(quoted(text.slice(0, MOST_WORDS), text.length > MOST_WORDS))] },
      ];
    const cut = text.slice(span.from, span.to);
    const place: CellParagraph = {
      runs: [words.text('choiceMap.span', { from: span.from + 1, to: span.to })],
      style: SIDE,
    };
    // Words that do not have the digest of the link are not the words that were linked.
    // What is masked here has the digest in the annex alone.
    const isMasked = composition.mask && !this.paper.isAnnex && cut.includes('•');
    if (!isMasked && sha256Hex(cut) !== span.sha256)
      return [head, { runs: [words.text('choiceMap.otherWords')] }, place];
    return [head, { runs: [this.paper.shown(quoted(cut, false))] }, place];
  }
}

function quoted(text: string, more: boolean): string {
  return `“${text.toWellFormed()}${more ? '…' : ''}”`;
}
