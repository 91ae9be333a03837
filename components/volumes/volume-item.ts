import type { KeyValue } from '@/components/ui/key-values';
import type { DossierItem } from '@/lib/dossier/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { PRC_PARTS, US_PARTS } from '@/lib/volumes/model';

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

/**
 * What an export calls the item at which it failed, in words: a part, an exhibit by its name on paper or by
 * its number in the case, a prompt; a file by its name.
 */
export function itemWords(t: Translate<'volume'>, item: string): string {
  const [, kind, name = ''] = /^(part|exhibit no\.|exhibit|prompt) (.+)$/.exec(item) ?? [];
  const part = [...PRC_PARTS, ...US_PARTS].find((one) => one === name);
  if (kind === 'part') return part ? t(`part.${part}`) : name;
  if (kind === 'exhibit') return t('at.exhibit', { name });
  if (kind === 'exhibit no.') return t('at.exhibitNumber', { number: name });
  if (kind === 'prompt') return t('at.prompt', { number: name });
  if (item === 'integrity') return t('at.closing');
  return item === 'bundle' ? t('item.file.bundle') : item;
}
