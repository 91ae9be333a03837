import { MODIFICATION_KINDS } from '@/lib/entries/vocabulary';
import type { Translate } from '@/lib/i18n/translator';
import type { LineageLink, LineageNode } from '@/lib/lineage/graph';

type T = Translate<'making'>;

const ROLES = [
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
  'output',
  'project',
  'revision',
  'finished',
  'published',
  'as_published',
  'derived_from',
  'next_revision',
  'choice',
  'capture',
  'parent',
  'component',
] as const;

/** What a node is, with its number where it has one: `Run 3`, `Selection`. */
export function itemOf(t: T, { kind, number }: LineageNode): string {
  return number === null
    ? t(`lineage.node.${kind}`)
    : t(`lineage.numbered.${kind}`, { number: String(number) });
}

/** Title of a node; a kind of later work stands in the vocabulary, everything else is said. */
export function titleOf(t: T, node: LineageNode): string {
  const kind = MODIFICATION_KINDS.find((one) => one === node.title);
  return node.kind === 'modification' && kind ? t(`kind.${kind}`) : node.title;
}

/** Part that a link plays; positions count from 1 for people, words of tools stay as they are. */
export function roleOf(t: T, { role }: LineageLink): string {
  if (/^\d{1,9}$/.test(role)) {
    return t('lineage.role.position', { number: String(Number(role) + 1) });
  }
  const known = ROLES.find((one) => one === role);
  return known ? t(`lineage.role.${known}`) : role;
}

/** Page of a node, below the address of the case. */
export function pageOf(base: string, { id, kind, entry }: LineageNode): string {
  switch (kind) {
    case 'prompt': {
      const [prompt, revision] = id.split('/');
      return `${base}/prompts/${prompt}/revisions/${revision}`;
    }
    case 'exhibit':
      return `${base}/exhibits/${id}`;
    case 'run':
      return `${base}/runs/${id}`;
    case 'selection':
      return `${base}/ledger/${entry}`;
    case 'modification':
      return `${base}/runs/later-work/${entry}`;
    case 'work':
      return `${base}/runs/later-work#works`;
    case 'publication':
      return `${base}/runs/later-work#works`;
  }
}

/** A text cut to a width, in units of the drawing; ideographs are as wide as the type is high. */
export function cutTo(text: string, width: number, size: number): string {
  const letters = [...text];
  const widths = letters.map((letter) => widthOf(letter) * size);
  const whole = widths.reduce((sum, one) => sum + one, 0);
  if (whole <= width) return text;
  let room = width - size * 0.8;
  const kept = letters.filter((_, i) => {
    room -= widths[i] ?? 0;
    return room >= 0;
  });
  return `${kept.join('').trimEnd()}…`;
}

/** Width of a letter by its kind, in heights of the type; a little more than our faces take. */
function widthOf(letter: string): number {
  if (letter.length > 1 || /[⺀-￯]/.test(letter)) return 1;
  if (/[ iljtfr.,:;·'|()]/.test(letter)) return 0.34;
  return /[mwA-Z@]/.test(letter) ? 0.7 : 0.55;
}
