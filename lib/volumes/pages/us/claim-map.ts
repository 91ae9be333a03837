import { registrationOf } from '@/lib/dossier/pages/material';
import { timeText } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitRuns } from '@/lib/dossier/pages/runs/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { Composition } from '../../schema';
import { composeChoiceMap } from '../choice-map';
import type { VolumePaper } from '../volume-paper';
import { composeCounselFacts } from './counsel-facts';
import { lawNote } from './law-note';
import { blank, citeLines, fact, inPart, intro, remark, textLines, titled, written } from './part';

/** Work identification, the map of claims as counsel drew it, drafts for counsel, visible choices. */
export async function composeClaimMap(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'claim_map', async () => {
    lawNote(paper, ['E10', 'E17', 'E18']);
    composeWorks(paper);
    composeClaims(paper);
    composeDrafts(paper);
    composeCounselFacts(paper);
    await composeChoiceMap(paper);
  });
}

function composeWorks(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const works = [...material.state.works.values()];
  titled(paper, 'work.title');
  if (works.length === 0) remark(paper, 'work.none');
  for (const work of works) {
    const events = [...material.state.workEvents.values()]
      .filter((one) => one.work === work.id)
      .sort((a, b) => a.recorded.index - b.recorded.index);
    const finished = events.findLast(({ kind }) => kind === 'finished');
    const published = events.filter(({ kind }) => kind === 'published');
    const file = finished?.exhibit ? material.state.exhibits.get(finished.exhibit) : undefined;
    const digest = file?.versions.at(-1)?.sha256;
    doc.keyValues([
      fact(paper, 'work.name', written(paper, work.title)),
      fact(paper, 'work.kind', paper.words.word(`kind.${material.state.kind}`)),
      fact(
        paper,
        'work.completed',
        finished
          ? {
              paragraphs: [
                {
                  runs: [
                    finished.happenedAt ? timeText(finished.happenedAt) : own.word('unclaimed'),
                  ],
                },
                {
                  runs: [
                    own.text('recordedAt', {
                      time: timeText(finished.recorded.at),
                      entry: finished.recorded.index,
                    }),
                  ],
                  style: SIDE,
                },
              ],
            }
          : work.completedOn
            ? own.word('work.stated', { day: work.completedOn })
            : own.word('notStated'),
      ),
      fact(
        paper,
        'work.file',
        file
          ? {
              paragraphs: [
                { runs: exhibitRuns(paper, file.id) },
                ...(digest ? [{ runs: digestRuns(digest), style: SIDE }] : []),
              ],
            }
          : own.word('notStated'),
      ),
      fact(
        paper,
        'work.published',
        published.length > 0
          ? {
              paragraphs: published.map((one) => ({
                runs: [
                  [
                    one.happenedAt ? timeText(one.happenedAt) : own.text('unclaimed'),
                    paper.shown(one.place),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                  `  #${one.recorded.index}`,
                ],
              })),
            }
          : work.publishedOn
            ? own.word('work.stated', {
                day: [work.publishedOn, paper.shown(work.publishedAt)].filter(Boolean).join(' · '),
              })
            : own.word('notStated'),
      ),
      fact(paper, 'work.registration', registrationOf(work) || own.word('notStated')),
    ]);
  }
}

function composeClaims(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  titled(paper, 'claim.title');
  if (composition.claims.length === 0) {
    remark(paper, 'claim.none');
    return;
  }
  intro(paper, 'claim.text');
  doc.table({
    columns: [
      { header: own.cell('claim.element'), width: { share: 24 } },
      { header: own.cell('claim.authors'), width: { share: 18 } },
      { header: own.cell('claim.ai'), width: { share: 17 } },
      { header: own.cell('claim.preexisting'), width: 58 },
      { header: own.cell('claim.act'), width: { share: 24 } },
      { header: own.cell('claim.exhibit'), width: { share: 20 } },
      { header: own.cell('claim.treatment'), width: 58 },
    ],
    rows: composition.claims.map((one) => claimRow(paper, one)),
    rowHeaders: true,
    style: { ...ROW, size: 8, leading: 11.8 },
    padding: 3.6,
  });
  remark(paper, 'claim.after');
}

/** What is generated and what was there before, as counsel says of each element; unknown stays so. */
const ORIGINS = {
  human: ['no', 'no'],
  ai: ['yes', 'no'],
  human_and_ai: ['inPart', 'no'],
  pre_existing: ['unknown', 'yes'],
  unknown: ['unknown', 'unknown'],
} as const;

function claimRow(paper: VolumePaper, one: Composition['claims'][number]): Cell[] {
  const { own, material } = paper;
  const names = one.authors.map((id) => material.state.contributors.get(id)?.name || id);
  const [ai, before] = ORIGINS[one.origin];
  return [
    { paragraphs: textLines(paper, one.element) },
    names.length > 0
      ? { paragraphs: names.map((name) => ({ runs: [name] })) }
      : own.word('claim.nobody'),
    {
      paragraphs: [
        { runs: [own.word(`claim.answer.${ai}`)] },
        ...(one.tool ? textLines(paper, one.tool, SIDE) : []),
      ],
    },
    own.word(`claim.answer.${before}`),
    written(paper, one.act),
    { paragraphs: citeLines(paper, one.cites) },
    [{ text: own.word(`claim.treatments.${one.treatment}`), weight: 600 }],
  ];
}

/** Four fields of an application as drafts: no part of the record, and marked so. */
function composeDrafts(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  titled(paper, 'draft.title');
  doc.panel('notice', (panel) => {
    for (const { runs } of own.prose('draft.banner'))
      panel.paragraph(
        runs.map((run) =>
          typeof run === 'string' || !('text' in run) ? run : { ...run, weight: 700 as const },
        ),
      );
    for (const key of [
      'authorCreated',
      'materialExcluded',
      'newMaterial',
      'noteToOffice',
    ] as const) {
      const text = composition.drafts[key];
      panel.heading(3, own.label(`draft.${key}`), { bookmark: false });
      if (text === '') panel.paragraph([blank(paper, 44)]);
      else
        for (const { runs } of textLines(paper, text))
          panel.paragraph(runs, { before: 0, after: 0 });
    }
  });
}
