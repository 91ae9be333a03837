'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import type { ViewState } from '@/lib/authorship/side-states';
import type { About } from './about';
import { nameOf } from './authors';
import { wordsAt } from './say-part';
import { viewsByAccount } from './view-rows';

type Props = { about: About; revision: number; attribution: PackedAttribution };

/** What each contributor says of the record of a revision: side by side, none weighed, none final. */
export function ViewPart({ about, revision, attribution }: Props) {
  const { fields } = unpack(attribution);
  const t = useTranslations('attribution.view');
  const unlinked = about.contributors.filter((person) => person.accounts.length === 0);
  return (
    <Table
      caption={t('caption', { revision })}
      head={
        <>
          <Th>{t('contributor')}</Th>
          <Th>{t('says')}</Th>
          <Th>{t('reasons')}</Th>
          <Th>{t('when')}</Th>
        </>
      }
    >
      {viewsByAccount(about, revision).map(({ account, views }) => {
        const [view, ...earlier] = views;
        const person = about.contributors.find((one) => one.accounts.includes(account));
        return (
          <Tr key={account}>
            <RowHead>
              <SafeText text={person?.name ?? nameOf(about.authors, account)} />
            </RowHead>
            <Td heading={t('says')}>
              {view ? (
                <span
                  className={view.meaning === 'contested' ? 'font-medium text-seal' : undefined}
                >
                  {t(`said.${view.meaning}`)}
                </span>
              ) : (
                <span className="text-ink-2">{t('silent')}</span>
              )}
            </Td>
            <Td heading={t('reasons')}>
              <div className="min-w-0">
                {view && <Reasons view={view} fields={fields} />}
                {earlier.length > 0 && <Earlier views={earlier} fields={fields} />}
              </div>
            </Td>
            <Td heading={t('when')}>{view && <Time at={view.at} />}</Td>
          </Tr>
        );
      })}
      {unlinked.map((person) => (
        <Tr key={person.id}>
          <RowHead>
            <SafeText text={person.name} />
          </RowHead>
          <Td heading={t('says')}>
            <span className="text-ink-2">{t('noAccount')}</span>
          </Td>
          <Td heading={t('reasons')} />
          <Td heading={t('when')} />
        </Tr>
      ))}
    </Table>
  );
}

function Reasons({ view, fields }: { view: ViewState; fields: readonly FieldAttribution[] }) {
  const t = useTranslations('attribution.view');
  return (
    <>
      {view.reason && (
        <p>
          <SafeText text={view.reason} lines />
        </p>
      )}
      {view.contested.length > 0 && (
        <ul>
          {view.contested.map(({ spans, reason }) => {
            const words = wordsAt(fields, spans);
            return (
              <li key={spans.join(' ')}>
                {words ? (
                  <q className="font-serif">
                    <SafeText text={words} lines />
                  </q>
                ) : (
                  <span className="text-ink-2">{t('gone')}</span>
                )}
                {': '}
                <SafeText text={reason} lines />
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** What the same person said before; a later word does not take back an earlier one. */
function Earlier({ views, fields }: { views: ViewState[]; fields: readonly FieldAttribution[] }) {
  const t = useTranslations('attribution.view');
  return (
    <details className="mt-1 text-sm">
      <summary className="cursor-pointer text-action">
        {t('earlier', { count: views.length })}
      </summary>
      <ol>
        {views.map((view) => (
          <li key={view.seq} className="mt-1">
            {t(`said.${view.meaning}`)} · <Time at={view.at} />
            <Reasons view={view} fields={fields} />
          </li>
        ))}
      </ol>
    </details>
  );
}
