import type { ReactNode } from 'react';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';
import { SafeText } from './safe-text';

type Props = { t: Translate<'exhibits'>; exhibit: ExhibitDetail; edit: ReactNode };

const TEXTS = [
  'title',
  'label',
  'description',
  'acquisition',
  'authority',
  'source',
  'licence',
] as const;

/** What people say about an exhibit, apart from what the bytes say. */
export function SaidList({ t, exhibit, edit }: Props) {
  const empty = <span className="text-ink-2">{t('said.notStated')}</span>;
  const rows = TEXTS.map((key) => ({
    key: key as string,
    label: t(`said.${key}`),
    value: exhibit[key] === '' ? empty : <SafeText text={exhibit[key]} lines />,
  }));
  rows.splice(
    3,
    0,
    {
      key: 'happened',
      label: t('said.happened'),
      value: exhibit.happenedAt === null ? empty : <Time at={exhibit.happenedAt} zoned />,
    },
    {
      key: 'supplier',
      label: t('said.supplier'),
      value: exhibit.supplier === null ? empty : <SafeText text={exhibit.supplier} />,
    },
  );
  return (
    <Part id="said" title={t('detail.said')} actions={edit}>
      <KeyValues items={rows} />
    </Part>
  );
}
