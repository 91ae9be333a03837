import { describe, expect, it, vi } from 'vitest';
import type { CaseState } from '@/lib/entries/state';
import { checkArchive } from '../../pdf/testing/check-archive';
import {
  bare,
  openPdf,
  pageTags,
  pageText,
  rowsUnder,
  tagsNamed,
  wholeText,
} from '../../pdf/testing/read-pdf';
import { fullState } from './testing-full';
import { composedRuns } from './testing-paper';
import { bareState, markOf, run, SEED } from './testing-runs';

// Setting and reading a paper takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await pageText(pdf, number));
  return pages;
}

async function figures(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const alts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++)
    for (const { alt } of tagsNamed(await pageTags(pdf, number), 'Figure')) alts.push(alt ?? '');
  return alts;
}

const english = async (state: CaseState, withheld: readonly string[] = []) =>
  (await composedRuns(state, 'en', withheld)).bytes;

describe('the parts about runs', () => {
  it('are tagged as the standards ask, with every picture named, in each language', async () => {
    const state = await fullState();
    for (const language of ['zh', 'en', 'both'] as const) {
      const pdf = await composedRuns(state, language);
      expect(pdf.missing).toEqual([]);
      expect(await checkArchive(pdf.bytes)).toEqual([]);
    }
    expect((await figures(await english(state))).every((alt) => alt.length > 0)).toBe(true);
  });

  it('are the same bytes each time', async () => {
    const state = await fullState();
    const [one, two] = [await composedRuns(state), await composedRuns(state)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  it('are not there where a case has no runs', async () => {
    const pages = await pagesOf(await english(bareState()));
    expect(pages).toHaveLength(1);
  });

  it('count the runs without a gap and say which have no end', async () => {
    const text = await wholeText(await english(await fullState()));
    expect(text).toContain('1to2,nonemissing:2runs');
    expect(text).toContain('runswithoutarecordedend:1');
    const rows = await rowsUnder(await english(await fullState()), 'No.');
    expect(rows.map(([number]) => number)).toEqual(['1classA', '2classA']);
    expect(rows[1]?.join(' ')).toContain('noendwasrecorded');
  });

  it('would say which numbers are missing', async () => {
    const state = bareState();
    state.sources.clear();
    run(state, { source: null, generator: null, revision: null });
    run(state, { number: 3, source: null, generator: null, revision: null });
    expect(await wholeText(await english(state))).toContain('upto3;missing:2');
  });

  it('print seeds digit for digit, with who set a value and where it is known from', async () => {
    const rows = await rowsUnder(await english(await fullState()), 'Name');
    expect(rows).toContainEqual(['seed', SEED, 'unknown', 'theanswerwhatcameofit']);
    expect(rows).toContainEqual(['cfg_scale', '6.5', '周婧怡', 'therequestwhatwentin']);
  });

  it('keep what a person entered apart from what a model made of it', async () => {
    const text = await wholeText(await english(await fullState()));
    expect(text).toMatch(/Promptasentered#100atinycat-shaped/);
    expect(text).toMatch(/Promptrewrittenbyamodel\(revised_prompt\)#102Agleamingcrystalcat/);
  });

  it('put the fate of every candidate above its picture, in words', async () => {
    const text = await wholeText(await english(await fullState()));
    expect(text).toContain('4candidates:1chosen,2notchosen,1undecided');
    const sheet = text.slice(text.indexOf('Choice1'));
    for (const mark of ['✕notchosenExhibit2', '?undecidedExhibit4', '✓chosenExhibit5'])
      expect(sheet).toContain(mark);
    expect(sheet).toContain('composition,line');
    expect(sheet).toContain('耳朵太开earstoofarapart');
  });

  it('say of a run outside the period of its account that it lies there', async () => {
    const state = await fullState();
    const said = 'Thisrunliesoutsidetheperiodstatedfortheaccount.';
    expect(await wholeText(await english(state))).not.toContain(said);
    const account = state.generators.get('gen_1');
    if (!account) throw new Error('the case has no account');
    state.generators.set('gen_1', { ...account, startsOn: '2099-01-01' });
    expect(await wholeText(await english(state))).toContain(said);
  });

  it('tell a purpose that was said later from the one said with the run', async () => {
    const state = await fullState();
    const [first] = state.runs.values();
    if (!first) throw new Error('the case has no run');
    const later = 'saidaftertherunwasrecorded:';
    expect(await wholeText(await english(state))).not.toContain(later);
    first.purpose = 'thought of in court';
    first.purposeSaid = markOf(90);
    const text = await wholeText(await english(state));
    expect(text).toMatch(/thoughtofincourtsaidaftertherunwasrecorded:.{5,80}entry#90/);
    expect(text).toContain('saidwiththerun:耳朵内收的构图earsturnedin');
  });

  it('outline the regions of a step by numbers that the table under them takes up', async () => {
    const rows = await rowsUnder(await english(await fullState()), 'Region');
    expect(rows).toEqual([
      ['1', '100×110pxat180,50', '左耳leftear'],
      ['2', '100×110pxat320,50', '—'],
    ]);
  });

  it('draw the lineage from what went in to the work, each link in words as well', async () => {
    const pages = await pagesOf(await english(await fullState()));
    const text = pages.join('');
    const chart = text.slice(text.indexOf('Lineage'), text.indexOf('Toolaccounts'));
    for (const part of [
      '3Run1A',
      '←1frozenrevision·2reference',
      '→4output1·5output2·6output3·7output4',
      '7Exhibit5A✓'.replace('✓', 'chosen'),
      '→8chosen·10before',
      '←7before·8choice·9mask',
      '10step1B',
      '12Work',
      '←11completed',
    ])
      expect(chart).toContain(part);
    expect(chart).not.toContain('Recreated');
  });

  it('draw a withheld exhibit of the lineage without its picture and its title', async () => {
    const text = await wholeText(await english(await fullState(), ['exh_5']));
    const chart = text.slice(text.indexOf('Lineage'), text.indexOf('Toolaccounts'));
    expect(chart).toContain('7Exhibit5(withheld)Achosen');
    expect(chart).not.toContain('Candidate4');
  });

  it('print completion, publication, terms, sources and every gap', async () => {
    const text = await wholeText(await english(await fullState()));
    for (const part of [
      'thepromptwasnotshown',
      '条款Terms',
      'usedinruns:3',
      '1gap;itisprintedwhole.',
      '连接中断connectionlost',
      'outputs2026-03',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('zhou@example.invalid');
  });

  it('have recreations on pages of their own, each with the banner, and nothing else there', async () => {
    const pages = await pagesOf(await english(await fullState()));
    const banner = bare('Made afterwards as a recreation; no record of the original making');
    const first = pages.findIndex((page) => page.includes(banner));
    expect(first).toBeGreaterThan(5);
    expect(pages.slice(first).every((page) => page.includes(banner))).toBe(true);
    expect(pages.slice(0, first).join('')).not.toContain('Recreation1');
    const rows = await rowsUnder(await english(await fullState()), 'What');
    expect(rows).toContainEqual(['version', 'v1.10.1', 'v1.11.0', '≠different']);
    expect(rows).toContainEqual(['seedseed', SEED, SEED, '＝same']);
    expect(rows).toContainEqual(['environmentos', 'Linux6.8', 'notstated', '?notstated']);
    expect(pages.slice(first).join('')).toContain('madewiththefinishedworkinsight');
  });

  it('never read a withheld exhibit, and say that it is withheld', async () => {
    const state = await fullState();
    const open = await figures(await english(state));
    const bytes = await english(state, ['exh_3']);
    const kept = await figures(bytes);
    expect(open.filter((alt) => alt.includes('Candidate 2'))).toHaveLength(3);
    expect(kept).toHaveLength(open.length - 3);
    const text = await wholeText(bytes);
    expect(text).toContain('Exhibit3(withheld)');
    expect(text).not.toContain('Candidate2');
  });

  it('withhold the words of a run with the file that records its request', async () => {
    const text = await wholeText(await english(await fullState(), ['exh_8']));
    const run = text.slice(text.indexOf('Run1Captureclass'), text.indexOf('Run2Captureclass'));
    expect(run).toContain('iswithheldwiththefileitwasreadfrom,orthatrecordsit');
    for (const hidden of ['crystalpendant', SEED, '耳朵内收', 'job-8812'])
      expect(run).not.toContain(hidden);
    expect(run).toContain('chosen');
    expect(text).toContain('1to2,nonemissing:2runs');
  });

  it('keep a visible mark on pictures whose files carry a label of generated content', async () => {
    const { bytes } = await composedRuns(await fullState(), 'en', [], ['exh_3']);
    const text = await wholeText(bytes);
    expect(text).toMatch(/Exhibit3output2choice1\d+×\d+pxcarriesanAIlabel[0-9a-f]{64}/);
    const alts = (await figures(bytes)).filter((alt) => alt.includes('Candidate 2'));
    expect(alts).toHaveLength(3);
    for (const alt of alts) expect(alt).toContain('carries an AI label');
    expect(text.match(/AI(?!label)/g)).toHaveLength(3);
    expect(await checkArchive(bytes)).toEqual([]);
  });

  it('leave no heading alone at the foot of a page, however long the parts before it are', async () => {
    for (let lines = 0; lines < 24; lines += 3) {
      const state = await fullState();
      const one = state.runs.get('run_1');
      if (one) one.note = 'line\n'.repeat(lines);
      for (const page of await pagesOf(await english(state)))
        expect(page).not.toMatch(
          /(Texts|Parameters|Referencematerial|Outputs\(\d\),inthe\w+|Run\d)$/,
        );
    }
  });
});
