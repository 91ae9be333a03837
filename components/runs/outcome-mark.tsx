import { Ban, CircleDashed, CircleQuestionMark, CircleX } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Translate } from '@/lib/i18n/translator';
import type { RunItem } from '@/lib/runs/dto';

const ICON = {
  failed: CircleX,
  cancelled: Ban,
  unknown: CircleQuestionMark,
  open: CircleDashed,
} as const;

type Props = {
  t: Translate<'runs'>;
  outcome: RunItem['outcome'];
  /** Says nothing where all went as expected. */
  quiet?: boolean;
};

/** How a run ended; a run whose end nobody recorded says exactly that. */
export function OutcomeMark({ t, outcome, quiet = false }: Props) {
  if (outcome === 'completed') return quiet ? null : <Badge>{t('outcome.completed')}</Badge>;
  const name = outcome ?? 'open';
  const Icon = ICON[name];
  return <Badge icon={<Icon aria-hidden />}>{t(`outcome.${name}`)}</Badge>;
}
