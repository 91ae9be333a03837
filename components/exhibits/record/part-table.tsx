import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Translate } from '@/lib/i18n/translator';
import type { Part } from '@/lib/records/reading';
import { SafeText } from '../safe-text';
import { FactCode, FactPlace, FactText } from './fact-text';

type T = Translate<'records'>;
type Props = { t: T; parts: readonly Part[] };

const MOST = 200;
/** Levels that are indented; what is nested deeper stands below the last. */
const MOST_DEPTH = 6;

/** What a project file is made of, nested as it is there: layers and masks, or tracks and clips. */
export function PartTable({ t, parts }: Props) {
  if (parts.length === 0) return null;
  return (
    <div className="mt-3">
      <Table
        caption={t('parts')}
        showCaption
        head={
          <>
            <Th>{t('part.name')}</Th>
            <Th>{t('part.details')}</Th>
          </>
        }
      >
        {parts.slice(0, MOST).map((part, i) => (
          // The order of parts is their identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Tr key={i}>
            <RowHead>
              <PartName t={t} part={part} />
            </RowHead>
            <Td heading={t('part.details')}>
              <Details t={t} part={part} />
            </Td>
          </Tr>
        ))}
      </Table>
      {parts.length > MOST && (
        <p className="mt-2 text-sm text-ink-2">{t('more', { count: parts.length - MOST })}</p>
      )}
    </div>
  );
}

function PartName({ t, part: { kind, depth, name, file, details } }: { t: T; part: Part }) {
  const place = name ?? file ?? details[0];
  return (
    <span
      className="block"
      style={{ paddingInlineStart: `${Math.min(depth, MOST_DEPTH) * 0.75}rem` }}
    >
      <span className="block text-sm text-ink-2">{t(`part.kind.${kind}`)}</span>
      {name ? <FactText t={t} fact={name} /> : <span className="text-ink-2">{t('unnamed')}</span>}
      {place && (
        <span className="block font-normal">
          <FactPlace t={t} fact={place} />
        </span>
      )}
    </span>
  );
}

/** The file that it shows, and values under the file's own names. */
function Details({ t, part: { file, details } }: { t: T; part: Part }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5">
      {file && (
        <span className="basis-full">
          <span className="text-sm text-ink-2">{t('part.file')}</span>{' '}
          <FactCode t={t} fact={file} />
        </span>
      )}
      {details.map((one) => (
        <span key={`${one.name} ${one.at}`}>
          <span className="text-sm text-ink-2">
            <SafeText text={one.name} />
          </span>{' '}
          <FactCode t={t} fact={one} />
        </span>
      ))}
    </span>
  );
}
