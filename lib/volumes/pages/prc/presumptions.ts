import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { lastAnswers } from './agreements';
import { heads, listed, note, subheading, TABLE } from './part';

/** Limbs of article 94 in their order: five of its first paragraph, then the second paragraph. */
const LIMBS = ['one', 'two', 'three', 'four', 'five', 'notary'] as const;
type Limb = (typeof LIMBS)[number];

/** What stands on record for each limb of article 94. The boxes are for the submitter to tick. */
export function composePresumptions(paper: VolumePaper): void {
  const { doc, own } = paper;
  subheading(paper, 2, 'presumption.title');
  note(paper, 'presumption.text');
  doc.table({
    columns: [
      { header: heads(paper, 'presumption.limb'), width: { share: 36 } },
      { header: heads(paper, 'presumption.record'), width: { share: 50 } },
      { header: heads(paper, 'presumption.invoked'), width: 62 },
    ],
    rows: LIMBS.map((limb): Cell[] => [
      own.word(`presumption.${limb}`),
      { paragraphs: onRecord(paper, limb).map((text) => ({ runs: [text] })) },
      // Read from the record: nothing is ticked.
      [{ text: '☐' }],
    ]),
    ...TABLE,
  });
}

function onRecord(paper: VolumePaper, limb: Limb): string[] {
  const { own, material, exhibits } = paper;
  const { state } = material;
  switch (limb) {
    case 'one': {
      const links = [...state.links.values()].filter(
        ({ bearing, withdrawn }) => bearing === 'against' && withdrawn === null,
      );
      return [own.word('presumption.adverse', { count: links.length })];
    }
    case 'two': {
      const names = exhibits.flatMap(({ state: one, name, fate }) =>
        one.class === 'A+' && fate !== 'withheld' ? [name] : [],
      );
      return [
        names.length === 0
          ? own.word('presumption.noNeutral')
          : own.word('presumption.neutral', { names: listed(paper, names) }),
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
    case 'notary':
      return [own.word('presumption.noNotary')];
  }
}
