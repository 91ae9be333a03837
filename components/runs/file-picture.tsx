import { File as FileIcon, Film, Image as ImageIcon, Music } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { RunFile } from '@/lib/runs/dto';

type Props = {
  file: Pick<RunFile, 'thumb' | 'view' | 'mediaType'>;
  /** What the picture is of; empty where the words beside it say so already. */
  alt: string;
  /** The larger working copy, where there is one. */
  large?: boolean | undefined;
  className?: string | undefined;
};

/** A working copy of a file of a run, or a sign of its kind where there is none. */
export function FilePicture({ file, alt, large = false, className }: Props) {
  const src = large ? (file.view ?? file.thumb) : (file.thumb ?? file.view);
  if (src === null) {
    const Icon = iconOf(file.mediaType);
    return (
      <span
        className={classNames(
          'grid place-items-center border border-hairline bg-sheet text-ink-2 [&_svg]:size-5 [&_svg]:stroke-[1.5]',
          className,
        )}
        {...(alt !== '' && { role: 'img', 'aria-label': alt })}
      >
        <Icon aria-hidden />
      </span>
    );
  }
  return (
    // The store's own preview of evidence; no optimiser may touch or re-encode it.
    // biome-ignore lint/performance/noImgElement: see above
    <img
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={classNames('block border border-hairline bg-sheet object-contain', className)}
    />
  );
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return ImageIcon;
  if (mediaType.startsWith('video/')) return Film;
  return mediaType.startsWith('audio/') ? Music : FileIcon;
}
