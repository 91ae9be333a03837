import Link from 'next/link';
import type { ReactNode } from 'react';
import { getFormatter, getT } from '@/app/locale';
import { SafeText } from '@/components/exhibits/safe-text';
import { PromptNav } from '@/components/prompts/room/prompt-nav';
import { caseHead } from '../../case-head';
import { openedPrompt } from './open-prompt';

type Props = { params: Promise<{ caseId: string; promptId: string }>; children: ReactNode };

/** Head of a prompt above all its views. */
export default async function PromptLayout({ params, children }: Props) {
  const { caseId, promptId } = await params;
  const [head, prompt, t, format] = await Promise.all([
    caseHead(caseId),
    openedPrompt(caseId, promptId),
    getT('prompts'),
    getFormatter(),
  ]);
  const rooms = `/${head.workspaceId}/cases/${caseId}/prompts`;
  return (
    <>
      <p className="mb-1 flex flex-wrap items-baseline gap-x-2.5">
        <Link href={rooms} className="link text-sm">
          {t('title')}
        </Link>
        <span className="text-sm text-ink-2">
          {t('number', { number: format.count(prompt.number) })}
        </span>
      </p>
      <p className="mb-2 font-serif text-xl font-semibold wrap-anywhere">
        <SafeText text={prompt.title} />
      </p>
      <PromptNav room={`${rooms}/${promptId}`} />
      {children}
    </>
  );
}
