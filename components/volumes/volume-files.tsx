'use client';

import { FileArchive, FileText } from 'lucide-react';
import { useActionState, useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FileSize } from '@/components/ui/file-size';
import { FormStatus } from '@/components/ui/form-status';
import { Hash } from '@/components/ui/hash';
import { SubmitButton } from '@/components/ui/submit-button';
import type { VolumeFacts } from '@/lib/dossier/dto';
import { formatter } from '@/lib/i18n/format';
import type { Reply } from '@/lib/kernel/reply';

type Opened = Reply<{ url: string }>;

/** Records who asks for the file of that place and answers where its bytes are for a while. */
export type OpenFileAction = (before: Opened | null, form: FormData) => Promise<Opened>;

type Props = { open: OpenFileAction; files: VolumeFacts['files'] };

/** The files of a finished volume: role, part, pages, size and digest, each with its download. */
export function VolumeFiles({ open, files }: Props) {
  const t = useTranslations('volume.item');
  const done = useTranslations('dossier.done');
  const format = formatter(useLocale());
  const [reply, submit] = useActionState(open, null);

  useEffect(() => {
    // The store sends it as an attachment, so this page stays.
    if (reply?.ok) window.location.assign(reply.data.url);
  }, [reply]);

  return (
    <div className="mb-3 grid gap-2">
      <ul className="border-t border-hairline">
        {files.map((file, i) => {
          const part =
            file.parts > 1
              ? ` ${t('part', { part: String(file.part), parts: String(file.parts) })}`
              : '';
          const name = `${t(`file.${file.role}`)}${part}`;
          const Icon = file.role === 'bundle' ? FileArchive : FileText;
          return (
            <li key={`${file.role} ${file.part}`} className="border-b border-hairline py-2">
              <form action={submit} className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
                <input type="hidden" name="file" value={i} />
                <span className="inline-flex min-w-0 grow basis-48 items-center gap-2 font-medium">
                  <Icon aria-hidden className="size-4 shrink-0" />
                  {name}
                </span>
                <span className="text-sm text-ink-2">
                  {file.pages !== null && (
                    <>{t('pages', { count: file.pages, text: format.count(file.pages) })} · </>
                  )}
                  <FileSize bytes={file.bytes} />
                </span>
                <SubmitButton
                  size="small"
                  variant={i === 0 ? 'primary' : 'secondary'}
                  aria-label={t('download', { name })}
                >
                  {t('downloadShort')}
                </SubmitButton>
              </form>
              <Hash value={file.sha256} whole />
            </li>
          );
        })}
      </ul>
      {reply === null ? (
        <p className="screen-only text-sm text-ink-2">{done('downloads')}</p>
      ) : (
        <FormStatus
          reply={reply}
          done={
            reply.ok && reply.index !== null
              ? done('recorded', { index: format.count(reply.index) })
              : undefined
          }
        />
      )}
    </div>
  );
}
