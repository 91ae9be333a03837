import type { Cell } from '../pdf/flow/table-strips';
import { INK } from '../pdf/ink';
import type { Run } from '../pdf/text/style';
import { type Act, bothZones, exhibitName, exhibitPlace } from './material';
import { actorText, linkTo, type Paper, prose, timeCell } from './paper';
import { promptPlace } from './prompt/setting';
import { choicePlace } from './runs/choices';
import { stepPlace } from './runs/later-work';
import { runLink } from './runs/setting';

/** Every act in the order of the ledger, with the server's clock and the claimed one side by side. */
export function composeTimeline(paper: Paper): void {
  const { doc, words, material } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('timeline.title'), { destination: 'timeline' });
  prose(paper, 'timeline.text');
  if (material.state.disputeDate) {
    prose(paper, 'timeline.dispute', { date: material.state.disputeDate });
  }
  doc.table({
    columns: [
      { header: words.cell('timeline.entry'), width: 42, align: 'end' },
      { header: words.cell('timeline.received'), width: 108 },
      { header: words.cell('timeline.claimed'), width: 108 },
      { header: words.cell('timeline.act'), width: { share: 26 } },
      { header: words.cell('timeline.actor'), width: { share: 20 } },
    ],
    rows: rows(paper),
  });
  doc.closeSection();
}

function* rows(paper: Paper): Generator<readonly Cell[]> {
  const counts = new Map<string, number>();
  for (const act of paper.material.timeline) {
    const number = (counts.get(act.kind) ?? 0) + 1;
    counts.set(act.kind, number);
    yield [
      String(act.index),
      timeCell(act.at),
      act.claimed ? timeCell(act.claimed) : '—',
      actCell(paper, act, number),
      actorText(paper, act),
    ];
  }
}

/** `number` counts the acts of this kind: so choices and steps are called on paper. */
function actCell(paper: Paper, act: Act, number: number): Cell {
  const { words, material, withheld } = paper;
  const word = words.word(`act.${act.kind}`);
  const { exhibit } = act.act;
  const one = typeof exhibit === 'string' ? material.state.exhibits.get(exhibit) : undefined;
  const disputed =
    material.state.disputeDate !== null &&
    bothZones(act.at).beijing.slice(0, 10) >= material.state.disputeDate;
  const after = disputed
    ? [{ text: `  ${words.word('timeline.after')}`, colour: INK.seal, scale: 0.9 }]
    : [];
  if (act.kind.startsWith('run.')) return [word, ...runRuns(paper, act), ...after];
  if (act.kind === 'selection.recorded') {
    const name = words.text('run.choice.name', { number });
    return [word, '  ', linkTo(choicePlace(number), name), ...after];
  }
  if (act.kind === 'modification.recorded') {
    const name = words.text('run.later.stepName', { number });
    return [word, '  ', linkTo(stepPlace(number), name), ...after];
  }
  if (!one) return [word, ...promptRuns(paper, act), ...after];
  const name = words.text('timeline.exhibit', { name: exhibitName(one) });
  const link = withheld.has(one.id) ? name : linkTo(exhibitPlace(one), name);
  return [word, '  ', link, ...after];
}

/** Which prompt an act was about, and which revision, with a link to its part. */
function promptRuns({ words, material }: Paper, { act }: Act): Run[] {
  const one = typeof act.prompt === 'string' ? material.state.prompts.get(act.prompt) : undefined;
  if (!one) return [];
  const name = words.text('prompt.heading', { number: one.number });
  const revision =
    typeof act.revision === 'number'
      ? [`  ${words.text('prompt.revision', { revision: act.revision })}`]
      : [];
  return ['  ', linkTo(promptPlace(one.number), name), ...revision];
}

/** Which run an act was about, with a link to its record. */
function runRuns(paper: Paper, { act }: Act): Run[] {
  const run = typeof act.run === 'string' ? paper.material.state.runs.get(act.run) : undefined;
  return run ? ['  ', runLink(paper, run)] : [];
}
