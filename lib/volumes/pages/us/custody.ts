import { type Act, exhibitPlace } from '@/lib/dossier/pages/material';
import { actorText, linkTo } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { inPart, remark, say, stacked, textLines, titled, zoneLines } from './part';

/** Kinds of which only the number of times is told, not each time. */
const MOST_KINDS = 8;

/** Chain of custody at a glance: how each exhibit came in, what happened to it, who took copies. */
export async function composeCustody(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'custody', () => {
    if (paper.exhibits.length === 0) say(paper, 'index.none');
    else composeTable(paper);
    composeHandedOver(paper);
  });
}

function composeTable(paper: VolumePaper): void {
  const { doc, own } = paper;
  doc.table({
    columns: [
      { header: own.cell('custody.ex'), width: 48 },
      { header: own.cell('custody.came'), width: { share: 32 } },
      { header: own.cell('custody.how'), width: { share: 32 } },
      { header: own.cell('custody.since'), width: { share: 36 } },
    ],
    rows: paper.exhibits.map((one) => row(paper, one)),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
  remark(paper, 'custody.after');
}

function row(paper: VolumePaper, { state, name, fate }: PlacedExhibit): Cell[] {
  const { own, words, material } = paper;
  const acts = material.custody.get(state.id) ?? [];
  const first = acts.find(({ index }) => index === state.admitted.index);
  const hidden = fate === 'withheld';
  const said = (key: string, text: string): CellParagraph[] =>
    stacked(
      own.text(`custody.${key}`),
      hidden
        ? words.text('run.withheld')
        : text === ''
          ? own.text('notStated')
          : { paragraphs: textLines(paper, text) },
    );
  return [
    {
      paragraphs: [
        {
          runs: [
            hidden
              ? { text: name, weight: 700 }
              : { ...asText(linkTo(exhibitPlace(state), name)), weight: 700 },
          ],
        },
        { runs: [own.text('custody.entries', { count: acts.length })], style: SIDE },
      ],
    },
    {
      paragraphs: [
        ...zoneLines(state.receivedAt),
        {
          runs: [
            first
              ? actorText(paper, first)
              : (material.state.actors.get(state.admitted.actor)?.at(-1)?.name ??
                state.admitted.actor),
          ],
        },
        ...(first
          ? [
              {
                runs: [
                  [
                    first.actor.access ? words.word(`access.${first.actor.access}`) : '',
                    words.word(`authenticator.${first.actor.authenticator}`),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                ],
                style: SIDE,
              },
              { runs: [first.software], style: SIDE },
            ]
          : []),
        { runs: [`#${state.admitted.index}`], style: SIDE },
      ],
    },
    {
      paragraphs: [
        ...said('acquisition', state.acquisition),
        ...said('authority', state.authority),
        ...said('from', state.source),
      ],
    },
    {
      paragraphs: since(
        paper,
        acts.filter(({ index }) => index !== state.admitted.index),
      ),
    },
  ];
}

function asText(run: ReturnType<typeof linkTo>) {
  return typeof run === 'string' || !('text' in run) ? { text: '' } : run;
}

/** What entries name it afterwards, by kind, with the last time. */
function since({ own, words }: VolumePaper, acts: readonly Act[]): CellParagraph[] {
  const last = acts.at(-1);
  if (!last) return [{ runs: [own.text('custody.nothing')] }];
  const counts = new Map<string, number>();
  for (const { kind } of acts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const lines = [...counts].map(([kind, count]) => ({
    runs: [`${words.word(`act.${kind}`)} × ${count}`],
  }));
  return [
    ...lines.slice(0, MOST_KINDS),
    ...(lines.length > MOST_KINDS ? [{ runs: ['…'] }] : []),
    { runs: [own.text('custody.last', { entry: last.index })], style: SIDE },
    ...zoneLines(last.at),
  ];
}

/** Exports asked for before this one: for whom, by whom, what they came to. */
function composeHandedOver(paper: VolumePaper): void {
  const { doc, own, material, order } = paper;
  const earlier = [...material.state.dossiers.values()]
    .filter(({ id }) => id !== order.dossierId)
    .sort((a, b) => a.requested.index - b.requested.index);
  titled(paper, 'custody.handed');
  if (earlier.length === 0) {
    remark(paper, 'custody.noneHanded');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('custody.number'), width: 40, align: 'end' },
      { header: own.cell('custody.asked'), width: { share: 30 } },
      { header: own.cell('custody.recipient'), width: { share: 34 } },
      { header: own.cell('custody.came2'), width: { share: 40 } },
    ],
    rows: earlier.map((one): Cell[] => [
      String(one.number),
      {
        paragraphs: [
          ...zoneLines(one.requested.at),
          { runs: [`#${one.requested.index}`], style: SIDE },
        ],
      },
      {
        paragraphs: [
          ...textLines(paper, one.recipient || '—'),
          ...(one.reason ? textLines(paper, one.reason, SIDE) : []),
        ],
      },
      {
        paragraphs: [
          { runs: [own.word(`custody.state.${one.state}`)] },
          ...(one.bundle
            ? [{ runs: digestRuns(one.bundle.sha256), style: { ...SIDE, size: 6.6 } }]
            : []),
        ],
      },
    ]),
    style: ROW,
    padding: 3.6,
  });
}
