import type { RunState } from '@/lib/entries/state-runs';
import { isHeldAt } from '@/lib/runs/model/held-at';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { digestRuns } from '../../pdf/text/digest-runs';
import { masked } from '../material';
import { linkTo, type Paper, timeText } from '../paper';
import { promptPlace, SIDE } from '../prompt/setting';
import { composeRunFiles } from './run-files';
import { composeParameters, composeTexts } from './run-said';
import {
  classLines,
  exhibitRuns,
  lineParagraphs,
  personText,
  type RunSetting,
  runPlace,
} from './setting';

/** One run: what it rests on, who, what went in as texts, values and files, what came out. */
export async function composeRun(setting: RunSetting, run: RunState): Promise<void> {
  const { doc, words } = setting.paper;
  const name = words.text(`run.name.${run.series}`, { number: run.number });
  doc.heading(2, words.label(`run.name.${run.series}`, { number: run.number }), {
    destination: runPlace(run),
    bookmark: name,
  });
  doc.keyValues(facts(setting, run));
  if (setting.paper.withheldRuns.has(run.id)) {
    doc.panel('notice', (panel) => {
      for (const { runs } of words.prose('run.wordsWithheld')) panel.paragraph(runs);
    });
  } else {
    composeTexts(setting, run);
    composeParameters(setting, run);
  }
  await composeRunFiles(setting, run);
}

function facts(setting: RunSetting, run: RunState): { name: object; value: Cell }[] {
  const { paper, persons } = setting;
  const { words } = paper;
  const { at, index, actor } = run.requested;
  const all: [key: string, value: Cell | null][] = [
    ['class', { paragraphs: classLines(paper, run) }],
    ['way', { paragraphs: wayLines(paper, run) }],
    [
      'requested',
      run.requestedAt === null ? words.word('run.clock.unclaimed') : timeText(run.requestedAt),
    ],
    [
      'recorded',
      words.text('run.recordedText', {
        time: timeText(at),
        name: persons.nameOf(actor, Date.parse(at)),
        entry: index,
      }),
    ],
    ['end', { paragraphs: endLines(paper, run) }],
    ['tool', [run.said.tool, run.said.toolVersion].filter(Boolean).join(' ') || null],
    ['models', modelsCell(paper, run)],
    ['account', accountCell(setting, run)],
    ['operator', personText(setting, run.operator, at)],
    ['instructor', personText(setting, run.instructor, at)],
    ['revision', revisionCell(paper, run)],
    ['purpose', purposeCell(setting, run)],
    [
      'note',
      run.note
        ? { paragraphs: [...lineParagraphs(run.note), ...saidLines(setting, run.noteSaid)] }
        : null,
    ],
    ['readFrom', readFromCell(paper, run)],
    ['providerIds', pairs(run.ended?.said.providerIds ?? [])],
    ['environment', pairs([...run.said.environment, ...(run.ended?.said.environment ?? [])])],
  ];
  const isHidden = paper.withheldRuns.has(run.id);
  const missing = all
    .filter(([key, value]) => !isHidden && value === null && key !== 'readFrom' && key !== 'note')
    .map(([key]) => words.text(`run.fact.${key}`));
  return [
    ...all.flatMap(([key, value]) =>
      value === null ? [] : [{ name: words.label(`run.fact.${key}`), value }],
    ),
    ...(missing.length > 0
      ? [
          {
            name: words.label('exhibit.notStated'),
            value: words.list(missing),
          },
        ]
      : []),
  ];
}

/** How the run came into the record, and through which source. */
function wayLines({ words, material }: Paper, run: RunState): CellParagraph[] {
  const source = run.source === null ? undefined : material.state.sources.get(run.source);
  return [
    { runs: [words.word(`run.capture.${run.capture}`)] },
    ...(source
      ? [
          {
            runs: [words.text('run.throughSource', { label: source.label || source.id })],
            style: SIDE,
          },
        ]
      : []),
    ...(run.class === 'A' && run.capture !== 'gateway'
      ? [{ runs: [words.word('run.watchRests')], style: SIDE }]
      : []),
  ];
}

/** What came of it, or that nobody recorded an end. */
function endLines({ words }: Paper, { ended }: RunState): CellParagraph[] {
  if (!ended) return [{ runs: [{ text: words.word('run.noEnd'), weight: 700 }] }];
  return [
    { runs: [{ text: words.word(`run.outcome.${ended.outcome}`), weight: 600 }] },
    ...(ended.receivedAt
      ? [
          {
            runs: [words.text('run.receivedText', { time: timeText(ended.receivedAt) })],
            style: SIDE,
          },
        ]
      : []),
    {
      runs: [
        words.text('run.endedText', { time: timeText(ended.mark.at), entry: ended.mark.index }),
      ],
      style: SIDE,
    },
    ...(ended.said.failure ? lineParagraphs(ended.said.failure) : []),
  ];
}

function modelsCell({ words }: Paper, run: RunState): Cell | null {
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])];
  const seen = new Map(models.map((one) => [JSON.stringify(one), one]));
  if (seen.size === 0) return null;
  return {
    paragraphs: [...seen.values()].flatMap(({ kind, name, version, hash, weight }) => [
      {
        runs: [
          words.pair(
            words.text(`run.model.${kind}`),
            [name, version].filter(Boolean).join(' ') || '—',
          ),
        ],
      },
      ...(hash
        ? [{ runs: [{ text: hash, family: 'mono' as const, scale: 0.94 }], style: SIDE }]
        : []),
      ...(weight ? [{ runs: [words.text('run.weight', { weight })], style: SIDE }] : []),
    ]),
  };
}

/** The purpose that stands now, when it was said later than the run, and what was said with the run. */
function purposeCell(setting: RunSetting, { purpose, purposeSaid, said }: RunState): Cell | null {
  if (!purpose) return null;
  const first = purposeSaid && said.purpose !== '' && said.purpose !== purpose ? said.purpose : '';
  return {
    paragraphs: [
      ...lineParagraphs(purpose),
      ...saidLines(setting, purposeSaid),
      ...(first
        ? [
            { runs: [setting.paper.words.text('run.saidFirst')], style: SIDE },
            ...lineParagraphs(first, SIDE),
          ]
        : []),
    ],
  };
}

function saidLines({ paper, persons }: RunSetting, said: RunState['purposeSaid']): CellParagraph[] {
  if (said === null) return [];
  const { at, actor, index } = said;
  const name = persons.nameOf(actor, Date.parse(at));
  const runs = [paper.words.text('run.saidLater', { time: timeText(at), name, entry: index })];
  return [{ runs, style: SIDE }];
}

function accountCell(setting: RunSetting, run: RunState): Cell | null {
  const { paper } = setting;
  const one =
    run.generator === null ? undefined : paper.material.state.generators.get(run.generator);
  if (!one) return null;
  const name = [one.service, masked(one.account)].filter(Boolean).join(' · ');
  return {
    paragraphs: [
      { runs: [linkTo('accounts', name || one.id)] },
      {
        runs: [
          paper.words.text('run.holder', {
            name: personText(setting, one.holder, run.requested.at),
          }),
        ],
        style: SIDE,
      },
      ...(isHeldAt(one, run.requestedAt) === false
        ? [{ runs: [paper.words.text('run.outsidePeriod')], style: SIDE }]
        : []),
    ],
  };
}

function revisionCell({ words, material }: Paper, { revision }: RunState): Cell | null {
  const prompt = revision ? material.state.prompts.get(revision.prompt) : undefined;
  if (!revision || !prompt) return null;
  const frozen = prompt.revisions[revision.revision - 1];
  const name = words.text('prompt.heading', { number: prompt.number });
  return {
    paragraphs: [
      {
        runs: [
          linkTo(promptPlace(prompt.number), `${name} ${prompt.title}`),
          `  ${words.text('prompt.revision', { revision: revision.revision })}`,
        ],
      },
      ...(frozen ? [{ runs: digestRuns(frozen.sha256), style: SIDE }] : []),
    ],
  };
}

function readFromCell(paper: Paper, { readFrom }: RunState): Cell | null {
  if (!readFrom) return null;
  const text = paper.words.text('run.readFromText', { statement: readFrom.statement + 1 });
  return [...exhibitRuns(paper, readFrom.exhibit), `  ${text}`];
}

/** Names and values, a line each; a name and value said twice stand once. */
function pairs(list: readonly { name: string; value: string }[]): Cell | null {
  const lines = [...new Set(list.map(({ name, value }) => `${name}: ${value}`))];
  return lines.length === 0 ? null : { paragraphs: lines.map((line) => ({ runs: [line] })) };
}
