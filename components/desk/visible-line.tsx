import { Eye } from 'lucide-react';
import type { Translate } from '@/lib/i18n/translator';
import type { Reader } from '@/lib/review/dto';

type Props = {
  t: Translate<'desk'>;
  /** Who reads it besides its author. */
  readers: readonly Reader[];
  own: boolean;
  /** Name of whoever wrote it. */
  by: string;
  /** Account of whoever reads this line. */
  me: string;
};

/** Who can read something; always said, also where it is nobody else. */
export function VisibleLine({ t, readers, own, by, me }: Props) {
  const names = readers
    .map(({ id, name }) => (id === me ? t('visible.you') : name))
    .join(t('list.between'));
  const words = own
    ? readers.length === 0
      ? t('visible.youAlone')
      : t('visible.with', { names })
    : t('visible.byWith', { name: by, names });
  return (
    <p className="flex items-start gap-1.5 text-sm text-ink-2">
      <Eye aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </p>
  );
}
