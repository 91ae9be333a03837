import { Bot, CircleQuestionMark, PenLine } from 'lucide-react';
import { SafeText } from '@/components/exhibits/safe-text';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';

type Text = RunDetail['request']['texts'][number];

/** Who is behind a text: a person, a machine, or nobody can tell. */
const BY = {
  entered: 'person',
  rewritten_by_model: 'machine',
  expanded: 'machine',
  template: 'machine',
  placeholder: 'machine',
  unknown: 'unknown',
} as const;

const ICON = { person: PenLine, machine: Bot, unknown: CircleQuestionMark } as const;

type Props = { t: Translate<'runs'>; texts: readonly Text[] };

/**
 * Texts of a run. What people entered and what a model or a template wrote are different things:
 * they stand under their own words, in their own letters and frames, and are never joined.
 */
export function RunTexts({ t, texts }: Props) {
  return (
    <ul className="grid gap-4">
      {texts.map((text, i) => {
        const by = BY[text.origin];
        const Icon = ICON[by];
        return (
          // A run's texts are recorded once and never reordered.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i} className="run-text min-w-0" data-by={by}>
            <p className="mb-1 flex flex-wrap items-center gap-x-2 text-sm">
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className="font-semibold">{t(`origin.${text.origin}`)}</span>
              <span className="text-ink-2">{t(`role.${text.role}`)}</span>
              {text.part !== '' && (
                <span className="text-ink-2">
                  <SafeText text={text.part} />
                </span>
              )}
            </p>
            <p className="run-text-body">
              <SafeText text={text.text} lines />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
