import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { FIGURES, hoursAndMinutes, PAUSE_MINUTES } from '@/lib/elements/making-figures';
import type { Translate } from '@/lib/i18n/translator';
import type { Chronology } from '@/lib/review/dto';

type Props = { t: Translate<'review'>; making: NonNullable<Chronology['making']> };

/** Iterations and times of acts as the ledger has them: counted, not remembered, and no measure. */
export function MakingTimes({ t, making: { figures, times } }: Props) {
  return (
    <section aria-labelledby="making-times" className="mb-8 grid gap-3">
      <div>
        <h3 id="making-times" className="font-serif text-lg font-semibold">
          {t('making.title')}
        </h3>
        <p className="max-w-prose text-sm text-ink-2">
          {t('making.text', { minutes: String(PAUSE_MINUTES) })}
        </p>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {FIGURES.map((name) => (
          <li key={name}>{t(`making.of.${name}`, { count: figures[name] })}</li>
        ))}
      </ul>
      {times.length === 0 ? (
        <p className="text-ink-2">{t('making.none')}</p>
      ) : (
        <Table
          caption={t('making.caption')}
          head={
            <>
              <Th>{t('making.person')}</Th>
              <Th numeric>{t('making.acts')}</Th>
              <Th numeric>{t('making.stretches')}</Th>
              <Th numeric>{t('making.whole')}</Th>
              <Th>{t('making.first')}</Th>
              <Th>{t('making.last')}</Th>
            </>
          }
        >
          {times.map((one) => {
            const { hours, minutes } = hoursAndMinutes(one.whole);
            return (
              <Tr key={one.account}>
                <RowHead>
                  <SafeText text={one.name || one.account} />
                </RowHead>
                <Td heading={t('making.acts')} numeric>
                  {one.acts}
                </Td>
                <Td heading={t('making.stretches')} numeric>
                  {one.stretches}
                </Td>
                <Td heading={t('making.whole')} numeric>
                  {t('making.duration', {
                    hours: String(hours),
                    minutes: String(minutes),
                  })}
                </Td>
                <Td heading={t('making.first')}>
                  <Time at={one.first} />
                </Td>
                <Td heading={t('making.last')}>
                  <Time at={one.last} />
                </Td>
              </Tr>
            );
          })}
        </Table>
      )}
    </section>
  );
}
