import type { ReactNode } from 'react';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ComparedItem, Comparison } from '@/lib/volumes/dto';

type Props = { t: Translate<'volume'>; format: Formatter; comparison: Comparison };

/** Two volumes beside each other: their sizes, then what was added, changed, kept back or said anew. */
export function ComparisonView({ t, format, comparison }: Props) {
  const { older, newer, added, changed, withheld, redacted } = comparison;
  const c = (key: string) => t(`comparison.${key}` as 'comparison.title');
  const item = (one: ComparedItem) =>
    t(`comparison.kind.${one.kind}`, { number: String(one.number), title: one.title });
  const partName = (part: string) => t(`part.${part}` as 'part.cover');
  const both = (
    lists: { added: string[]; dropped?: string[]; lifted?: string[] },
    name: (one: string) => string = (one) => one,
  ) => [
    ...lists.added.map((one) => t('comparison.addedItem', { item: name(one) })),
    ...(lists.dropped ?? []).map((one) => t('comparison.dropped', { item: name(one) })),
    ...(lists.lifted ?? []).map((one) => t('comparison.lifted', { item: name(one) })),
  ];
  const items = (lists: { added: ComparedItem[]; lifted: ComparedItem[] }) =>
    both({ added: lists.added.map(item), lifted: lists.lifted.map(item) });
  return (
    <div className="grid gap-8">
      <Table
        caption={t('comparison.title')}
        head={
          <>
            <Th>{t('comparison.volume')}</Th>
            <Th>{t('item.title')}</Th>
            <Th numeric>{t('comparison.size')}</Th>
            <Th numeric>{t('comparison.pages')}</Th>
          </>
        }
      >
        {[['older', older] as const, ['newer', newer] as const].map(([key, one]) => (
          <Tr key={one.dossierId}>
            <Td heading={t('comparison.volume')}>
              {c(key)} · {t('item.number', { number: String(one.number) })}
            </Td>
            <Td heading={t('item.title')}>
              <bdi>{one.title}</bdi>
            </Td>
            <Td heading={t('comparison.size')} numeric>
              {format.count(one.size)}
            </Td>
            <Td heading={t('comparison.pages')} numeric>
              {one.pages === null ? '—' : format.count(one.pages)}
            </Td>
          </Tr>
        ))}
      </Table>
      <List t={t} title={c('added')}>
        {added.map((one) => (
          <li key={one.number}>
            {t('exhibit.named', { name: one.name, title: one.title })}{' '}
            <span className="text-ink-2">
              {t('exhibit.number', { number: String(one.number) })}
            </span>
          </li>
        ))}
      </List>
      <List t={t} title={c('changed')}>
        {changed.map((one) => (
          <li key={one.number}>
            {t('exhibit.named', { name: one.name, title: one.title })}
            <ul className="ml-5 list-disc text-ink-2">
              {one.changes.map(({ what, from, to }) => (
                <li key={what}>
                  {t('comparison.from', {
                    what: t(`comparison.what.${what}` as 'comparison.what.name'),
                    from,
                    to,
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </List>
      <Texts t={t} title={c('withheld')} texts={items(withheld)} />
      <Texts t={t} title={c('redacted')} texts={items(redacted)} />
      <Texts t={t} title={c('parts')} texts={both(comparison.parts, partName)} />
      <Texts t={t} title={c('facts')} texts={both(comparison.facts)} />
      <Texts t={t} title={c('allegations')} texts={both(comparison.allegations)} />
      <Texts
        t={t}
        title={c('settings')}
        texts={comparison.settings.map((name) => t(`comparison.setting.${name}`))}
      />
    </div>
  );
}

function Texts({ texts, ...rest }: { t: Props['t']; title: string; texts: string[] }) {
  return (
    <List {...rest}>
      {texts.map((text) => (
        <li key={text} className="break-words">
          <bdi>{text}</bdi>
        </li>
      ))}
    </List>
  );
}

function List({ t, title, children }: { t: Props['t']; title: string; children: ReactNode[] }) {
  return (
    <section>
      <h3 className="mb-1 font-serif text-lg font-semibold">{title}</h3>
      {children.length === 0 ? (
        <p className="text-ink-2">{t('comparison.same')}</p>
      ) : (
        <ul className="measure grid gap-1">{children}</ul>
      )}
    </section>
  );
}
