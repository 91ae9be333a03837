import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import { ENTRY_KINDS } from '@/lib/entries/registry';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { LedgerEntryDetail } from '@/lib/logbook/dto';
import { fieldWord } from './entry-words';

type T = Translate<'ledger'>;

type Props = {
  t: T;
  format: Formatter;
  entry: LedgerEntryDetail;
  /** The way to erase it, for those who may. */
  erase: ReactNode;
};

/** Names and free text beside the entry, or the mark of their place once they were erased. */
export function EntryPayload({ t, format, entry, erase }: Props) {
  const { commitment, erased, opening } = entry;
  return (
    <section className="mb-8">
      <PageHeading level={2} title={t('payload.title')} actions={erase}>
        {commitment === null ? t('payload.none') : t('payload.text')}
      </PageHeading>
      {erased && <Tombstone t={t} erased={erased} />}
      <Fields t={t} format={format} entry={entry} />
      {commitment !== null && (
        <KeyValues
          items={[
            {
              key: 'commitment',
              label: t('payload.commitment'),
              value: <Hash value={commitment} whole />,
            },
            ...(opening
              ? [
                  {
                    key: 'salt',
                    label: t('payload.salt'),
                    value: <Hash value={opening.salt} algorithm={t('payload.salt')} whole />,
                  },
                  {
                    key: 'exact',
                    label: t('payload.exact'),
                    value: (
                      <code className="block break-all whitespace-pre-wrap" dir="ltr">
                        {opening.data}
                      </code>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}

/** The fields in the order in which their kind names them, which is that of reading. */
function fieldsOf({ kind, v, payload }: LedgerEntryDetail): [string, unknown][] {
  const known = ENTRY_KINDS.find((one) => one.kind === kind && one.v === v);
  const order = Object.keys(known?.payload?.shape ?? {});
  const fields = Object.entries(payload ?? {});
  return fields.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

function Fields({ t, format, entry }: Omit<Props, 'erase'>) {
  const fields = fieldsOf(entry);
  const empty = fields.filter(([, value]) => value === '').map(([name]) => fieldWord(t, name));
  const items = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({
      key: name,
      label: fieldWord(t, name),
      value: (
        <bdi className="block font-serif break-words whitespace-pre-wrap">
          {typeof value === 'string' ? value : JSON.stringify(value)}
        </bdi>
      ),
    }));
  const none = {
    key: 'empty',
    label: t('payload.empty'),
    value: <span className="text-ink-2">{format.list(empty)}</span>,
  };
  return fields.length > 0 && <KeyValues items={empty.length > 0 ? [...items, none] : items} />;
}

function Tombstone({ t, erased }: { t: T; erased: NonNullable<LedgerEntryDetail['erased']> }) {
  return (
    <div className="mb-3 border border-dashed border-control px-4 py-3">
      <p className="font-medium">
        {t.rich('payload.erasedAt', { time: () => <Time at={erased.at} zoned /> })}
      </p>
      <p className="measure">
        <span className="text-ink-2">{t('payload.reason')}:</span>{' '}
        <bdi className="whitespace-pre-wrap">{erased.reason}</bdi>
      </p>
      <p className="measure mt-1 text-sm text-ink-2">{t('payload.tombstone')}</p>
    </div>
  );
}
