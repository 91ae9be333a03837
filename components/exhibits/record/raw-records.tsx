import { Hash } from '@/components/ui/hash';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RawRecord } from '@/lib/records/reading';
import { SafeText } from '../safe-text';

type T = Translate<'records'>;
type Props = { t: T; format: Formatter; records: readonly RawRecord[] };

const MOST = 100;
/** Characters of one record on the page; the original has all. */
const SHOWN = 60_000;

/** A text that scrolls must be reached by the keyboard. */
const REACHED = { tabIndex: 0 };

/** The records themselves, exact, in the order of the file. */
export function RawRecords({ t, format, records }: Props) {
  if (records.length === 0) return null;
  return (
    <div className="mt-5">
      <h4 className="font-serif text-base font-semibold">{t('raw')}</h4>
      <p className="text-sm text-ink-2">{t('rawText')}</p>
      <ol className="mt-1">
        {records.slice(0, MOST).map((record) => (
          <li key={record.order} className="border-b border-hairline">
            <details>
              <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 py-1 [&::marker]:text-ink-2">
                <span className="tabular-nums text-ink-2">{format.count(record.order + 1)}</span>
                <code className="break-all">
                  <SafeText text={record.place} />
                </code>
                <span className="text-sm text-ink-2">{placeSaid(t, format, record)}</span>
                <span className="link ml-auto text-sm">{t('rawShow')}</span>
              </summary>
              <Body t={t} format={format} record={record} />
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

function placeSaid(t: T, format: Formatter, { offset, length }: RawRecord): string {
  if (offset === null) return t('rawPixels', { length: format.count(length) });
  const end = format.count(offset + Math.max(0, length - 1));
  return t('rawPlace', { offset: format.count(offset), end });
}

function Body({ t, format, record }: { t: T; format: Formatter; record: RawRecord }) {
  const { text, textLength, encoding, compressed, sha256, length } = record;
  const shown = text?.slice(0, SHOWN) ?? '';
  return (
    <div className="pb-3">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
        <span>{t('rawLength', { length: format.count(length) })}</span>
        {encoding && <span>{t('rawEncoding', { encoding: encoding.toUpperCase() })}</span>}
        {compressed && <span>{t('rawPacked')}</span>}
        <Hash value={sha256} />
      </p>
      {text === null ? (
        <p className="mt-1">{t('rawBytes')}</p>
      ) : (
        <pre
          className="mt-1 max-h-96 overflow-auto border border-hairline bg-rail p-3 font-mono text-sm whitespace-pre-wrap"
          {...REACHED}
        >
          <SafeText text={shown} lines />
        </pre>
      )}
      {text !== null && shown.length < textLength && (
        <p className="mt-1 text-sm text-ink-2">
          {t('rawCut', { shown: format.count(shown.length), whole: format.count(textLength) })}
        </p>
      )}
    </div>
  );
}
