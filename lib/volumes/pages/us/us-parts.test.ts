import { describe, expect, it, vi } from 'vitest';
import { bareState, LI, ZHOU } from '@/lib/dossier/pages/runs/testing-runs';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { bare, rowsUnder, wholeText } from '@/lib/dossier/pdf/testing/read-pdf';
import { questionnaireAt } from '@/lib/elements/questionnaires';
import { US_PARTS } from '../../model';
import type { Composition } from '../../schema';
import { composedUs, usComposition } from './testing-us-paper';
import { usPreservation, usState } from './testing-us-state';

// Setting and reading a paper takes seconds on a busy machine.
vi.setConfig({ testTimeout: 400_000 });

const cite = (id: string) => ({
  record: { kind: 'exhibit' as const, id, revision: null },
  entry: null,
  span: null,
  region: null,
  page: null,
});

/** What counsel writes besides the record. */
const COUNSEL: Partial<Composition> = {
  agreements: ['agr_1'],
  declarations: ['dec_1'],
  translations: ['trn_1'],
  claims: [
    {
      element: 'Ears turned in',
      authors: [ZHOU],
      origin: 'human_and_ai',
      tool: 'SD web UI',
      act: 'sketched; chosen',
      cites: [cite('exh_1')],
      treatment: 'claim',
    },
    {
      element: 'Velvet background',
      authors: [],
      origin: 'ai',
      tool: '',
      act: '',
      cites: [],
      treatment: 'exclude',
    },
    {
      element: 'Necklace shape',
      authors: [LI],
      origin: 'unknown',
      tool: '',
      act: '',
      cites: [],
      treatment: 'undecided',
    },
  ],
  facts: [
    {
      text: 'The sketch came before the runs.',
      cites: [cite('exh_1')],
      by: 'Counsel Zhang',
      at: '2026-03-05T10:00:00.000Z',
    },
  ],
  allegations: [
    {
      text: 'The tool did it all.',
      source: 'letter of 5 March',
      answers: [{ text: 'See the choice.', cites: [cite('exh_5')] }],
      gaps: ['no outside time stamp'],
    },
  ],
};

let made: ReturnType<typeof composedUs> | undefined;

/** The full case with everything counsel writes; set once. */
function volume(): ReturnType<typeof composedUs> {
  made ??= usState().then((state) => composedUs(state, usComposition(COUNSEL), usPreservation()));
  return made;
}

describe('a US volume', () => {
  it('is tagged as the standards ask, in each language and on each paper', async () => {
    const state = await usState();
    for (const [language, paper] of [
      ['en', 'Letter'],
      ['both', 'A4'],
      ['zh', 'A4'],
    ] as const) {
      const pdf = await composedUs(state, usComposition({ ...COUNSEL, language, paper }));
      expect(pdf.missing).toEqual([]);
      expect(await checkArchive(pdf.bytes)).toEqual([]);
    }
  });

  it('has its fourteen parts in the order of filing, each listed with its page', async () => {
    const pdf = await volume();
    const pages = US_PARTS.map((part) => pdf.pageOf(`us-${part}`) ?? 0);
    expect(pages.every((page) => page > 0)).toBe(true);
    expect([...pages].sort((a, b) => a - b)).toEqual(pages);
    const rows = await rowsUnder(pdf.bytes, 'No.');
    expect(rows.slice(0, 14).map(([, , page]) => Number(page))).toEqual(pages);
  });

  it('says of a work whether it was completed or published', async () => {
    const { bytes } = await volume();
    const acts = (await rowsUnder(bytes, 'Entry')).map(([, , , what]) => what ?? '');
    expect(acts.filter((what) => what.startsWith('Workcompleted'))).toHaveLength(1);
    expect(acts.filter((what) => what.startsWith('Workpublished'))).toHaveLength(1);
  });

  it('is the same bytes each time', async () => {
    const state = await usState();
    const [one, two] = [await composedUs(state), await composedUs(state)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  it('says of an empty case, part by part, what is not there', async () => {
    const state = bareState();
    state.contributors.clear();
    const pdf = await composedUs(state);
    expect(await checkArchive(pdf.bytes)).toEqual([]);
    const text = await wholeText(pdf.bytes);
    for (const none of [
      'The case holds no exhibits.',
      'No work is stated in this case.',
      'Counsel has drawn up no map of claims',
      'Nobody has linked a record to a visible choice',
      'Nothing that happened is recorded',
      'there is nothing to play back',
      'No statement of a creator',
      'No people are named',
      'No record is linked to the chain of title',
      'no terms are kept',
      'No file is recorded as having gone into a run',
      'No export was asked for before',
      'Nothing is withheld',
      'no recreation and no demonstrative',
      'No notice of a dispute',
      'No legal hold',
    ])
      expect(text).toContain(bare(none));
  });

  it('lists the acts of one person alone where that is asked for, and says how many are left', async () => {
    const state = await usState();
    const pdf = await composedUs(state, usComposition({ ...COUNSEL, actsOf: LI }));
    expect(await checkArchive(pdf.bytes)).toEqual([]);
    // Other tables begin with an entry, too; that of acts has five columns.
    const acts = async (bytes: Uint8Array) =>
      (await rowsUnder(bytes, 'Entry')).filter((row) => row.length === 5);
    const [mine, all] = [await acts(pdf.bytes), await acts((await volume()).bytes)];
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.length).toBeLessThan(all.length);
    expect(mine.filter((row) => !row.at(-1)?.includes('LiWei'))).toEqual([]);
    const text = bare(await wholeText(pdf.bytes));
    expect(text).toContain(
      bare(`Acts listed those of Li Wei alone: ${mine.length} of ${all.length} on record`),
    );
    expect(text).toContain(
      bare('of others are printed all the same, but for what is withheld: exhibits '),
    );
    expect(text).toContain(bare(`The other ${all.length - mine.length} are not listed there`));
  });

  it('maps claims by element and keeps unknown as an answer', async () => {
    const rows = await rowsUnder((await volume()).bytes, 'Element');
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['Earsturnedin', '周婧怡', 'inpartSDwebUI', 'no'],
      ['Velvetbackground', 'nobodyisnamed', 'yes', 'no'],
      ['Necklaceshape', 'LiWei', 'unknown', 'unknown'],
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['claim', 'exclude', 'undecided']);
  });

  it('names the twelve facts of an exhibit', async () => {
    const text = await wholeText((await composedUs(await usState())).bytes);
    for (const name of [
      'Ex.',
      'Bates/page range',
      'Description',
      'Date created',
      'Date recorded',
      'Author',
      'Custodian',
      'Source system',
      'SHA-256',
      'Authentication basis',
      'Purpose',
      'Provenance class',
    ])
      expect(text).toContain(bare(name));
  });

  it('shows acceptance and silence as what they are', async () => {
    const rows = await rowsUnder((await volume()).bytes, 'Party');
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['周婧怡', '1', 'accepted'],
      ['LiWei', '1', 'hasnotanswered'],
    ]);
    const said = await rowsUnder((await volume()).bytes, 'Contributor');
    expect(said.map((row) => [row[0], row[2]])).toEqual([
      ['LiWei', 'disagrees'],
      ['周婧怡', 'hassaidnothing'],
    ]);
  });

  it('prints every question of a declaration, filled or blank, and translations beside their words', async () => {
    const text = await wholeText((await volume()).bytes);
    for (const { en } of questionnaireAt('process', 1)?.questions ?? [])
      expect(text).toContain(bare(en));
    expect(text).toContain(bare('Ears turned in, as in the sketch.'));
    expect(text).toContain('邓越');
    expect(text).toContain(bare('with machine aid'));
  });

  it('joins words to a mark by the run alone, and prints no words that are not those linked', async () => {
    const text = await wholeText((await volume()).bytes);
    expect(text).toContain(bare('“cat-shaped”'));
    expect(text).toContain(bare('characters 8 to 17 of the positive text'));
    expect(text).toContain(
      bare('The words at this place are not those whose digest the link states'),
    );
    expect(text).toContain(bare('Nothing is linked for: layout, proportion, viewpoint.'));
  });

  it('counts what is withheld, gives its basis and prints nothing of it', async () => {
    const withheld = [
      {
        kind: 'exhibit' as const,
        id: 'exh_2',
        reason: 'letter to counsel',
        ground: 'privileged' as const,
        recipient: 'Counsel Zhang',
      },
    ];
    const pdf = await composedUs(await usState(), usComposition({ ...COUNSEL, withheld }));
    const text = await wholeText(pdf.bytes);
    expect(text).not.toContain('Candidate1');
    const rows = await rowsUnder(pdf.bytes, 'Item');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.slice(-2)).toEqual(['CounselZhang', 'privilegedlettertocounsel']);
    expect(text).toContain(bare('privileged 1, confidential 0'));
    expect(await rowsUnder(pdf.bytes, 'What')).toContainEqual(['Exhibits', '10', '9', '1', '0']);
  });

  it('prints the preservation log: days, holds with who acknowledged, deletions refused, custody acts', async () => {
    const { bytes } = await volume();
    const people = (await rowsUnder(bytes, 'Scope, reason'))[0]?.[1];
    expect(people).toBe('周婧怡acknowledged,entry#365LiWeinoacknowledgementisrecorded');
    expect((await rowsUnder(bytes, 'Person')).at(-1)?.slice(0, 2)).toEqual([
      '周婧怡',
      'receiptisstatedworksheetonthehold,version1;unsigned',
    ]);
    expect(await rowsUnder(bytes, 'What happened')).toMatchObject([
      ['Erasurerefusedbecauseaholdstoodtextofentry#12holdplacedinentry#361', 'askedfor', /#366$/],
    ]);
    // What was done before there was a duty to keep stands with the exhibits.
    expect((await rowsUnder(bytes, 'Act')).map((row) => row.slice(0, 2))).toEqual([
      ['Originalopened', 'Exhibit3'],
    ]);
  });

  it('leaves certificates blank but for what is marked as the record’s', async () => {
    const text = await wholeText((await volume()).bytes);
    expect(text.match(/Worksheet\.Unsigned\./g)).toHaveLength(3);
    expect(text).toContain(bare('Dispute date in the record: 2026-03-05.'));
  });

  it('holds hostile texts', async () => {
    const state = await usState();
    const long = `𠮷\u202eevil\u200b שלום نقاء ${'ab'.repeat(5000)}`;
    const zhou = state.contributors.get(ZHOU);
    if (zhou)
      Object.assign(zhou, { name: long, employer: long, names: [{ name: long, entry: 1 }] });
    for (const one of state.exhibits.values()) one.title = long.slice(0, 200);
    const [link] = state.links.values();
    if (link) link.note = long;
    const pdf = await composedUs(state, usComposition({ ...COUNSEL, title: long.slice(0, 300) }));
    expect(await checkArchive(pdf.bytes)).toEqual([]);
  });
});
