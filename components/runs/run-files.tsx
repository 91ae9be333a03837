import { Sparkles } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Badge } from '@/components/ui/badge';
import { ClassMark } from '@/components/ui/class-mark';
import { Hash } from '@/components/ui/hash';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunFile } from '@/lib/runs/dto';
import { FilePicture } from './file-picture';

type T = Translate<'runs'>;

export type FileCardProps = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  file: RunFile;
  /** What it is here: its position, or its role. */
  role: ReactNode;
  /** Says who supplied it and under what licence, unknown included. */
  rights?: boolean | undefined;
  children?: ReactNode;
};

/** A file of a run with its exhibit number, its class and its digest. */
export function FileCard({ t, format, base, file, role, rights = false, children }: FileCardProps) {
  const { exhibitId, number, title, width, height } = file;
  const href = `${base}/exhibits/${exhibitId}`;
  return (
    <li className="min-w-0">
      {/* The link below says the same in words. */}
      <Link href={href} aria-hidden tabIndex={-1} className="block">
        <FilePicture file={file} alt="" large className="aspect-square w-full" />
      </Link>
      <div className="mt-1.5 grid gap-0.5">
        <p className="flex flex-wrap items-center justify-between gap-x-2 text-sm">
          <span className="font-medium">{role}</span>
          <ClassMark value={file.class} />
        </p>
        <Link
          href={href}
          className="link line-clamp-2 text-sm"
          aria-label={`${t('file.exhibit', { number: format.count(number) })}: ${visibleName(title)}`}
        >
          {t('file.exhibit', { number: format.count(number) })} · <SafeText text={title} />
        </Link>
        {width !== null && height !== null && (
          <p className="text-sm text-ink-2">
            {t('file.size', { width: format.count(width), height: format.count(height) })}
          </p>
        )}
        <p className="text-sm">
          <Hash value={file.sha256} />
        </p>
        {file.marked && (
          <p>
            <Badge icon={<Sparkles aria-hidden />}>{t('file.marked')}</Badge>
          </p>
        )}
        {rights && <Rights t={t} file={file} />}
        {children}
      </div>
    </li>
  );
}

function Rights({ t, file }: { t: T; file: RunFile }) {
  const { supplier, licence } = file;
  return (
    <>
      <p className="text-sm">
        {supplier === null ? (
          <span className="text-ink-2">{t('file.noSupplier')}</span>
        ) : (
          t('file.supplier', { name: visibleName(supplier) })
        )}
      </p>
      <p className="text-sm">
        {licence === '' ? (
          <span className="text-ink-2">{t('file.noLicence')}</span>
        ) : (
          t('file.licence', { text: visibleName(licence) })
        )}
      </p>
    </>
  );
}

/** Files side by side, large enough to be judged. */
export function FileGrid({ children }: { children: ReactNode }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-4 gap-y-6">
      {children}
    </ul>
  );
}

/** Files that are read rather than looked at: requests, answers, logs. */
export function FileLines({
  t,
  format,
  base,
  files,
}: Pick<FileCardProps, 't' | 'format' | 'base'> & {
  files: readonly { key: string; file: RunFile; role: string }[];
}) {
  return (
    <ul>
      {files.map(({ key, file, role }) => (
        <li
          key={key}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2"
        >
          <span className="w-44 text-sm text-ink-2">{role}</span>
          <Link href={`${base}/exhibits/${file.exhibitId}`} className="link min-w-0 wrap-anywhere">
            {t('file.exhibit', { number: format.count(file.number) })} ·{' '}
            <SafeText text={file.title} />
          </Link>
          <ClassMark value={file.class} />
          <Hash value={file.sha256} />
        </li>
      ))}
    </ul>
  );
}
