import type { ReactNode } from 'react';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';
import { SafeText } from './safe-text';

type Props = {
  t: Translate<'exhibits'>;
  format: Formatter;
  exhibit: ExhibitDetail;
  /** The way to change it, for those who may. */
  edit: ReactNode;
};

const BEFORE = ['title', 'label', 'description'] as const;
const AFTER = ['acquisition', 'authority', 'source', 'licence'] as const;

/** What people say about an exhibit, apart from what the bytes say; what nobody said in one line. */
export function SaidList({ t, format, exhibit, edit }: Props) {
  const text = (key: (typeof BEFORE)[number] | (typeof AFTER)[number]) => ({
    key: key as string,
    label: t(`said.${key}`),
    value: exhibit[key] === '' ? null : <SafeText text={exhibit[key]} lines />,
  });
  const { happenedAt, supplier } = exhibit;
  const rows = [
    ...BEFORE.map(text),
    {
      key: 'happened',
      label: t('said.happened'),
      value: happenedAt === null ? null : <Time at={happenedAt} zoned />,
    },
    {
      key: 'supplier',
      label: t('said.supplier'),
      value: supplier === null ? null : <SafeText text={supplier} />,
    },
    ...AFTER.map(text),
  ];
  const missing = rows.filter((row) => row.value === null).map((row) => row.label);
  return (
    <Part id="said" title={t('detail.said')} actions={edit}>
      <KeyValues
        items={[
          ...rows.filter((row) => row.value !== null),
          ...(missing.length === 0
            ? []
            : [
                {
                  key: 'missing',
                  label: t('said.notStated'),
                  value: <span className="text-ink-2">{format.list(missing)}</span>,
                },
              ]),
        ]}
      />
    </Part>
  );
}
