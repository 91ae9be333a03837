import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { Issuer } from '@/lib/entries/vocabulary';
import { LIMBS, type Limb } from '../../model';
import type { VolumePaper } from '../volume-paper';
import { lastAnswers } from './agreements';
import { citeRuns } from './cites';
import { heads, note, subheading, TABLE, textLines } from './part';

/**
 * What stands on record for each limb of article 94, and which of them the submitter relies on, in the
 * submitter's words. Where nobody stated any, that is said: the record alone invokes nothing.
 */
export function composePresumptions(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  const { article94 = [] } = composition;
  subheading(paper, 2, 'presumption.title');
  note(paper, 'presumption.text');
  const relied = article94.map(({ limb }) => own.word(`presumption.${limb}`));
  doc.keyValues(
    [
      {
        name: own.label('presumption.relied'),
        value:
          relied.length === 0
            ? [{ text: own.word('presumption.noneStated'), weight: 600 }]
            : { paragraphs: relied.map((text) => ({ runs: [text] })) },
      },
    ],
    { padding: 4 },
  );
  doc.table({
    columns: [
      { header: heads(paper, 'presumption.limb'), width: { share: 46 } },
      { header: heads(paper, 'presumption.record'), width: { share: 42 } },
      { header: heads(paper, 'presumption.invoked'), width: { share: 28 } },
    ],
    rows: LIMBS.map((limb): Cell[] => [
      own.word(`presumption.${limb}`),
      { paragraphs: onRecord(paper, limb).map((text) => ({ runs: [text] })) },
      invokedCell(paper, limb),
    ]),
    ...TABLE,
  });
}

/** What the submitter says of a limb, with each place it leans on; of another, that nothing is said. */
function invokedCell(paper: VolumePaper, limb: Limb): Cell {
  const { own, composition } = paper;
  const { article94 } = composition;
  if (article94 === undefined) return own.word('presumption.noneStated');
  const one = article94.find((other) => other.limb === limb);
  if (!one) return own.word('presumption.notRelied');
  return {
    paragraphs: [
      { runs: [{ text: own.word('presumption.reliedOn'), weight: 700 }] },
      ...(one.text
        ? textLines(paper, one.text)
        : [{ runs: [own.word('presumption.noWords')], style: SIDE }]),
      ...(one.cites.length === 0
        ? [{ runs: [own.word('elements.noCite')], style: SIDE }]
        : one.cites.map((cite) => ({ runs: citeRuns(paper, cite), style: SIDE }))),
    ],
  };
}

/** Names of documents of class A+ that are submitted, by what issued them. */
function issuedBy({ exhibits }: VolumePaper, issuers: readonly Issuer[]): string[] {
  return exhibits.flatMap(({ state, name, fate }) => {
    const { issued } = state;
    const isOne = issued !== null && issuers.includes(issued.issuer);
    return isOne && state.class === 'A+' && fate !== 'withheld' ? [name] : [];
  });
}

function onRecord(paper: VolumePaper, limb: Limb): string[] {
  const { own, material } = paper;
  const { state } = material;
  switch (limb) {
    case 'one': {
      const links = [...state.links.values()].filter(
        ({ bearing, withdrawn }) => bearing === 'against' && withdrawn === null,
      );
      return [own.word('presumption.adverse', { count: links.length })];
    }
    case 'two': {
      const names = issuedBy(paper, ['tool_provider', 'evidence_platform']);
      return [
        names.length === 0
          ? own.word('presumption.noNeutral')
          : own.word('presumption.neutral', { names: paper.words.list(names) }),
        own.word('presumption.notNeutral'),
      ];
    }
    case 'three':
      return [own.word('presumption.routine')];
    case 'four':
      return [own.word('unrecorded')];
    case 'five': {
      const agreed = [...state.agreements.values()].filter(
        ({ versions }) => versions.at(-1)?.kind === 'evidence_method',
      );
      if (agreed.length === 0) return [own.word('presumption.noMethod')];
      return agreed.map((one) => {
        const version = one.versions.at(-1);
        const answers = lastAnswers(one);
        const said = (answer: string) =>
          [...answers.values()].filter((given) => given.answer === answer).length;
        return own.word('presumption.method', {
          version: version?.version ?? 0,
          parties: version?.parties.length ?? 0,
          accepted: said('accepted'),
          declined: said('declined'),
        });
      });
    }
    case 'notary': {
      const names = issuedBy(paper, ['notary']);
      return [
        names.length === 0
          ? own.word('presumption.noNotary')
          : own.word('presumption.notarised', { names: paper.words.list(names) }),
      ];
    }
  }
}
