'use client';

import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { FormStatus } from '@/components/ui/form-status';
import type { Reply } from '@/lib/kernel/reply';
import type { OpenOriginal } from './original-address';

type Props = { media: 'audio' | 'video'; label: string; mayOpen: boolean; open: OpenOriginal };

/** Milliseconds an address of original bytes works. */
const LIFE = 300_000;

/**
 * Plays the original from the store's origin. Nothing is fetched before the reader presses play,
 * because handing the bytes out is recorded.
 */
export function Player({ media, label, mayOpen, open }: Props) {
  const t = useTranslations('exhibits.look');
  const [handed, setHanded] = useState<{ url: string; at: number } | null>(null);
  const [reply, setReply] = useState<Reply<unknown> | null>(null);
  const [trouble, setTrouble] = useState<'expired' | 'unsupported' | null>(null);
  const [pending, setPending] = useState(false);

  async function start() {
    setPending(true);
    setTrouble(null);
    const answer = await open('view');
    setPending(false);
    setReply(answer.ok ? null : answer);
    setHanded(answer.ok ? { url: answer.data.url, at: Date.now() } : null);
  }

  function failed() {
    const old = handed !== null && Date.now() - handed.at > LIFE;
    setTrouble(old ? 'expired' : 'unsupported');
    setHanded(null);
  }

  if (handed) {
    const Media = media;
    return (
      // Recordings come as they are; captions, where there are any, are exhibits of their own.
      <Media
        src={handed.url}
        controls
        autoPlay
        aria-label={label}
        onError={failed}
        className="max-h-128 w-full border border-hairline bg-sheet"
      />
    );
  }
  return (
    <div className="grid justify-items-start gap-2 border border-hairline bg-sheet px-4 py-8">
      <Button
        icon={<Play aria-hidden />}
        disabled={!mayOpen}
        aria-disabled={pending || undefined}
        onClick={() => {
          if (!pending) void start();
        }}
      >
        {t('play')}
      </Button>
      <p className="text-sm text-ink-2">{t('playText')}</p>
      {trouble && (
        <p role="alert" className="text-sm">
          {trouble === 'expired' ? t('playExpired') : t('playUnsupported')}
        </p>
      )}
      <FormStatus reply={reply} />
    </div>
  );
}
