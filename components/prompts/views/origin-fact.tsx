'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Time } from '@/components/ui/time';
import type { DeletedRun, Run } from '@/lib/authorship/attribution';
import type { Span } from '@/lib/authorship/spans';
import type { About } from './about';

/** Where words come from that were not typed here: a message, an exhibit, a model's suggestion. */
export function OriginFact({ about, span }: { about: About; span: Span<Run | DeletedRun> }) {
  const t = useTranslations('attribution');
  const { origin } = span.one;
  if (!origin) return null;
  return (
    <div className="border-b border-hairline py-1.5">
      <dt className="text-sm text-ink-2">{t('passport.origin')}</dt>
      <dd className="min-w-0">
        {origin.from === 'unknown' && t('passport.originUnknown')}
        {origin.from === 'model' && (
          <>
            {t('passport.suggestion', { model: origin.model })}
            <Quoted
              text={about.record.suggestions.find(({ sug }) => sug === origin.suggestion)?.text}
            />
          </>
        )}
        {origin.from === 'prompt' && (
          <>
            <Link href={`${about.base}/prompts/${origin.prompt}`} className="link">
              {t('passport.prompt')}
            </Link>
            <span className="block text-sm text-ink-2">
              {t('passport.promptAt')} <Time at={origin.at} />
            </span>
          </>
        )}
        {origin.from === 'message' && <MessageOrigin about={about} id={origin.message} />}
        {origin.from === 'exhibit' && (
          <Link href={`${about.base}/exhibits/${origin.exhibit}`} className="link">
            {t('passport.exhibit')}
          </Link>
        )}
        {(origin.from === 'message' || origin.from === 'exhibit') && (
          <span className="block text-sm text-ink-2">
            {t(`origin.answer.${origin.answer ?? 'open'}`)}
          </span>
        )}
      </dd>
    </div>
  );
}

function MessageOrigin({ about, id }: { about: About; id: string }) {
  const t = useTranslations('attribution.passport');
  const message = about.record.messages.find((one) => one.message === id);
  if (!message) return t('messageGone');
  return (
    <>
      {t('message', { from: message.from, source: message.source })}
      <Quoted text={message.text} />
    </>
  );
}

const LONGEST_QUOTE = 240;

function Quoted({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return (
    <q className="block border-l-2 border-hairline pl-2 text-sm text-ink-2">
      <SafeText text={short} lines />
    </q>
  );
}
