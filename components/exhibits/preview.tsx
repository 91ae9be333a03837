import { RegionOutlines } from '@/components/making/region-frame';
import type { Region } from '@/components/making/region-geometry';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { OpenOriginal } from './original-address';
import { PendingPreview } from './pending-preview';
import { Player } from './player';
import { TextPreview } from './text-preview';
import { uprightSize } from './upright-size';
import { visibleName } from './visible-name';

type T = Translate<'exhibits'>;
type Props = {
  t: T;
  format: Formatter;
  exhibit: ExhibitDetail;
  open: OpenOriginal;
  /** A region of the picture that something leans on, in pixels of the original. */
  region?: Region | null;
};

const REASONS = [
  'digest_only',
  'active_content',
  'empty',
  'encrypted',
  'memory_limit',
  'no_preview',
  'not_made',
  'object_missing',
  'time_limit',
  'too_large',
  'too_many_pixels',
  'unreadable',
  'worker_died',
] as const;

/** How the exhibit can be looked at without running anything of it on our origin. */
export function Preview({ t, format, exhibit, open, region = null }: Props) {
  const { look } = exhibit;
  const title = visibleName(exhibit.title);
  switch (look.kind) {
    case 'image':
      return (
        <figure className="grid gap-1.5">
          <span className="relative w-fit max-w-full">
            {/* A working copy of evidence; no optimiser may touch or re-encode it. */}
            {/* biome-ignore lint/performance/noImgElement: see above */}
            <img
              src={look.url}
              alt={t('look.alt', { title })}
              width={look.width || undefined}
              height={look.height || undefined}
              className="block h-auto max-h-128 w-auto max-w-full border border-hairline bg-sheet object-contain"
            />
            {region && exhibit.width && exhibit.height && (
              <RegionOutlines
                regions={[region]}
                size={uprightSize({ width: exhibit.width, height: exhibit.height }, look)}
              />
            )}
          </span>
          <Made t={t} tool={look.tool} />
        </figure>
      );
    case 'pages':
      return (
        <div className="grid gap-1.5">
          <section
            aria-label={t('look.alt', { title })}
            // Pages scroll inside their frame; the keyboard must be able to reach them.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
            tabIndex={0}
            className="grid max-h-160 justify-items-center gap-3 overflow-y-auto border border-hairline bg-rail p-3 print:max-h-none"
          >
            {look.urls.map((url, i) => (
              // biome-ignore lint/performance/noImgElement: a working copy of evidence
              <img
                key={url}
                id={`page-${i + 1}`}
                src={url}
                alt={t('look.page', { page: format.count(i + 1), title })}
                loading="lazy"
                className="h-auto max-w-full border border-hairline bg-sheet"
              />
            ))}
          </section>
          <p className="text-sm text-ink-2">
            {t('look.pages', { count: look.urls.length, text: format.count(look.urls.length) })} ·{' '}
            {t('look.tool', { tool: look.tool })}
          </p>
        </div>
      );
    case 'text':
      return <TextPreview url={look.url} label={t('look.alt', { title })} bytes={exhibit.bytes} />;
    case 'player':
      return <Player media={look.media} label={title} mayOpen={exhibit.may.open} open={open} />;
    case 'pending':
      return <PendingPreview />;
    case 'none':
      return (
        <div className="border border-dashed border-control px-4 py-8">
          <p className="font-medium">{t('look.none')}</p>
          <p className="text-sm text-ink-2">
            {t(`look.reason.${REASONS.find((name) => name === look.reason) ?? 'other'}`)}
          </p>
        </div>
      );
  }
}

function Made({ t, tool }: { t: T; tool: string }) {
  return <figcaption className="text-sm text-ink-2">{t('look.tool', { tool })}</figcaption>;
}
