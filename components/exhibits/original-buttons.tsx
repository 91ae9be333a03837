'use client';

import { Download, Eye } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { FormStatus } from '@/components/ui/form-status';
import type { Reply } from '@/lib/kernel/reply';
import { type OpenOriginal, originalAddress, type Way } from './original-address';

type Props = {
  caseId: string;
  exhibitId: string;
  /** Whether the browser shows the type by itself. */
  shown: boolean;
  open: OpenOriginal;
};

/** Hands out the original after recording who asked. Without script the same addresses do it. */
export function OriginalButtons({ caseId, exhibitId, shown, open }: Props) {
  const t = useTranslations('exhibits.detail');
  const [reply, setReply] = useState<Reply<unknown> | null>(null);
  const ways: Way[] = shown ? ['view', 'download'] : ['download'];

  async function hand(event: MouseEvent<HTMLAnchorElement>, way: Way) {
    // A new tab or window by the reader's own keys goes its way.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setReply(null);
    // Opened now, while the browser still sees the click; filled once the act is recorded.
    const tab = way === 'view' ? window.open('', '_blank') : null;
    if (tab) tab.opener = null;
    const answer = await open(way);
    if (!answer.ok) {
      tab?.close();
      setReply(answer);
      return;
    }
    if (tab) tab.location.href = answer.data.url;
    else location.assign(answer.data.url);
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {ways.map((way) => (
          <a
            key={way}
            href={originalAddress(caseId, exhibitId, way)}
            target={way === 'view' ? '_blank' : undefined}
            rel="noreferrer"
            className={`${buttonClass({})} no-underline`}
            onClick={(event) => void hand(event, way)}
          >
            {way === 'view' ? <Eye aria-hidden /> : <Download aria-hidden />}
            {t(way)}
          </a>
        ))}
      </div>
      <p className="text-sm text-ink-2">
        {t('recorded')} {!shown && t('notShown')}
      </p>
      <FormStatus reply={reply} />
    </div>
  );
}
