import { PageHeading } from '@/components/shell/page-heading';
import { Badge } from '@/components/ui/badge';
import { FileSize } from '@/components/ui/file-size';
import { KeyValues } from '@/components/ui/key-values';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { CheckItem, Checks } from '@/lib/logbook/dto';
import { ruleWord } from './entry-words';

type T = Translate<'ledger'>;
type Report = NonNullable<Checks['newest']>;

const took = (format: Formatter, { startedAt, finishedAt }: CheckItem) =>
  format.duration(new Date(finishedAt).getTime() - new Date(startedAt).getTime());

function Result({ t, format, failures }: { t: T; format: Formatter; failures: number }) {
  return failures === 0 ? (
    <Badge tone="action">{t('check.agrees')}</Badge>
  ) : (
    <Badge tone="seal">
      {t('check.differs', { count: failures, text: format.count(failures) })}
    </Badge>
  );
}

/** What the newest check read and every record it found not to agree, whole. */
export function CheckReport({ t, format, report }: { t: T; format: Formatter; report: Report }) {
  return (
    <section className="mb-10">
      <PageHeading level={2} title={t('check.reportTitle')} />
      <KeyValues
        items={[
          {
            key: 'result',
            label: t('check.result'),
            value: <Result t={t} format={format} failures={report.failures} />,
          },
          { key: 'at', label: t('check.started'), value: <Time at={report.startedAt} /> },
          { key: 'took', label: t('check.took'), value: took(format, report) },
          { key: 'entries', label: t('check.entries'), value: format.count(report.size) },
          {
            key: 'checkpoints',
            label: t('check.checkpoints'),
            value: format.count(report.checkpoints),
          },
          { key: 'objects', label: t('check.objects'), value: format.count(report.objects) },
          { key: 'bytes', label: t('check.bytes'), value: <FileSize bytes={report.bytes} /> },
        ]}
      />
      {report.disagreements.length > 0 && <Disagreements t={t} format={format} report={report} />}
      {report.orphans > 0 && (
        <p className="measure mt-4 text-ink-2">
          {t('check.orphans', { count: report.orphans, text: format.count(report.orphans) })}
        </p>
      )}
    </section>
  );
}

function Disagreements({ t, format, report }: { t: T; format: Formatter; report: Report }) {
  return (
    <div className="mt-6">
      <h3 className="font-serif text-lg font-semibold text-seal">{t('check.disagreements')}</h3>
      <p className="measure mt-1 mb-3 text-ink-2">{t('check.disagreementsText')}</p>
      <Table
        caption={t('check.disagreements')}
        head={
          <>
            <Th>{t('check.record')}</Th>
            <Th>{t('check.rule')}</Th>
            <Th>{t('check.expected')}</Th>
            <Th>{t('check.found')}</Th>
          </>
        }
      >
        {report.disagreements.map(({ record, check, expected, found }) => (
          <Tr key={`${record} ${check} ${expected} ${found}`}>
            <RowHead>
              <code className="wrap-anywhere">{record}</code>
            </RowHead>
            <Td heading={t('check.rule')}>
              <span>
                {ruleWord(t, check)}
                <code className="block text-ink-2">{check}</code>
              </span>
            </Td>
            <Td heading={t('check.expected')}>
              <code className="wrap-anywhere">{expected}</code>
            </Td>
            <Td heading={t('check.found')}>
              <code className="wrap-anywhere text-seal">{found}</code>
            </Td>
          </Tr>
        ))}
      </Table>
      {report.more > 0 && (
        <p className="measure mt-3">
          {t('check.more', { count: report.more, text: format.count(report.more) })}
        </p>
      )}
    </div>
  );
}

/** Checks one after another, by their counts. */
export function CheckList({
  t,
  format,
  checks,
}: {
  t: T;
  format: Formatter;
  checks: readonly CheckItem[];
}) {
  return (
    <section>
      <PageHeading level={2} title={t('check.earlier')}>
        {t('check.earlierText')}
      </PageHeading>
      <Table
        caption={t('check.caption')}
        head={
          <>
            <Th>{t('check.started')}</Th>
            <Th>{t('check.result')}</Th>
            <Th numeric>{t('check.entries')}</Th>
            <Th numeric>{t('check.objects')}</Th>
            <Th numeric>{t('check.took')}</Th>
          </>
        }
      >
        {checks.map((check) => (
          <Tr key={check.startedAt}>
            <RowHead>
              <Time at={check.startedAt} />
            </RowHead>
            <Td heading={t('check.result')}>
              <Result t={t} format={format} failures={check.failures} />
            </Td>
            <Td numeric heading={t('check.entries')}>
              {format.count(check.size)}
            </Td>
            <Td numeric heading={t('check.objects')}>
              {format.count(check.objects)}
            </Td>
            <Td numeric heading={t('check.took')}>
              {took(format, check)}
            </Td>
          </Tr>
        ))}
      </Table>
    </section>
  );
}
