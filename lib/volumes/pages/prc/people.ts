import { periodText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { ContributorState } from '@/lib/entries/state';
import { listedPeople, sayListed } from '../acts-of';
import { composeMakingTimes } from '../making-times';
import type { VolumePaper } from '../volume-paper';
import { countedActs } from './acts-counted';
import { lastAnswers } from './agreements';
import { answersOf, type PromptFacts, promptFacts } from './answers';
import { composeDeclarations } from './declarations';
import { heads, note, openPart, prose, TABLE, textLines } from './part';

/**
 * 参与人员及分工表: who is named, what the record counts of them, and what each says of it. Silence is
 * neither confirmation nor objection. No tool stands in it.
 */
export async function composePeople(paper: VolumePaper): Promise<void> {
  const { doc, material } = paper;
  openPart(paper, 'people');
  const people = listedPeople(paper);
  prose(paper, people.length === 0 ? 'people.none' : 'people.text');
  sayListed(paper, 'people');
  note(paper, 'people.laws', { date: material.state.textAsOf || '—' });
  note(paper, 'people.tools');
  if (people.length > 0) {
    const facts = await promptFacts(paper);
    doc.table({
      columns: [
        { header: heads(paper, 'people.name', 'people.identity'), width: { share: 24 } },
        { header: heads(paper, 'people.relation'), width: { share: 20 } },
        { header: heads(paper, 'people.roles'), width: { share: 21 } },
        { header: heads(paper, 'people.acts'), width: { share: 30 } },
        { header: heads(paper, 'people.basis'), width: { share: 16 } },
        { header: heads(paper, 'people.answer'), width: { share: 22 } },
      ],
      rows: people.map((one) => row(paper, one, facts)),
      rowHeaders: true,
      ...TABLE,
    });
  }
  await composeMakingTimes(paper);
  composeDeclarations(paper, ['authorship', 'acknowledgement']);
  doc.closeSection();
}

function row(paper: VolumePaper, one: ContributorState, facts: PromptFacts): readonly Cell[] {
  const { own, words } = paper;
  const earlier = one.names.slice(0, -1).map(({ name }) => name);
  return [
    {
      paragraphs: [
        { runs: [{ text: one.name || one.id, weight: 700 }] },
        ...earlier.map((name) => ({
          runs: [words.text('people.earlier', { name })],
          style: SIDE,
        })),
        ...(one.identityCheck
          ? textLines(paper, one.identityCheck, SIDE)
          : [{ runs: [own.word('people.noIdentity')], style: SIDE }]),
        {
          runs: [
            one.accounts.size === 0
              ? words.word('people.noAccount')
              : own.word('people.accounts', { count: one.accounts.size }),
          ],
          style: SIDE,
        },
      ],
    },
    {
      paragraphs: [
        { runs: [words.word(`people.${one.standing}`)] },
        {
          runs: [
            one.employer
              ? words.text('people.employer', { name: one.employer })
              : own.word('people.noEmployer'),
          ],
          style: SIDE,
        },
      ],
    },
    rolesCell(paper, one),
    actsCell(paper, one, facts),
    basisCell(paper, one),
    { paragraphs: answersOf(paper, one, facts.views) },
  ];
}

function rolesCell(paper: VolumePaper, { id }: ContributorState): Cell {
  const { own, words, material } = paper;
  const roles = [...material.state.roles.values()].filter(({ contributor }) => contributor === id);
  if (roles.length === 0) return own.word('unrecorded');
  return {
    paragraphs: roles.flatMap((one): CellParagraph[] => [
      {
        runs: [
          `${words.word(`role.${one.name}`)} (${words.word(`people.roleStanding.${one.standing}`)})`,
        ],
      },
      {
        runs: [periodText(paper, one)],
        style: SIDE,
      },
    ]),
  };
}

function actsCell(paper: VolumePaper, one: ContributorState, { written }: PromptFacts): Cell {
  const { own } = paper;
  const counts = countedActs(paper.material.state, one.id);
  const wrote = [...one.accounts.keys()].reduce((sum, id) => sum + (written.get(id) ?? 0), 0);
  if (counts.length + wrote === 0) return own.word('people.noActs');
  return {
    paragraphs: [
      ...(wrote > 0 ? [{ runs: [own.word('people.wrote', { count: wrote })] }] : []),
      ...counts.map(([act, count]) => ({
        runs: [`${own.word(`people.act.${act}`)} ×\u00a0${count}`],
      })),
    ],
  };
}

/** Agreements on record that name the person as a party, with his last answer to the last version. */
function basisCell(paper: VolumePaper, { id }: ContributorState): Cell {
  const { own, composition, material } = paper;
  const named = [...material.state.agreements.values()].filter(
    (one) =>
      composition.agreements.some((printed) => printed === one.id) &&
      one.versions.at(-1)?.parties.some((party) => party === id),
  );
  if (named.length === 0) return own.word('people.noBasis');
  return {
    paragraphs: named.flatMap((one): CellParagraph[] => {
      const version = one.versions.at(-1);
      const answer = lastAnswers(one).get(id);
      return [
        { runs: [paper.shown(version?.title ?? '')] },
        { runs: [own.word(`agreement.answers.${answer?.answer ?? 'none'}`)], style: SIDE },
      ];
    }),
  };
}
