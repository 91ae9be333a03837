import { exhibitPlace, promptsInOrder } from '@/lib/dossier/pages/material';
import { bytesText, linkTo } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import { toHex } from '@/lib/kernel/digest';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { fact, inPart, remark, say, titled } from './part';

const ROW = { ...TYPE.cell, size: 7.6, leading: 11.4 } as const;

/** Digests of every original, withheld ones included, and of frozen prompts: what, over what, since when. */
export async function composeManifest(paper: VolumePaper): Promise<void> {
  const { doc, own, order, checkpoint } = paper;
  await inPart(paper, 'manifest', () => {
    doc.keyValues([
      fact(paper, 'manifest.algorithm', own.word('manifest.algorithmText')),
      fact(paper, 'manifest.scope', own.word('manifest.scopeText')),
      fact(paper, 'manifest.checked', own.word('manifest.checkedText')),
      fact(paper, 'manifest.ledger', {
        paragraphs: [
          { runs: [own.text('manifest.entries', { last: order.size - 1 })] },
          { runs: digestRuns(toHex(checkpoint.root)), style: SIDE },
        ],
      }),
    ]);
    if (paper.exhibits.length === 0) say(paper, 'index.none');
    else composeFiles(paper);
    composePrompts(paper);
  });
}

function composeFiles(paper: VolumePaper): void {
  const { doc, own } = paper;
  titled(paper, 'manifest.files');
  doc.table({
    columns: [
      { header: own.cell('manifest.ex'), width: 52 },
      { header: own.cell('manifest.file'), width: { share: 1 } },
      { header: own.cell('manifest.bytes'), width: 66, align: 'end' },
      // Half a digest on a line.
      { header: ['SHA-256'], width: 172 },
      { header: own.cell('manifest.first'), width: 84 },
    ],
    rows: paper.exhibits.flatMap((one) => rows(paper, one)),
    style: ROW,
    padding: 3.2,
  });
}

function rows(paper: VolumePaper, { state, name, fate }: PlacedExhibit): Cell[][] {
  const { own } = paper;
  const hidden = fate === 'withheld';
  const held = hidden
    ? 'withheld'
    : state.kind === 'hash_only'
      ? 'only'
      : fate === 'redacted'
        ? 'redacted'
        : 'held';
  return state.versions.map((version) => [
    hidden ? name : [linkTo(exhibitPlace(state), name)],
    {
      paragraphs: [
        {
          runs: [
            hidden
              ? own.text('manifest.status.withheld')
              : paper.shown(state.fileName || state.title).slice(0, 160) || '—',
          ],
        },
        {
          runs: [
            own.text('manifest.version', { version: version.version }),
            ...(hidden ? [] : [` · ${own.text(`manifest.status.${held}`)}`]),
          ],
          style: SIDE,
        },
      ],
    },
    bytesText(version.bytes),
    digestRuns(version.sha256),
    {
      paragraphs: [
        { runs: [version.receivedAt.slice(0, 10)] },
        { runs: [`${version.receivedAt.slice(11, 19)} UTC`], style: SIDE },
        { runs: [`#${version.entry}`], style: SIDE },
      ],
    },
  ]);
}

function composePrompts(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  const prompts = promptsInOrder(material.state);
  if (prompts.length === 0) return;
  titled(paper, 'manifest.prompts');
  doc.table({
    columns: [
      { header: own.cell('manifest.prompt'), width: { share: 1 } },
      { header: ['SHA-256'], width: 172 },
      { header: words.cell('hash.entry'), width: 48, align: 'end' },
    ],
    rows: prompts.flatMap((one): Cell[][] => [
      ...one.heads
        .slice(-1)
        .map(({ size, hash, entry }): Cell[] => [
          `${words.text('prompt.heading', { number: one.number })}  ${words.text('hash.head', { size })}`,
          digestRuns(hash),
          `#${entry}`,
        ]),
      ...one.revisions.map(({ revision, sha256, frozen }): Cell[] => [
        `${words.text('prompt.heading', { number: one.number })}  ${words.text('hash.document', { revision })}`,
        digestRuns(sha256),
        `#${frozen.index}`,
      ]),
    ]),
    style: ROW,
    padding: 3.2,
  });
  remark(paper, 'manifest.promptsText');
}
