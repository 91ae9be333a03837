import { originOf } from '@/lib/dossier/pages/cover';
import { exhibitPlace } from '@/lib/dossier/pages/material';
import { linkTo, timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import { toHex } from '@/lib/kernel/digest';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { heads, note, openPart, prose, TABLE } from './part';

const DIGEST = { ...SIDE, size: 6.6, leading: 9.8 } as const;

/** Kinds of outside proof that a court knows of and this record has none of. */
const ABSENT = ['timestamp', 'chain', 'notary'] as const;

/**
 * 时间戳／存证／公证信息表: the signed checkpoint, documents of neutral platforms, and what there is
 * none of. Each proves no more than that what it covers was not altered since.
 */
export function composeAnchors(paper: VolumePaper): void {
  const { doc, exhibits } = paper;
  openPart(paper, 'anchors');
  prose(paper, 'anchors.text');
  const neutral = exhibits.filter(({ state, fate }) => state.class === 'A+' && fate !== 'withheld');
  const isThere = (kind: (typeof ABSENT)[number]) =>
    kind === 'notary' && neutral.some(({ state }) => state.issued?.issuer === 'notary');
  doc.table({
    columns: [
      { header: heads(paper, 'anchors.kind', 'anchors.authority'), width: { share: 21 } },
      { header: heads(paper, 'anchors.number', 'anchors.time'), width: { share: 40 } },
      { header: heads(paper, 'anchors.object'), width: 118 },
      { header: heads(paper, 'anchors.method'), width: { share: 24 } },
      { header: heads(paper, 'anchors.scope'), width: { share: 26 } },
    ],
    rows: [
      checkpointRow(paper),
      ...neutral.map((one) => neutralRow(paper, one)),
      ...ABSENT.filter((kind) => !isThere(kind)).map((kind) => absentRow(paper, kind)),
    ],
    ...TABLE,
  });
  note(paper, 'anchors.limits');
  doc.closeSection();
}

function checkpointRow(paper: VolumePaper): Cell[] {
  const { own, checkpoint } = paper;
  return [
    {
      paragraphs: [
        { runs: [{ text: own.word('anchors.checkpoint'), weight: 600 }] },
        { runs: [own.word('anchors.ownOperator')], style: SIDE },
      ],
    },
    {
      paragraphs: [
        { runs: [{ text: originOf(paper), family: 'mono', scale: 0.85 }] },
        { runs: [own.word('anchors.size', { size: checkpoint.size })], style: SIDE },
        { runs: [timeText(checkpoint.signedAt.toISOString())], style: SIDE },
      ],
    },
    {
      paragraphs: [
        { runs: [own.word('anchors.root')] },
        { runs: digestRuns(toHex(checkpoint.root)), style: DIGEST },
      ],
    },
    own.word('anchors.checkpointMethod'),
    own.word('anchors.checkpointScope'),
  ];
}

function neutralRow(paper: VolumePaper, { state, name }: PlacedExhibit): Cell[] {
  const { own, words } = paper;
  const sha256 = state.versions.at(-1)?.sha256;
  return [
    {
      paragraphs: [
        { runs: [{ text: own.word('anchors.document'), weight: 600 }] },
        {
          runs: [state.issued ? paper.shown(state.issued.issuedBy) : words.word('run.notStated')],
          style: SIDE,
        },
        ...(state.issued
          ? [{ runs: [words.word(`exhibit.issuer.${state.issued.issuer}`)], style: SIDE }]
          : []),
      ],
    },
    {
      paragraphs: [
        { runs: [words.word('run.notStated')] },
        {
          runs: [state.happenedAt ? timeText(state.happenedAt) : words.word('exhibit.unclaimed')],
          style: SIDE,
        },
      ],
    },
    {
      paragraphs: [
        { runs: [linkTo(exhibitPlace(state), words.text('exhibit.heading', { name }))] },
        ...(sha256 ? [{ runs: digestRuns(sha256), style: DIGEST }] : []),
      ],
    },
    {
      paragraphs: [
        ...(state.issued ? [{ runs: [paper.shown(state.issued.verification)] }] : []),
        { runs: [own.word('anchors.documentMethod')], style: SIDE },
      ],
    },
    own.word('anchors.scopeText'),
  ];
}

function absentRow(paper: VolumePaper, kind: (typeof ABSENT)[number]): Cell[] {
  const { own } = paper;
  return [
    [{ text: own.word(`anchors.absent.${kind}`), weight: 600 }],
    own.word('anchors.none'),
    '—',
    '—',
    '—',
  ];
}
