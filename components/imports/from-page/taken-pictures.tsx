'use client';

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Button } from '@/components/ui/button';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import type { Picture } from './tray';

/** Pixels above which a picture is not drawn here: its size says nothing of what drawing it takes. */
const MOST_PIXELS = 64_000_000;

type Props = { pictures: readonly Picture[]; onRemove(place: number): void };

/** What a page handed over, picture by picture, before it is recorded. */
export function TakenPictures({ pictures, onRemove }: Props) {
  const t = useTranslations('imports.fromPage');
  return (
    <ul aria-label={t('list')} className="border-t border-hairline">
      {pictures.map((picture) => (
        <Taken key={picture.place} picture={picture} onRemove={onRemove} />
      ))}
    </ul>
  );
}

function Taken({ picture, onRemove }: { picture: Picture; onRemove(place: number): void }) {
  const t = useTranslations('imports.fromPage');
  const { place, name, kind, address, file, mediaType, width, height, sha256 } = picture;
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-2 border-b border-hairline py-3">
      <Look picture={picture} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">
          <SafeText text={name} />
        </p>
        <p className="text-sm text-ink-2">
          {mediaType} · <FileSize bytes={file.size} />
          {width !== null && height !== null && ` · ${width} × ${height}`}
        </p>
        <p className="text-sm">
          <Hash value={sha256} copy={false} />
        </p>
        <p className="text-sm text-ink-2">
          {kind === 'canvas' ? (
            t('fromCanvas')
          ) : address === null ? (
            t('noAddress')
          ) : (
            <>
              {t('address')} <SafeText text={address} />
            </>
          )}
        </p>
      </div>
      <Button
        size="small"
        variant="quiet"
        icon={<X aria-hidden />}
        aria-label={t('removeOf', { name: visibleName(name) })}
        onClick={() => onRemove(place)}
      >
        {t('remove')}
      </Button>
    </li>
  );
}

/** The picture itself, drawn from the bytes that came. */
function Look({ picture: { file, width, height } }: { picture: Picture }) {
  const t = useTranslations('imports.fromPage');
  const [src, setSrc] = useState<string | null>(null);
  const drawn = width !== null && height !== null && width * height <= MOST_PIXELS;

  useEffect(() => {
    if (!drawn) return;
    const made = URL.createObjectURL(file);
    setSrc(made);
    return () => URL.revokeObjectURL(made);
  }, [file, drawn]);

  return (
    <div className="grid size-24 shrink-0 place-items-center overflow-hidden rounded-sm border border-hairline bg-rail">
      {src === null ? (
        <span className="p-1 text-center text-xs text-ink-2">{drawn ? '' : t('notDrawn')}</span>
      ) : (
        // biome-ignore lint/performance/noImgElement: bytes of this window, no file of ours
        <img src={src} alt="" className="max-h-full max-w-full object-contain" />
      )}
    </div>
  );
}
