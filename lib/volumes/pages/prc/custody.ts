import { composePromptHashes } from '@/lib/dossier/pages/integrity';
import { bothZones, exhibitPlace } from '@/lib/dossier/pages/material';
import { actorText, bytesText, prose as paperProse } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { composeHandedOver } from './handed-over';
import { heads, note, openPart, prose, subheading, TABLE } from './part';

const DIGEST = { ...SIDE, size: 6.6, leading: 9.8 } as const;

/** 提取、固定与保管记录 of each exhibit in one row, and 哈希值校验表 of every version. */
export function composeCustody(paper: VolumePaper): void {
  const { doc, exhibits } = paper;
  openPart(paper, 'custody');
  prose(paper, 'custody.text');
  if (exhibits.length === 0) prose(paper, 'list.none');
  else composeLog(paper);
  composeHandedOver(paper);
  subheading(paper, 2, 'hashes.title');
  if (exhibits.length === 0) note(paper, 'list.none');
  else composeHashes(paper);
  composePromptHashes(paper);
  composeDeclarations(paper, ['hash_copy', 'custodian', 'hold_notice']);
  doc.closeSection();
}

function composeLog(paper: VolumePaper): void {
  note(paper, 'custody.whole');
  paper.doc.table({
    columns: [
      { header: heads(paper, 'list.number'), width: 48 },
      { header: heads(paper, 'custody.extracted'), width: { share: 34 } },
      { header: heads(paper, 'custody.fixed'), width: 112 },
      { header: heads(paper, 'custody.kept'), width: { share: 28 } },
      { header: heads(paper, 'custody.since'), width: { share: 30 } },
    ],
    rows: paper.exhibits.map((one): Cell[] => [
      nameRuns(one),
      { paragraphs: extractedLines(paper, one) },
      { paragraphs: fixedLines(paper, one) },
      { paragraphs: keptLines(paper, one) },
      { paragraphs: sinceLines(paper, one) },
    ]),
    ...TABLE,
  });
}

function nameRuns({ fate, name, state }: PlacedExhibit): Cell {
  // Recreations are bound apart: their pages are in no part of this file.
  return fate === 'withheld' || state.class === 'E'
    ? [{ text: name, weight: 700 }]
    : [{ text: name, link: exhibitPlace(state), colour: INK.link, weight: 700 }];
}

/** How it was taken, from where, by what authority; what is not stated is said so. */
function extractedLines(paper: VolumePaper, { state, fate }: PlacedExhibit): CellParagraph[] {
  const { own, words } = paper;
  const admitted = paper.material.custody.get(state.id)?.[0];
  const by = admitted ? actorText(paper, admitted) : state.admitted.actor;
  const stated: [key: string, text: string][] =
    fate === 'withheld'
      ? []
      : [
          ['acquisition', state.acquisition],
          ['source', state.source],
          ['authority', state.authority],
        ];
  const missing = stated
    .filter(([, text]) => text === '')
    .map(([key]) => words.text(`exhibit.${key}`));
  return [
    { runs: [own.word('custody.by', { name: by, entry: state.admitted.index })] },
    ...stated.flatMap(([key, text]) =>
      text
        ? [
            {
              runs: [words.pair(words.text(`exhibit.${key}`), paper.shown(text))],
              style: SIDE,
            },
          ]
        : [],
    ),
    ...(missing.length > 0
      ? [
          {
            runs: [words.pair(words.text('exhibit.notStated'), words.list(missing))],
            style: SIDE,
          },
        ]
      : []),
  ];
}

/** When the digest was first computed: on receipt. */
function fixedLines({ own }: VolumePaper, { state }: PlacedExhibit): CellParagraph[] {
  const { beijing, utc } = bothZones(state.receivedAt);
  return [
    { runs: [`${beijing} +08`] },
    { runs: [utc], style: SIDE },
    { runs: [own.word('custody.digest')], style: SIDE },
  ];
}

function keptLines(paper: VolumePaper, { state }: PlacedExhibit): CellParagraph[] {
  const { own, words, material } = paper;
  if (state.kind === 'hash_only') return [{ runs: [own.word('custody.owner')] }];
  const places = (material.custody.get(state.id) ?? []).flatMap(({ act }) => {
    const place = act.place as { store?: unknown; retainUntil?: unknown } | null | undefined;
    return typeof place?.store === 'string' ? [place] : [];
  });
  if (places.length === 0) return [{ runs: [own.word('unrecorded')] }];
  const lines = places.map(({ store, retainUntil }) =>
    [
      words.word(`custody.place.${String(store)}`),
      typeof retainUntil === 'string'
        ? words.text('custody.retained', { until: retainUntil.slice(0, 10) })
        : '',
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return [...new Set(lines)].map((line) => ({ runs: [line], style: SIDE }));
}

/** Everything that happened to it afterwards, counted by kind; each entry stands with the exhibit. */
function sinceLines(paper: VolumePaper, { state }: PlacedExhibit): CellParagraph[] {
  const { own, words, material } = paper;
  const counts = new Map<string, number>();
  for (const { kind, index } of material.custody.get(state.id) ?? [])
    if (index !== state.admitted.index) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size === 0) return [{ runs: [own.word('custody.nothing')], style: SIDE }];
  return [...counts].map(([kind, count]) => ({
    runs: [`${words.word(`act.${kind}`)} × ${count}`],
    style: SIDE,
  }));
}

function composeHashes(paper: VolumePaper): void {
  paperProse(paper, 'hash.text');
  note(paper, 'hashes.text');
  paper.doc.table({
    columns: [
      { header: heads(paper, 'hashes.number', 'hashes.file'), width: { share: 1 } },
      { header: heads(paper, 'hashes.bytes', 'hashes.algorithm'), width: 72 },
      { header: heads(paper, 'hashes.digest', 'hashes.scope'), width: 168 },
      { header: heads(paper, 'hashes.first', 'hashes.now', 'hashes.result'), width: 124 },
    ],
    rows: paper.exhibits.flatMap((one) =>
      one.state.versions.map((version): Cell[] => {
        const isRead = one.fate !== 'withheld' && one.state.kind !== 'hash_only';
        return [
          { paragraphs: fileLines(paper, one, version.version) },
          {
            paragraphs: [{ runs: [bytesText(version.bytes)] }, { runs: ['SHA-256'], style: SIDE }],
          },
          {
            paragraphs: [
              { runs: digestRuns(version.sha256), style: DIGEST },
              { runs: [paper.own.word('hashes.whole')], style: SIDE },
            ],
          },
          {
            paragraphs: [
              { runs: [`${bothZones(version.receivedAt).beijing} +08`] },
              {
                runs: [paper.own.word(isRead ? 'hashes.atExport' : 'hashes.notRead')],
                style: SIDE,
              },
              {
                runs: [
                  {
                    text: paper.own.word(isRead ? 'hashes.agrees' : 'hashes.unchecked'),
                    weight: 600,
                  },
                ],
              },
            ],
          },
        ];
      }),
    ),
    ...TABLE,
  });
}

function fileLines(paper: VolumePaper, one: PlacedExhibit, version: number): CellParagraph[] {
  const { own, words } = paper;
  const { state, fate, name } = one;
  return [
    {
      runs: [
        { text: name, weight: 700 },
        ...(state.versions.length > 1 ? [`  ${words.text('exhibit.version', { version })}`] : []),
      ],
    },
    {
      runs: [
        fate === 'withheld'
          ? own.word('hashes.withheld')
          : paper.shown(state.fileName) || own.word('hashes.noName'),
      ],
      style: SIDE,
    },
  ];
}
