import { prose as paperProse, serviceText, timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { composeAgreements } from './agreements';
import { composeDeclarations } from './declarations';
import { makingOf } from './making';
import { heads, note, openPart, prose, subheading, TABLE } from './part';
import { composePresumptions } from './presumptions';
import { refusedErasures, softwareOf, storesOf, subjectsOf } from './system-facts';
import { composeIncidents, composeMonths } from './system-months';

/**
 * 电子数据真实性说明: the seven heads of article 93, in order, each with what the ledger says of it,
 * what it does not, and what happened that should not have; then what stands on record for each
 * limb of article 94. Which of them is relied on is for the submitter to say.
 */
export function composeAuthenticity(paper: VolumePaper): void {
  const { doc, material } = paper;
  openPart(paper, 'authenticity');
  prose(paper, 'authenticity.text', { date: material.state.textAsOf || '—' });
  composeSystem(paper);
  subheading(paper, 2, 'authenticity.two');
  note(paper, 'authenticity.twoText');
  composeIncidents(paper);
  composeChecks(paper);
  composeCompleteness(paper);
  subheading(paper, 2, 'authenticity.five');
  note(paper, 'authenticity.fiveText');
  composeMonths(paper);
  composeSubjects(paper);
  subheading(paper, 2, 'authenticity.seven');
  note(paper, 'authenticity.sevenText');
  composePresumptions(paper);
  composeAgreements(paper, 'authenticity.method', ['evidence_method']);
  composeDeclarations(paper, ['system_operator', 'evidence_method']);
  doc.closeSection();
}

/** (一) What software wrote the entries, where bytes are kept, and who runs the system. */
function composeSystem(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  subheading(paper, 2, 'authenticity.one');
  paperProse(paper, 'system.text');
  const software = softwareOf(material);
  const stores = storesOf(material);
  const sources = [...material.state.sources.values()];
  const entry = (key: string, value: Cell) => ({ name: own.label(`system.${key}`), value });
  doc.keyValues(
    [
      entry('software', {
        paragraphs: software.map(({ name, entries, from, to }) => ({
          runs: [`${name}  ${own.word('system.entries', { entries, from, to })}`],
        })),
      }),
      entry(
        'stores',
        stores.length === 0
          ? own.word('unrecorded')
          : {
              paragraphs: stores.map(({ store, objects, retained }) => ({
                runs: [
                  words.word(`custody.place.${store}`),
                  `  ${own.word('system.objects', { objects, retained })}`,
                ],
              })),
            },
      ),
      entry(
        'sources',
        sources.length === 0
          ? words.word('run.source.none')
          : {
              paragraphs: sources.map((one) => ({
                runs: [
                  `${paper.shown(one.label) || one.id} · ${words.word(`run.source.kind.${one.kind}`)} · ${words.word(`run.source.tool.${one.tool}`)}${one.software ? ` · ${one.software}` : ''}`,
                ],
              })),
            },
      ),
      entry('hardware', own.word('system.unstated')),
      entry('operator', own.word('system.unstated')),
    ],
    { padding: 4 },
  );
}

/** (三) What is checked by itself at each entry, and each full check that was made, with its result. */
function composeChecks(paper: VolumePaper): void {
  const { doc, own, bears } = paper;
  subheading(paper, 2, 'authenticity.three');
  note(paper, 'authenticity.threeText');
  const checks = (bears.get('E19') ?? []).filter(({ record }) => record.kind === 'check');
  if (checks.length === 0) {
    note(paper, 'system.noChecks');
    return;
  }
  const setting = makingOf(paper);
  doc.table({
    columns: [
      { header: heads(paper, 'system.check'), width: 70 },
      { header: heads(paper, 'system.when'), width: { share: 50 } },
      { header: heads(paper, 'system.by'), width: { share: 26 } },
      { header: heads(paper, 'system.result'), width: { share: 24 } },
    ],
    rows: checks.map(({ record, bearing }): Cell[] => [
      `#${record.entry}`,
      timeText(record.at),
      setting.persons.nameOf(record.account, Date.parse(record.at)),
      [
        {
          text: own.word(bearing === 'against' ? 'system.failed' : 'system.passed'),
          weight: bearing === 'against' ? 700 : 400,
        },
      ],
    ]),
    ...TABLE,
  });
}

/** (四) What is complete by count, and each way in which it is not. */
function composeCompleteness(paper: VolumePaper): void {
  const { doc, own, material, order } = paper;
  const { state, refusedIntakes } = material;
  const versions = [...state.exhibits.values()].flatMap((one) => one.versions);
  const runs = [...state.runs.values()].filter(({ series }) => series === 'run');
  subheading(paper, 2, 'authenticity.four');
  note(paper, 'authenticity.fourText');
  const entry = (key: string, value: string | number) => ({
    name: own.label(`kept.${key}`),
    value: String(value),
  });
  doc.keyValues(
    [
      entry('entries', own.word('kept.entriesText', { size: order.size, last: order.size - 1 })),
      entry('objects', versions.length),
      entry(
        'hashOnly',
        [...state.exhibits.values()].filter(({ kind }) => kind === 'hash_only').length,
      ),
      entry('refused', refusedIntakes),
      entry('gaps', state.gaps.size),
      entry('open', runs.filter(({ ended }) => ended === null).length),
      entry('erased', state.erased.size),
      entry('refusedErasures', refusedErasures(material)),
      entry(
        'holds',
        own.word('kept.holdsText', {
          all: state.holds.size,
          standing: [...state.holds.values()].filter(({ released }) => released === null).length,
        }),
      ),
    ],
    { nameWidth: 190, padding: 3.6 },
  );
}

/** (六) Who acted, in which capacity, and by what the session was opened. */
function composeSubjects(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  subheading(paper, 2, 'authenticity.six');
  note(paper, 'authenticity.sixText');
  const subjects = subjectsOf(material);
  if (subjects.length === 0) {
    note(paper, 'unrecorded');
    return;
  }
  const setting = makingOf(paper);
  doc.table({
    columns: [
      { header: heads(paper, 'system.subject'), width: { share: 34 } },
      { header: heads(paper, 'system.access'), width: { share: 26 } },
      { header: heads(paper, 'system.session'), width: { share: 22 } },
      { header: heads(paper, 'system.acts'), width: 60, align: 'end' },
    ],
    rows: subjects.map(({ account, access, authenticators, acts }): Cell[] => [
      {
        paragraphs: [
          {
            runs: [
              account.startsWith('svc_')
                ? serviceText(words.text, account)
                : setting.persons.nameOf(account),
            ],
          },
          { runs: [{ text: account, family: 'mono', scale: 0.8 }], style: SIDE },
        ],
      },
      access.length === 0 ? '—' : access.map((one) => words.word(`access.${one}`)).join(' · '),
      authenticators.map((one) => words.word(`authenticator.${one}`)).join(' · '),
      own.word('system.actsText', { count: acts }),
    ]),
    ...TABLE,
  });
}
