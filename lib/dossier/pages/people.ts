import type { ContributorState } from '@/lib/entries/state';
import type { Cell } from '../pdf/flow/table-strips';
import { TYPE } from '../pdf/ink';
import { masked } from './material';
import { type Paper, periodText, prose } from './paper';

/**
 * People and roles: who is named, in which roles over which periods, and how many acts stand; of everybody
 * unless `people` says of whom.
 */
export function composePeople(
  paper: Paper,
  people: readonly ContributorState[] = [...paper.material.state.contributors.values()],
): void {
  const { doc, words } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('people.title'), { destination: 'people' });
  prose(paper, people.length === 0 ? 'people.none' : 'people.text');
  if (people.length > 0) {
    doc.table({
      columns: [
        { header: words.cell('people.name'), width: { share: 24 } },
        { header: words.cell('people.standing'), width: { share: 22 } },
        { header: words.cell('people.roles'), width: { share: 30 } },
        { header: words.cell('people.acts'), width: { share: 24 } },
      ],
      rows: people.map((one) => row(paper, one)),
      rowHeaders: true,
    });
  }
  doc.closeSection();
}

function row(paper: Paper, one: ContributorState): readonly Cell[] {
  const { words, material } = paper;
  const roles = [...material.state.roles.values()].filter((r) => r.contributor === one.id);
  const accounts = new Set(one.accounts.keys());
  const counts = new Map<string, number>();
  for (const act of material.timeline) {
    if (accounts.has(act.actor.id)) counts.set(act.kind, (counts.get(act.kind) ?? 0) + 1);
  }
  const earlier = one.names.slice(0, -1).map((n) => n.name);
  return [
    {
      paragraphs: [
        { runs: [{ text: one.name, weight: 700 }] },
        ...earlier.map((name) => ({
          runs: [words.text('people.earlier', { name })],
          style: TYPE.small,
        })),
      ],
    },
    {
      paragraphs: [
        { runs: [words.word(`people.${one.standing}`)] },
        {
          runs: [
            words.text('people.employer', { name: one.employer || words.text('run.notStated') }),
          ],
          style: TYPE.small,
        },
        {
          runs: [
            words.text('people.identity', {
              check: masked(one.identityCheck) || words.text('run.notStated'),
            }),
          ],
          style: TYPE.small,
        },
      ],
    },
    roles.length === 0
      ? '—'
      : {
          paragraphs: roles.map((r) => ({
            runs: [
              `${words.word(`role.${r.name}`)} (${words.word(`people.roleStanding.${r.standing}`)})`,
              {
                text: `  ${periodText(paper, r)}`,
                scale: 0.9,
              },
            ],
          })),
        },
    counts.size === 0
      ? words.word(accounts.size === 0 ? 'people.noAccount' : 'people.noActs')
      : {
          paragraphs: [...counts].map(([kind, count]) => ({
            runs: [`${words.word(`act.${kind}`)} ×\u00a0${count}`],
            style: TYPE.small,
          })),
        },
  ];
}
