import { bothZones, exhibitPlace } from '@/lib/dossier/pages/material';
import { bytesText, linkTo } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { ExhibitState } from '@/lib/entries/state';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { inPart, say, stacked, textLines, titled } from './part';
import { composeTranslations } from './translations';

const DIGEST = { ...SIDE, size: 6.8, leading: 10.6 } as const;
const CLASSES = ['A+', 'A', 'B', 'C', 'C-', 'D', 'E'] as const;

/**
 * The exhibit index. Twelve facts of an exhibit stand in five columns, each under its name: twelve
 * columns side by side could not be read.
 */
export async function composeIndex(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'index', () => {
    if (paper.exhibits.length === 0) {
      say(paper, 'index.none');
      return;
    }
    for (const group of groupsOf(paper)) composeGroup(paper, group);
    composeTranslations(paper);
    composeLegend(paper);
  });
}

function groupsOf({ exhibits }: VolumePaper): PlacedExhibit[][] {
  const groups = new Map<number, PlacedExhibit[]>();
  for (const one of exhibits) {
    const list = groups.get(one.group.number) ?? [];
    groups.set(one.group.number, list);
    list.push(one);
  }
  return [...groups.values()];
}

function composeGroup(paper: VolumePaper, exhibits: readonly PlacedExhibit[]): void {
  const { doc, own } = paper;
  const group = exhibits[0]?.group;
  if (group) {
    const { number } = group;
    if (group.title)
      titled(paper, 'index.groupTitled', { number, title: paper.shown(group.title) });
    else titled(paper, 'index.group', { number });
  }
  doc.table({
    columns: [
      { header: own.cell('index.ex'), width: 56 },
      { header: own.cell('index.description'), width: { share: 42 } },
      { header: own.cell('index.dates'), width: 98 },
      { header: own.cell('index.author'), width: { share: 30 } },
      { header: own.cell('index.basis'), width: 88 },
    ],
    rows: exhibits.map((one) => row(paper, one)),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
}

function row(paper: VolumePaper, one: PlacedExhibit): Cell[] {
  const { own, words } = paper;
  const { state, fate } = one;
  const hidden = fate === 'withheld';
  const muted = (key: string): CellParagraph => ({
    runs: [{ text: own.word(key), colour: INK.muted }],
  });
  const label = (key: string, value: Cell) => stacked(own.text(`index.${key}`), value);
  return [
    {
      paragraphs: [
        { runs: [{ text: one.name, weight: 700 }] },
        ...label('pages', hidden ? '—' : pages(paper, state)),
      ],
    },
    {
      paragraphs: hidden
        ? [muted('index.withheld'), ...label('sha256', { paragraphs: digests(state) })]
        : description(paper, one),
    },
    {
      paragraphs: [
        ...label('created', created(paper, state)),
        ...label('recorded', zones(state.receivedAt)),
      ],
    },
    {
      paragraphs: hidden
        ? [muted('index.notPrinted')]
        : [
            ...label('authorOf', authorOf(paper, state)),
            ...label('custodian', custodianOf(paper, state)),
            ...label('source', sourceOf(paper, state)),
          ],
    },
    {
      paragraphs: [
        ...label(
          'authentication',
          one.listed.basis
            ? { paragraphs: textLines(paper, one.listed.basis) }
            : [{ text: own.text('forCounsel'), colour: INK.muted }],
        ),
        ...label('class', {
          paragraphs: [
            {
              runs: [
                { text: `${state.class}  `, weight: 700 },
                words.word(`class.word.${state.class}`),
              ],
            },
          ],
        }),
      ],
    },
  ];
}

/** Pages of an exhibit; one made later to show something is bound in a file of its own. */
function pages({ words }: VolumePaper, state: ExhibitState): Cell {
  if (state.class === 'E') return words.word('volume.unprinted.apart');
  const place = exhibitPlace(state);
  return [
    {
      pages: (at) => {
        const [from, to] = [at.first(place), at.last(place)];
        return from === to ? `${from ?? '—'}` : `${from}–${to}`;
      },
      room: '0000–0000',
    },
  ];
}

function description(paper: VolumePaper, { state, listed, fate }: PlacedExhibit): CellParagraph[] {
  const { own, words, composition } = paper;
  const label = (key: string, value: Cell) => stacked(own.text(`index.${key}`), value);
  const title = paper.shown(listed.title || state.title || state.fileName || state.id);
  const size = state.versions.at(-1);
  return [
    {
      runs: [
        state.class === 'E'
          ? title.slice(0, 300)
          : linkTo(exhibitPlace(state), title.slice(0, 300)),
      ],
    },
    {
      runs: [
        `${words.word(`exhibitKind.${state.kind}`)}${size ? ` · ${size.mediaType} · ${own.text('index.bytes', { bytes: bytesText(size.bytes) })}` : ''}`,
      ],
      style: SIDE,
    },
    ...(listed.content ? textLines(paper, listed.content.slice(0, 600)) : []),
    ...(fate === 'redacted'
      ? [{ runs: [{ text: own.word('index.redacted'), weight: 700 as const }] }]
      : []),
    ...label('sha256', { paragraphs: digests(state) }),
    ...(composition.columns.purpose
      ? label(
          'purpose',
          listed.purpose
            ? { paragraphs: textLines(paper, listed.purpose) }
            : [{ text: own.text('forCounsel'), colour: INK.muted }],
        )
      : []),
    ...(composition.columns.original
      ? label('form', `${own.word(`index.forms.${listed.form}`)} × ${listed.copies}`)
      : []),
    ...(composition.columns.remarks && listed.remark
      ? label('remark', { paragraphs: textLines(paper, listed.remark) })
      : []),
  ];
}

/** Digest of the newest version; the manifest has those of all. */
function digests({ versions }: ExhibitState): CellParagraph[] {
  const current = versions.at(-1);
  return current ? [{ runs: digestRuns(current.sha256), style: DIGEST }] : [{ runs: ['—'] }];
}

function zones(iso: string): Cell {
  const { beijing, utc } = bothZones(iso);
  return { paragraphs: [{ runs: [utc] }, { runs: [`${beijing} +08`], style: SIDE }] };
}

function created({ own }: VolumePaper, { happenedAt }: ExhibitState): Cell {
  if (happenedAt === null) return [{ text: own.text('index.unclaimed'), colour: INK.muted }];
  const lines = zones(happenedAt);
  return {
    paragraphs: [
      ...(typeof lines === 'object' && 'paragraphs' in lines ? lines.paragraphs : []),
      { runs: [own.text('index.claimed')], style: SIDE },
    ],
  };
}

/** Who supplied it, where somebody is named: nobody is put in as an author. */
function authorOf({ material, own }: VolumePaper, { supplier }: ExhibitState): Cell {
  const name = supplier === null ? undefined : material.state.contributors.get(supplier)?.name;
  return name ? own.text('index.suppliedBy', { name }) : own.word('notStated');
}

/** The account that admitted it, by the name it had then. */
function custodianOf({ material, own }: VolumePaper, { id, admitted }: ExhibitState): Cell {
  const then = material.custody.get(id)?.find(({ index }) => index === admitted.index)?.actor.name;
  const name = then ?? material.state.actors.get(admitted.actor)?.at(-1)?.name;
  return own.text('index.recordedBy', { name: name || admitted.actor });
}

/** Where it is said to come from, and the tool that a run or the file itself names. */
function sourceOf(paper: VolumePaper, state: ExhibitState): Cell {
  const { material, own } = paper;
  const lines: string[] = [];
  if (state.source) lines.push(paper.shown(state.source.slice(0, 200)));
  for (const run of material.state.runs.values()) {
    if (paper.withheldRuns.has(run.id) || !run.outputs.some(({ exhibit }) => exhibit === state.id))
      continue;
    const tool = [run.said.tool, run.said.toolVersion].filter(Boolean).join(' ');
    if (tool) lines.push(paper.shown(tool.slice(0, 200)));
  }
  const record = material.records.get(state.id);
  if (record?.sound)
    for (const { key, text } of record.lines)
      if (key === 'recordTool')
        lines.push(own.text('index.fileSays', { text: text.slice(0, 200) }));
  if (lines.length === 0) return own.word('notStated');
  return { paragraphs: [...new Set(lines)].map((line) => ({ runs: [line], style: SIDE })) };
}

function composeLegend({ doc, words }: VolumePaper): void {
  doc.heading(2, words.label('class.legend'), { bookmark: false });
  for (const one of CLASSES) {
    const isLast = one === CLASSES.at(-1);
    for (const { runs, lead } of words.prose(`class.meaning.${one}`)) {
      doc.paragraph(lead ? [{ text: `${one}  `, weight: 700 }, ...runs] : runs, {
        style: TYPE.small,
        before: lead ? 2 : 0,
        after: 0,
        keepNext: !isLast,
        ...(lead ? {} : { indent: 16 }),
      });
    }
  }
}
