import Link from 'next/link';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';
import { SafeText } from './safe-text';

type T = Translate<'exhibits'>;
type Props = { t: T; format: Formatter; base: string; exhibit: ExhibitDetail };

/** What is known of the bytes: none of it is anybody's claim but where it says so. */
export function FactList({ t, format, base, exhibit }: Props) {
  const { kind, sha256, bytes, mediaType, width, height, place, entry } = exhibit;
  const first = exhibit.versions.at(-1)?.entry ?? entry;
  return (
    <Part id="facts" title={t('detail.facts')}>
      <KeyValues
        items={[
          { key: 'number', label: t('fact.number'), value: format.count(exhibit.number) },
          { key: 'kind', label: t('fact.kind'), value: t(`kind.${kind}`) },
          ...(exhibit.fileName === ''
            ? []
            : [
                {
                  key: 'name',
                  label: t('fact.fileName'),
                  value: <SafeText text={exhibit.fileName} />,
                },
              ]),
          { key: 'sha256', label: t('fact.sha256'), value: <Hash value={sha256} whole /> },
          { key: 'size', label: t('fact.size'), value: <FileSize bytes={bytes} /> },
          {
            key: 'type',
            label: t('fact.mediaType'),
            value: (
              <>
                <code>{mediaType}</code>{' '}
                <span className="text-sm text-ink-2">
                  {kind === 'hash_only' ? t('fact.mediaTypeClaimed') : t('fact.mediaTypeBytes')}
                </span>
              </>
            ),
          },
          ...(width === null || height === null
            ? []
            : [
                {
                  key: 'pixels',
                  label: t('fact.pixels'),
                  value: t('fact.pixelsValue', {
                    width: format.count(width),
                    height: format.count(height),
                  }),
                },
              ]),
          {
            key: 'entry',
            label: t('fact.entry'),
            value: (
              <Link href={`${base}/ledger/${first}`} className="link">
                {t('fact.added', { index: format.count(first) })}
              </Link>
            ),
          },
          { key: 'place', label: t('fact.place'), value: <PlaceSaid t={t} place={place} /> },
          ...(place
            ? [
                {
                  key: 'key',
                  label: t('fact.key'),
                  value: <code className="break-all">{place.key}</code>,
                },
              ]
            : []),
          ...(place?.versionId
            ? [
                {
                  key: 'objectVersion',
                  label: t('fact.versionId'),
                  value: <code className="break-all">{place.versionId}</code>,
                },
              ]
            : []),
        ]}
      />
    </Part>
  );
}

/** Where the bytes are, and what that place promises; the embedded store promises nothing. */
function PlaceSaid({ t, place }: { t: T; place: ExhibitDetail['place'] }) {
  if (!place) return t('fact.placeNone');
  const embedded = place.store === 'embedded';
  const until = place.retainUntil;
  const time = () => (until === null ? null : <Time at={until} zoned />);
  return (
    <>
      <span className="block measure">
        {embedded ? t('fact.placeEmbedded') : t('fact.placeS3')}
      </span>
      <span className="block text-sm text-ink-2">
        {until === null
          ? t('fact.notRetained')
          : t.rich(embedded ? 'fact.retainedEmbedded' : 'fact.retained', { time })}
      </span>
    </>
  );
}
