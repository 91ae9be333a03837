import type { KeyValue } from '@/components/ui/key-values';
import type { DossierItem } from '@/lib/dossier/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { FAILED_ITEM } from '@/lib/volumes/model';

/** What a volume adds to the facts of an export. */
export function volumeFacts(
  t: Translate<'volume'>,
  format: Formatter,
  volume: NonNullable<DossierItem['volume']>,
  /** Number of the volume it was made again from. */
  previous: number | null,
): KeyValue[] {
  const { withheld, redacted } = volume;
  return [
    { key: 'title', label: t('item.title'), value: volume.title || '—' },
    { key: 'forum', label: t('item.forum'), value: t(`forum.${volume.forum}`) },
    ...(previous === null
      ? []
      : [
          {
            key: 'previous',
            label: t('item.previous'),
            value: t('item.previousText', { number: String(previous) }),
          },
        ]),
    {
      key: 'withheld',
      label: t('item.withheld'),
      value: t('item.withheldText', {
        exhibits: format.count(withheld.exhibits),
        prompts: format.count(withheld.prompts),
        runs: format.count(withheld.runs),
      }),
    },
    {
      key: 'redacted',
      label: t('item.redacted'),
      value: t('item.redactedText', { count: redacted, text: format.count(redacted) }),
    },
  ];
}

/** The item that could not be made, where the failure names one. */
export function failedItem(failure: string | null): string | null {
  return failure?.startsWith(FAILED_ITEM) ? failure.slice(FAILED_ITEM.length) : null;
}
