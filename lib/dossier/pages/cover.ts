import { toHex } from '@/lib/kernel/digest';
import type { Picture } from '../pdf/images/picture';
import { INK, TYPE } from '../pdf/ink';
import { digestRuns } from '../pdf/text/digest-runs';
import { bothZones, exhibitsInOrder, registrationOf } from './material';
import type { Paper } from './paper';

/** A long title is set smaller, so that the cover stays one page. */
const LONG_TITLE = { ...TYPE.title, size: 18.5, leading: 26 } as const;

/** Facts that stand on a cover with room between them. */
const MANY_FACTS = 12;

/** The title in the other language, below it. */
const SUBTITLE = { ...TYPE.h2, weight: 400, size: 12.5, leading: 19, colour: INK.muted } as const;

/** First page: what the file is about, how far it reaches, and how it can be checked. */
export function composeCover(
  paper: Paper,
  shown: { picture: Picture; labelled: boolean } | null,
): void {
  const { doc, words, material } = paper;
  const { state } = material;
  doc.newPage('cover');
  const facts = factsOf(paper);
  const isFull = facts.length > MANY_FACTS;
  const maxHeight = isFull ? 60 : 76;
  if (shown) doc.cornerFigure({ ...shown, alt: state.title, maxWidth: 104, maxHeight });
  doc.paragraph(
    [
      { text: 'CHIROGRAPH', weight: 700, colour: INK.navy },
      '  ',
      { text: words.text('brand'), colour: INK.muted },
    ],
    { style: TYPE.small, after: isFull ? 31 : 46 },
  );
  doc.accent();
  const long = [...state.title].length > 16;
  const [title, translated] = words.prose('title', { title: state.title });
  doc.heading(1, title?.runs ?? [state.title], {
    style: long ? LONG_TITLE : TYPE.title,
    bookmark: words.text('cover.bookmark'),
  });
  if (translated) doc.paragraph(translated.runs, { style: SUBTITLE, before: 0 });
  doc.keyValues(facts, {
    // So that the cover stays one page.
    padding: isFull ? 2.2 : 5.4,
    header: [words.label('cover.item'), words.label('cover.content')],
  });
  composeIntegrityPanel(paper);
  for (const { runs } of words.prose('disclaimer')) doc.paragraph(runs, { style: TYPE.small });
  doc.newPage('body');
}

/** Of letters of one width in running text: a name and a whole digest fit on a line. */
export const MONO = 0.9;

/** What the file rests on: root, size and origin of the log, keys, and what no outside clock says. */
export function composeIntegrityPanel(paper: Paper): void {
  const { doc, words, order } = paper;
  doc.panel('summary', (panel) => {
    panel.heading(2, words.label('integrity.title'), { bookmark: false });
    panel.paragraph([
      { text: words.text('integrity.root'), weight: 700 },
      '  ',
      ...digestRuns(toHex(paper.checkpoint.root), MONO),
    ]);
    panel.paragraph([
      { text: words.text('integrity.size'), weight: 700 },
      '  ',
      words.word('integrity.sizeText', { size: order.size, last: order.size - 1 }),
    ]);
    panel.paragraph([
      { text: words.text('integrity.origin'), weight: 700 },
      '  ',
      { text: originOf(paper), family: 'mono', scale: MONO },
    ]);
    for (const fingerprint of paper.fingerprints) {
      panel.paragraph([
        { text: words.text('integrity.key'), weight: 700 },
        '  ',
        ...digestRuns(fingerprint, MONO),
      ]);
    }
    panel.paragraph([
      { text: words.text('integrity.time'), weight: 700 },
      '  ',
      words.word('integrity.timeText'),
    ]);
  });
}

/** Identity of the case's log, the first line of its checkpoint. */
export function originOf(paper: Paper): string {
  return paper.checkpoint.note.split('\n')[0] ?? '';
}

function factsOf(paper: Paper) {
  const { words, material, order, number, withheld } = paper;
  const { state } = material;
  const exhibits = exhibitsInOrder(state);
  const entry = (key: string, value: string) => ({ key, value });
  const works = [...state.works.values()].map((w) => w.title).join(' · ');
  const people = [...state.contributors.values()].map((c) => c.name).join(' · ');
  const forums = state.forums.map((f) => words.word(`forum.${f}`)).join(' · ');
  const first = state.opened?.at ?? state.lastAt;
  return [
    entry('number', number),
    entry('works', `${works}${works ? ' ' : ''}(${words.word(`kind.${state.kind}`)})`),
    entry('registration', registrationsText(paper)),
    entry('party', state.party ? `${state.party} (${words.word(`side.${state.side}`)})` : ''),
    entry(
      'forums',
      forums ? `${forums} · ${words.word('cover.asOf', { date: state.textAsOf })}` : '',
    ),
    entry('status', words.word(`status.${state.status}`)),
    entry('dispute', state.disputeDate ?? words.word('cover.noDispute')),
    entry('contributors', people),
    entry('recorded', `${bothZones(first).beijing} → ${bothZones(state.lastAt).beijing} UTC+8`),
    entry(
      'exhibits',
      words.word('cover.exhibitsText', {
        all: exhibits.length,
        withheld: withheld.size,
        entries: order.size,
      }),
    ),
    entry('prompts', promptsText(paper)),
    entry('runs', runsText(paper)),
    entry(
      'dossier',
      words.word('cover.dossierText', { number: order.number, last: order.size - 1 }),
    ),
    entry('recipient', `${order.recipient} · ${order.reason}`),
  ]
    .filter(({ value }) => value !== '')
    .map(({ key, value }) => ({ name: words.label(`cover.${key}`), value }));
}

/** Registrations that are stated, each with its work where there are several. */
function registrationsText({ words, material }: Paper): string {
  const works = [...material.state.works.values()];
  return works
    .flatMap((one) => {
      const text = registrationOf(one);
      return text === '' ? [] : [works.length > 1 ? words.pair(one.title, text) : text];
    })
    .join('; ');
}

/** How many prompts and frozen revisions the case has; nothing where there is none. */
function promptsText({ words, material }: Paper): string {
  const prompts = [...material.state.prompts.values()];
  if (prompts.length === 0) return '';
  const revisions = prompts.reduce((sum, one) => sum + one.revisions.length, 0);
  return words.word('cover.promptsText', { prompts: prompts.length, revisions });
}

/** How many runs, outputs, choices and steps the case has; nothing where there is none. */
function runsText({ words, material }: Paper): string {
  const { runs, selections, modifications } = material.state;
  if (runs.size + selections.size + modifications.size === 0) return '';
  const making = [...runs.values()].filter(({ series }) => series === 'run');
  return words.word('cover.runsText', {
    runs: making.length,
    outputs: making.reduce((sum, run) => sum + run.outputs.length, 0),
    choices: selections.size,
    steps: modifications.size,
    recreations: runs.size - making.length,
  });
}
