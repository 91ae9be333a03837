'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { PromptSession } from '../session/prompt-session';
import type { SessionView } from '../session/session-view';
import { useRefusalText } from './refusal-line';

type Props = { session: PromptSession; view: SessionView; closed: boolean };

/** What stands between the person and the record: why, what was kept, what to do. */
export function SessionBanners({ session, view, closed }: Props) {
  const t = useTranslations('prompts.state');
  return (
    <div className="grid gap-3 empty:hidden">
      {view.phase === 'broken' && (
        <Banner tone="seal" alert title={t('broken.title')}>
          {t('broken.text', { seq: view.code ?? '' })}
        </Banner>
      )}
      <Hindered session={session} view={view} closed={closed} />
      <LostWords session={session} view={view} />
      <Distance view={view} />
    </div>
  );
}

function Hindered({ session, view, closed }: Props) {
  const t = useTranslations('prompts.state');
  const say = useRefusalText();
  const { phase, code } = view;
  const hindrance = view.hindrance === 'access' && closed ? 'sealed' : view.hindrance;
  if (hindrance === null || phase === 'writing' || phase === 'broken') return null;
  const again = hindrance === 'refused' || hindrance === 'unavailable';
  const isWrong = phase === 'stopped' || phase === 'failed' || hindrance === 'key';
  return (
    <Banner
      tone={isWrong ? 'warning' : 'info'}
      alert={isWrong}
      title={t(`hindrance.${hindrance}.title`)}
      action={
        (again || hindrance === 'key') && (
          <Button size="small" onClick={() => void (again ? session.rejoin() : session.renewKey())}>
            {t(again ? 'again' : 'newKey')}
          </Button>
        )
      }
    >
      {t(`hindrance.${hindrance}.text`)}
      {hindrance === 'refused' && code !== null && <p>{say(code)}</p>}
    </Banner>
  );
}

/** Words that were written here and are not on record; they stay until the person lets them go. */
function LostWords({ session, view }: Omit<Props, 'closed'>) {
  const t = useTranslations('prompts.state.lost');
  const say = useRefusalText();
  if (view.lost.length === 0) return null;
  const all = view.lost.map(({ words }) => words.join('')).join('\n');
  return (
    <Banner
      tone="seal"
      alert
      title={t('title')}
      action={
        <>
          <CopyButton value={all} label={t('copy')} words />
          <Button size="small" onClick={() => session.forgetLost()}>
            {t('forget')}
          </Button>
        </>
      }
    >
      <p>{t('text')}</p>
      <ul className="mt-2 grid gap-2">
        {view.lost.map(({ code, words }, i) => (
          // The list only grows.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>
            <pre className="max-h-40 overflow-auto border border-hairline bg-sheet p-2 whitespace-pre-wrap">
              {words.join('')}
            </pre>
            <p className="text-sm text-ink-2">{say(code)}</p>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** Whether acts arrive there and others' arrive here. */
function Distance({ view }: { view: SessionView }) {
  const t = useTranslations('prompts.state');
  if (view.phase !== 'writing' && view.phase !== 'reading') return null;
  if (!view.reached) {
    return (
      <Banner tone="warning" title={t('offline.title', { count: view.waiting })}>
        {t('offline.text')}
      </Banner>
    );
  }
  if (view.live) return null;
  return (
    <Banner tone="warning" title={t('notLive.title')}>
      {t('notLive.text')}
    </Banner>
  );
}
