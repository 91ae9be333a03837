import { FileImage } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';

type Props = {
  src: string | null;
  /** What it shows; empty where the words beside it say it. */
  alt: string;
  size?: 'small' | 'large' | undefined;
};

const SIZE = { small: 'size-10', large: 'size-24' } as const;

/** A working copy of evidence, whole and never cropped; no optimiser may re-encode it. */
export function Thumb({ src, alt, size = 'small' }: Props) {
  const frame = classNames(SIZE[size], 'shrink-0 border border-hairline bg-sheet');
  if (src === null) {
    return (
      <span className={classNames(frame, 'grid place-items-center text-ink-2')}>
        <FileImage aria-hidden className="size-4" />
        {alt && <span className="sr-only">{alt}</span>}
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: a working copy of evidence
    <img src={src} alt={alt} loading="lazy" className={classNames(frame, 'object-contain')} />
  );
}
