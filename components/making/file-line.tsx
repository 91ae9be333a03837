import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import type { Translate } from '@/lib/i18n/translator';
import type { RunFile } from '@/lib/runs/dto';
import { nameOf } from './picked-file';
import { Thumb } from './thumb';

type Props = {
  t: Translate<'making'>;
  /** Address of the Exhibits room. */
  room: string;
  file: RunFile;
};

/** A file of a record: picture, number, name and class, leading to its exhibit. */
export function FileLine({ t, room, file }: Props) {
  return (
    <span className="flex min-w-0 items-start gap-2.5">
      <Thumb src={file.thumb} alt="" />
      <span className="min-w-24 leading-snug">
        <span className="flex flex-wrap items-center gap-x-1.5 md:whitespace-nowrap">
          <Link href={`${room}/${file.exhibitId}`} className="link">
            {t('exhibit', { number: String(file.number) })}
          </Link>
          <ClassMark value={file.class} />
        </span>
        <span className="block max-w-56 text-sm text-ink-2">
          <SafeText text={nameOf(file, t('untitled'))} />
        </span>
      </span>
    </span>
  );
}
