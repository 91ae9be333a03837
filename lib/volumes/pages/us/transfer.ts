import { periodText } from '@/lib/dossier/pages/paper';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitRuns } from '@/lib/dossier/pages/runs/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { kindKey } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { composeAgreements } from './agreements';
import { lawNote } from './law-note';
import { inPart, remark, textLines, titled, written, zoneLines } from './part';

/** Employment, commission and transfer as stated: who, in which capacity, from when, with what paper. */
export async function composeTransfer(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'transfer', () => {
    lawNote(paper, ['E15', 'E16']);
    composeCapacities(paper);
    composeAgreements(paper, 'title');
    composePapers(paper);
    composeTerms(paper);
  });
}

const CAPACITIES = ['commissioner', 'employer_representative', 'approver'];

function composeCapacities(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  const people = [...material.state.contributors.values()];
  titled(paper, 'capacity.title');
  if (people.length === 0) {
    remark(paper, 'contribution.none');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('contribution.name'), width: { share: 26 } },
      { header: own.cell('capacity.employer'), width: { share: 30 } },
      { header: own.cell('capacity.roles'), width: { share: 44 } },
    ],
    rows: people.map((one): Cell[] => {
      const roles = [...material.state.roles.values()].filter(
        ({ contributor, name }) => contributor === one.id && CAPACITIES.includes(name),
      );
      return [
        [{ text: one.name || one.id, weight: 700 }],
        written(paper, one.employer),
        roles.length === 0
          ? own.word('capacity.noRole')
          : {
              paragraphs: roles.map((role) => ({
                runs: [
                  `${words.word(`role.${role.name}`)} (${words.word(`people.roleStanding.${role.standing}`)})  ${periodText(paper, role)}`,
                ],
              })),
            },
      ];
    }),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
}

/** Records that somebody linked to the chain of title. */
function composePapers(paper: VolumePaper): void {
  const { doc, own, words } = paper;
  const bears = paper.bears.get('E15') ?? [];
  titled(paper, 'chain.title');
  if (bears.length === 0) {
    remark(paper, 'chain.none');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('chain.record'), width: { share: 40 } },
      { header: own.cell('chain.bearing'), width: 78 },
      { header: words.cell('list.class'), width: 92 },
      { header: own.cell('chain.note'), width: { share: 40 } },
    ],
    rows: bears.map(({ record, bearing, basis }): Cell[] => [
      record.kind === 'exhibit'
        ? {
            paragraphs: [
              { runs: exhibitRuns(paper, record.id) },
              ...(paper.withheld.has(record.id)
                ? []
                : textLines(paper, record.title.slice(0, 240), SIDE)),
            ],
          }
        : {
            paragraphs: [
              { runs: [own.word(`chronology.kind.${kindKey(paper, record)}`)] },
              ...textLines(paper, record.title.slice(0, 240), SIDE),
            ],
          },
      own.word(`bearing.${bearing}`),
      record.class === null
        ? own.word('chronology.noClass')
        : `${record.class}  ${words.word(`class.word.${record.class}`)}`,
      'link' in basis ? written(paper, basis.note) : own.word('chain.byRule'),
    ]),
    style: ROW,
    padding: 3.6,
  });
}

/** Terms of the tools as kept: with which account and plan, from when to when. */
function composeTerms(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const accounts = [...material.state.generators.values()];
  titled(paper, 'terms.title');
  if (accounts.length === 0) {
    remark(paper, 'terms.none');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('terms.service'), width: { share: 36 } },
      { header: own.cell('terms.holder'), width: { share: 26 } },
      { header: own.cell('terms.period'), width: 92 },
      { header: own.cell('terms.kept'), width: { share: 38 } },
    ],
    rows: accounts.map((one): Cell[] => {
      const terms = one.terms === null ? undefined : material.state.exhibits.get(one.terms);
      return [
        {
          paragraphs: [
            { runs: [paper.shown(one.service) || '—'] },
            {
              runs: [
                one.plan ? own.text('terms.plan', { plan: one.plan }) : own.text('terms.noPlan'),
              ],
              style: SIDE,
            },
          ],
        },
        one.holder === null
          ? own.word('notStated')
          : material.state.contributors.get(one.holder)?.name || one.holder,
        periodText(paper, one),
        terms
          ? {
              paragraphs: [
                { runs: exhibitRuns(paper, terms.id) },
                { runs: [own.text('terms.received')], style: SIDE },
                ...zoneLines(terms.receivedAt),
              ],
            }
          : own.word('terms.notKept'),
      ];
    }),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
}
