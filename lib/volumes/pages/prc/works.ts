import { bothZones } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitList, exhibitRuns, personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { WorkState } from '@/lib/entries/state';
import type { WorkEventState } from '@/lib/entries/state-runs';
import type { VolumePaper } from '../volume-paper';
import { makingOf, placedExhibit } from './making';
import { openPart, PLACES, prose, stacked } from './part';

/** Runs named with their tools; of more it is said how many there are. */
const MOST_TOOLS = 20;

/** 作品基本信息表: what the record states of each work. What it does not state is said to be so. */
export function composeWorks(paper: VolumePaper): void {
  const { doc, words, material } = paper;
  openPart(paper, 'works');
  const works = [...material.state.works.values()];
  prose(paper, works.length === 0 ? 'works.none' : 'works.text');
  for (const one of works) {
    doc.heading(2, [{ text: one.title || one.id }]);
    doc.keyValues(facts(paper, one), {
      nameWidth: 128,
      padding: 4.4,
      header: [words.label('cover.item'), words.label('cover.content')],
    });
  }
  doc.closeSection();
}

function facts(paper: VolumePaper, one: WorkState) {
  const { own, words, material } = paper;
  const entry = (key: string, value: Cell) => ({ name: own.label(`works.${key}`), value });
  const events = [...material.state.workEvents.values()]
    .filter(({ work }) => work === one.id)
    .sort((a, b) => a.recorded.index - b.recorded.index);
  const finished = events.filter(({ kind }) => kind === 'finished');
  const published = events.filter(({ kind }) => kind === 'published');
  return [
    entry('title', one.title || '—'),
    entry('kind', words.word(`kind.${material.state.kind}`)),
    entry('completed', timesCell(paper, one.completedOn, finished)),
    entry('published', timesCell(paper, one.publishedOn, published)),
    entry('place', placeCell(paper, one, published)),
    entry('registration', registrationCell(paper, one)),
    entry('authors', authorsCell(paper)),
    entry('owner', ownerCell(paper)),
    entry('ai', aiCell(paper)),
    entry('labels', labelsCell(paper, finished, published)),
  ];
}

/** The day stated in the case, and each event on record with both clocks. */
function timesCell(
  paper: VolumePaper,
  day: string | null,
  events: readonly WorkEventState[],
): Cell {
  const { own, words } = paper;
  const setting = makingOf(paper);
  const lines: CellParagraph[] = [
    ...(day ? [{ runs: [own.word('works.stated', { day })] }] : []),
    ...events.flatMap((one): CellParagraph[] => {
      const { beijing, utc } = bothZones(one.recorded.at);
      const claimed = one.happenedAt ? bothZones(one.happenedAt) : null;
      return [
        {
          runs: [
            claimed
              ? `${words.text('run.clock.claimed')} ${claimed.beijing} UTC+8 (${claimed.utc})`
              : words.text('run.clock.unclaimed'),
          ],
        },
        {
          runs: [
            `${words.text('run.clock.recorded')} ${beijing} UTC+8 (${utc})  #${one.recorded.index}  `,
            personText(setting, one.by, one.recorded.at),
            ...(one.exhibit ? ['  ', ...exhibitRuns(paper, one.exhibit)] : []),
          ],
          style: SIDE,
        },
      ];
    }),
  ];
  return lines.length === 0 ? own.word('unrecorded') : { paragraphs: lines };
}

function placeCell(paper: VolumePaper, one: WorkState, published: readonly WorkEventState[]): Cell {
  const places = [one.publishedAt, ...published.map(({ place }) => place)].filter(Boolean);
  if (places.length === 0) return paper.own.word('unrecorded');
  return { paragraphs: [...new Set(places)].map((text) => ({ runs: [paper.shown(text)] })) };
}

/** Number, authority and day as the case states them, and exhibits that are linked to registration. */
function registrationCell(paper: VolumePaper, one: WorkState): Cell {
  const { own } = paper;
  const exhibits = (paper.bears.get('E18') ?? [])
    .filter(({ record }) => record.kind === 'exhibit')
    .map(({ record }) => record.id);
  const { registrationNumber: number, registrationAuthority: authority, registeredOn } = one;
  const missing = own.word('unstated');
  return {
    paragraphs: [
      { runs: [number || missing] },
      {
        runs: [own.word('works.registeredBy', { authority: authority || missing })],
        style: SIDE,
      },
      { runs: [own.word('works.registeredOn', { day: registeredOn ?? missing })], style: SIDE },
      {
        runs:
          exhibits.length === 0
            ? [own.word('works.noCertificate')]
            : [`${own.word('works.registered')} `, ...exhibitList(paper, exhibits)],
        style: SIDE,
      },
    ],
  };
}

/** Who is said to have created it, with the standing of that claim. A tool is never among them. */
function authorsCell(paper: VolumePaper): Cell {
  const { own, words, material } = paper;
  const roles = [...material.state.roles.values()].filter(
    ({ name }) => name === 'lead_creator' || name === 'co_creator',
  );
  if (roles.length === 0) return own.word('works.noAuthors');
  return {
    paragraphs: [
      ...roles.map((one) => ({
        runs: [
          {
            text: material.state.contributors.get(one.contributor)?.name ?? one.contributor,
            weight: 600 as const,
          },
          `  ${words.word(`role.${one.name}`)} (${words.word(`people.roleStanding.${one.standing}`)})`,
        ],
      })),
      { runs: [own.word('works.authorsText')], style: SIDE },
    ],
  };
}

function ownerCell(paper: VolumePaper): Cell {
  const { own, composition, material } = paper;
  const agreements = [...material.state.agreements.values()].filter(
    ({ id, versions }) =>
      composition.agreements.some((one) => one === id) &&
      versions.some(({ kind }) => ['ownership', 'transfer', 'commission'].includes(kind)),
  );
  const where = composition.parts.includes('title')
    ? [linkTo(PLACES.title, own.word('part.title'))]
    : [own.word('part.title')];
  return agreements.length === 0
    ? own.word('works.noOwner')
    : [`${own.word('works.ownerText', { count: agreements.length })} `, ...where];
}

/** Tools of the runs on record, each with how many runs it made. */
function aiCell(paper: VolumePaper): Cell {
  const { own, material } = paper;
  const tools = new Map<string, number>();
  for (const run of material.state.runs.values()) {
    if (run.series !== 'run') continue;
    const models = [...run.said.models, ...(run.ended?.said.models ?? [])].map(({ name }) => name);
    const tool = [run.said.tool, run.said.toolVersion].filter(Boolean).join(' ');
    const name =
      [tool, ...new Set(models)].filter(Boolean).join(' · ') || own.word('works.unknownTool');
    tools.set(name, (tools.get(name) ?? 0) + 1);
  }
  if (tools.size === 0) return own.word('works.noRuns');
  const shown = [...tools].slice(0, MOST_TOOLS);
  return stacked(
    own.word('works.aiUsed'),
    ...shown.map(([name, count]) => `${paper.shown(name)} × ${count}`),
    tools.size > shown.length
      ? own.word('elements.more', { count: tools.size - shown.length })
      : null,
  );
}

/** Labels of generated content as the readings of the files say; nothing is concluded from none. */
function labelsCell(
  paper: VolumePaper,
  finished: readonly WorkEventState[],
  published: readonly WorkEventState[],
): Cell {
  const { own, material } = paper;
  const ids = [...new Set([...finished, ...published].flatMap(({ exhibit }) => exhibit ?? []))];
  const lines: CellParagraph[] = ids.map((id) => {
    const record = material.records.get(id);
    const key = record?.marked ? 'labelled' : record ? 'unlabelled' : 'unread';
    return { runs: [...exhibitRuns(paper, id), `  ${own.word(`works.${key}`)}`] };
  });
  const others = [...material.records].filter(([id, { marked }]) => marked && !ids.includes(id));
  const names = others.flatMap(([id]) => {
    const one = placedExhibit(paper, id);
    return one && one.fate !== 'withheld' ? [one.name] : [];
  });
  return {
    paragraphs: [
      ...(lines.length === 0 ? [{ runs: [own.word('works.noFinal')] }] : lines),
      {
        runs: [
          own.word('works.labelsText', { count: others.length }),
          ...(names.length > 0 ? [` ${paper.words.list(names.slice(0, MOST_TOOLS))}`] : []),
        ],
        style: SIDE,
      },
    ],
  };
}
