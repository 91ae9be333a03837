import type { Lineage, LineageNode } from '@/lib/lineage/graph';
import type { LadderRow } from '../../pdf/flow/ladder-rows';
import type { CellParagraph } from '../../pdf/flow/table-strips';
import { INK } from '../../pdf/ink';
import type { Run } from '../../pdf/text/style';
import { bothZones } from '../material';
import { linkTo, prose } from '../paper';
import { promptPlace, ROW, SIDE } from '../prompt/setting';
import { choicePlace } from './choices';
import { type Placed, setInLanes } from './lanes';
import { stepNumbers, stepPlace } from './later-work';
import type { Thumb } from './pictures';
import { exhibitRuns, type RunSetting, runLink, titleOf } from './setting';
import { altOf } from './sheet';

const MOST_TITLE = 140;

/**
 * The lineage from idea to final work as a chart that is read downwards over as many pages as it
 * takes: a numbered frame for each thing, lines at the left, and the same links in words.
 */
export async function composeLineage(setting: RunSetting, lineage: Lineage): Promise<void> {
  const placed = setInLanes(lineage.nodes, lineage.links);
  if (placed.length === 0) return;
  const { paper, pictures } = setting;
  const { doc, words } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('run.lineage.title'), { destination: 'lineage' });
  prose(paper, 'run.lineage.text');
  for (const { runs } of words.prose('run.lineage.legend'))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  const left = lineage.nodes.length - placed.length;
  if (left > 0) {
    for (const { runs } of words.prose('run.lineage.unlinked', { count: left }))
      doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  }
  const shown = placed.filter(({ node }) => node.kind === 'exhibit').map(({ node }) => node.id);
  const thumbs = await pictures.of(shown, 'small');
  doc.ladder(placed.map((one) => rowOf(setting, one, thumbs.get(one.node.id))));
  doc.closeSection();
}

function rowOf(setting: RunSetting, one: Placed, thumb: Thumb | undefined): LadderRow {
  const { paper } = setting;
  const { words } = paper;
  const { node, number, lines } = one;
  const look =
    node.verdict === 'chosen' || node.kind === 'work'
      ? 'heavy'
      : node.verdict === 'undecided'
        ? 'dashed'
        : 'plain';
  const title = titleText(setting, node);
  return {
    look,
    lines,
    picture: thumb?.picture
      ? {
          picture: thumb.picture,
          alt: altOf(paper, node.id),
          labelled: paper.material.records.get(node.id)?.marked ?? false,
        }
      : null,
    main: [
      {
        runs: [
          { text: `${number}  `, weight: 700 },
          ...nameRuns(setting, node),
          ...(node.class ? [{ text: `  ${node.class}`, weight: 700 as const }] : []),
          ...(node.verdict ? [`  ${words.word(`run.verdict.${node.verdict}`)}`] : []),
        ],
        style: ROW,
      },
      ...(title ? [{ runs: [title], style: SIDE }] : []),
      ...linkLines(setting, one),
    ],
    aside: asideOf(setting, node),
  };
}

function titleText({ paper }: RunSetting, { id, kind, title }: LineageNode): string {
  const text = kind === 'exhibit' ? titleOf(paper, id) : title;
  return text.length > MOST_TITLE ? `${text.slice(0, MOST_TITLE).toWellFormed()}…` : text;
}

/** What a frame stands for, with a link to where the paper tells of it. */
function nameRuns(setting: RunSetting, node: LineageNode): Run[] {
  const { paper, fates } = setting;
  const { words, material } = paper;
  const { state } = material;
  const name = words.text(`run.lineage.kind.${node.kind}`, { number: node.number ?? 0 });
  switch (node.kind) {
    case 'exhibit':
      return exhibitRuns(paper, node.id);
    case 'run': {
      const run = state.runs.get(node.id);
      return run ? [runLink(paper, run)] : [name];
    }
    case 'prompt': {
      const prompt = state.prompts.get(node.id.split('/')[0] ?? '');
      return prompt ? [linkTo(promptPlace(prompt.number), name)] : [name];
    }
    case 'selection': {
      const found = fates.selections.find(({ selection }) => selection.id === node.id);
      const text = words.text('run.choice.name', { number: found?.number ?? 0 });
      return found ? [linkTo(choicePlace(found.number), text)] : [name];
    }
    case 'modification': {
      const number = stepNumbers(state).get(node.id);
      const text = words.text('run.later.stepName', { number: number ?? 0 });
      return number ? [linkTo(stepPlace(number), text)] : [name];
    }
    case 'work':
    case 'publication':
      return [linkTo('later-work', name)];
  }
}

/** `← 3 output 1 · 5 mask` and `→ 9 chosen`: the lines again, in words. */
function linkLines({ paper }: RunSetting, { from, to }: Placed): CellParagraph[] {
  const { words } = paper;
  const list = (sign: string, ends: Placed['from']): CellParagraph[] => {
    if (ends.length === 0) return [];
    const parts = ends.map(({ number, link }) => {
      const role = roleText(words, link.role);
      const basis =
        link.basis === 'recorded_act' ? '' : `, ${words.text(`run.lineage.basis.${link.basis}`)}`;
      return `${number}${role ? ` ${role}` : ''}${basis}`;
    });
    return [{ runs: [{ text: `${sign} ${parts.join(' · ')}`, colour: INK.muted }], style: SIDE }];
  };
  return [...list('←', from), ...list('→', to)];
}

/** Parts that have a word; any other stands as it is. */
const ROLES = new Set([
  'initial',
  'reference',
  'mask',
  'control',
  'style',
  'other',
  'chosen',
  'rejected',
  'undecided',
  'before',
  'after',
  'project',
  'revision',
  'next_revision',
  'finished',
  'published',
  'as_published',
  'capture',
  'choice',
  'derived_from',
  'parent',
  'component',
]);

/** A role in words; a number is the position of an output. What has no word stands as it is. */
function roleText(words: RunSetting['paper']['words'], role: string): string {
  if (/^\d+$/.test(role)) return words.text('run.outputAt', { position: Number(role) + 1 });
  return ROLES.has(role) ? words.text(`run.lineage.role.${role}`) : role;
}

function asideOf(setting: RunSetting, node: LineageNode): CellParagraph[] {
  const { words } = setting.paper;
  const { beijing, utc } = bothZones(node.at);
  return [
    { runs: [personOf(setting, node), `  #${node.entry}`], style: ROW },
    { runs: [`${beijing} +08`], style: SIDE },
    { runs: [utc], style: SIDE },
    ...(node.happenedAt
      ? [
          {
            runs: [`${words.text('run.clock.claimed')} ${bothZones(node.happenedAt).beijing} +08`],
            style: SIDE,
          },
        ]
      : []),
  ];
}

/** Who, as the record says. Of a revision, who froze it: its text is of those whom its part names. */
function personOf({ paper, persons }: RunSetting, { id, kind, person, entry, at }: LineageNode) {
  const { words, material } = paper;
  if (kind === 'prompt') {
    const prompt = material.state.prompts.get(id.split('/')[0] ?? '');
    const frozen = prompt?.revisions.find((one) => one.frozen.index === entry)?.frozen;
    if (frozen) return persons.nameOf(frozen.actor, Date.parse(at));
  }
  return person ?? words.text('run.unknown');
}
