'use client';

import { FileArchive, FileText } from 'lucide-react';
import { type ReactNode, useActionState, useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatter } from '@/lib/i18n/format';
import type { Reply } from '@/lib/kernel/reply';

type Opened = Reply<{ url: string }>;

/** Records who asks for `part` and answers where its bytes are for a while. */
export type OpenAction = (before: Opened | null, form: FormData) => Promise<Opened>;

export type DownloadButtonsProps = {
  open: OpenAction;
  /** What stands beside each button: pages and size. */
  pdf: ReactNode;
  bundle: ReactNode;
};

const ICONS = { pdf: FileText, bundle: FileArchive } as const;

/** The two files of a finished export. The record comes first; then the browser fetches the file. */
export function DownloadButtons({ open, ...facts }: DownloadButtonsProps) {
  const t = useTranslations('dossier.done');
  const format = formatter(useLocale());
  const [reply, submit] = useActionState(open, null);

  useEffect(() => {
    // The store sends it as an attachment, so this page stays.
    if (reply?.ok) window.location.assign(reply.data.url);
  }, [reply]);

  return (
    <div className="mb-3 grid gap-2">
      <div className="screen-only flex flex-wrap gap-x-6 gap-y-2">
        {(['pdf', 'bundle'] as const).map((part) => {
          const Icon = ICONS[part];
          return (
            <form key={part} action={submit} className="flex flex-wrap items-center gap-2.5">
              <input type="hidden" name="part" value={part} />
              <SubmitButton
                variant={part === 'pdf' ? 'primary' : 'secondary'}
                icon={<Icon aria-hidden />}
              >
                {t(part)}
              </SubmitButton>
              <span className="text-sm text-ink-2">{facts[part]}</span>
            </form>
          );
        })}
      </div>
      {reply === null ? (
        <p className="screen-only text-sm text-ink-2">{t('downloads')}</p>
      ) : (
        <FormStatus
          reply={reply}
          done={
            reply.ok && reply.index !== null
              ? t('recorded', { index: format.count(reply.index) })
              : undefined
          }
        />
      )}
    </div>
  );
}
