import { periodText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { composeAccounts } from '@/lib/dossier/pages/runs/accounts';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { ContributorRole, Element } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { composeAgreements } from './agreements';
import { citeOf, citeRuns } from './cites';
import { composeDeclarations } from './declarations';
import { makingOf } from './making';
import { classLines, isAdverse } from './marks';
import { heads, note, openPart, prose, subheading, TABLE } from './part';

/** 权属证据: agreements, employment, commission, transfer, and the terms of the tools with their days. */
export function composeTitle(paper: VolumePaper): void {
  const { doc, material } = paper;
  openPart(paper, 'title');
  prose(paper, 'title_part.text');
  composeAgreements(paper, 'title_part.agreements', ['ownership', 'division_of_work', 'other']);
  composeRoles(paper, 2, 'title_part.employment', ['employer_representative'], true);
  composeAgreements(paper, 'title_part.commission', ['commission']);
  composeRoles(paper, 3, 'title_part.commissioners', ['commissioner'], false);
  composeAgreements(paper, 'title_part.transfer', ['transfer']);
  composeLinked(paper, 2, 'title_part.documents', ['E15', 'E18']);
  subheading(paper, 2, 'title_part.terms');
  const { generators } = material.state;
  note(paper, generators.size === 0 ? 'title_part.noTerms' : 'title_part.termsText');
  composeLinked(paper, 3, 'title_part.termsDocuments', ['E16']);
  composeDeclarations(paper, ['account_holder']);
  doc.closeSection();
  composeAccounts(makingOf(paper));
}

/** Who is named in a role, or employed by whom, as the case states it. */
function composeRoles(
  paper: VolumePaper,
  level: 2 | 3,
  key: string,
  names: readonly ContributorRole[],
  withEmployers: boolean,
): void {
  const { doc, words, material } = paper;
  const roles = [...material.state.roles.values()].filter(({ name }) => names.includes(name));
  const employed = withEmployers
    ? [...material.state.contributors.values()].filter(({ employer }) => employer !== '')
    : [];
  subheading(paper, level, key);
  if (roles.length + employed.length === 0) {
    note(paper, 'title_part.noneStated');
    return;
  }
  const nameOf = (id: string) => material.state.contributors.get(id)?.name || id;
  doc.table({
    columns: [
      { header: heads(paper, 'people.name'), width: { share: 34 } },
      { header: heads(paper, 'title_part.stated'), width: { share: 66 } },
    ],
    rows: [
      ...employed.map(({ id, employer }): Cell[] => [
        nameOf(id),
        words.text('people.employer', { name: paper.shown(employer) }),
      ]),
      ...roles.map((one): Cell[] => [
        nameOf(one.contributor),
        {
          paragraphs: [
            {
              runs: [
                `${words.word(`role.${one.name}`)} (${words.word(`people.roleStanding.${one.standing}`)})`,
              ],
            },
            {
              runs: [periodText(paper, one)],
              style: SIDE,
            },
          ],
        },
      ]),
    ],
    ...TABLE,
  });
}

/** Records that bear on the elements of title, each once. */
function composeLinked(
  paper: VolumePaper,
  level: 2 | 3,
  key: string,
  elements: readonly Element[],
): void {
  const records = new Map(
    elements
      .flatMap((id) => paper.bears.get(id) ?? [])
      .filter(({ record }) => record.kind === 'exhibit')
      .map((one) => [one.record.id, one]),
  );
  subheading(paper, level, key);
  if (records.size === 0) {
    note(paper, 'title_part.noDocuments');
    return;
  }
  paper.doc.table({
    columns: [
      { header: heads(paper, 'elements.evidence'), width: { share: 40 } },
      { header: heads(paper, 'elements.element'), width: { share: 30 } },
      { header: heads(paper, 'elements.class'), width: 90 },
    ],
    rows: [...records.values()].map(({ record, element }): Cell[] => [
      citeRuns(paper, citeOf(record)),
      paper.own.word(`element.${element}`),
      { paragraphs: classLines(paper, record.class, isAdverse(paper, record)) },
    ]),
    ...TABLE,
  });
}
