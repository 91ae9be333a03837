'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { fieldName } from './about-prompt';
import { type SealedPart, sealedParts } from './sealed-parts';
import { useSession, useSessionView } from './use-session';

/** What a freeze would seal, as it stands at this moment; follows what others write and set. */
export function FrozenText() {
  const t = useTranslations('prompts');
  const session = useSession();
  useSessionView(session);
  const parts = sealedParts(session).filter(({ text }) => text !== '');
  const fields = session.record.replay.fields();
  const of = (kind: SealedPart['of']) => parts.filter((part) => part.of === kind);
  return (
    <dl className="grid max-h-64 gap-3 overflow-y-auto border border-hairline bg-paper p-3">
      {of('field').map(({ key, name, text }) => {
        const field = fields.find((one) => one.name === name);
        return (
          field && (
            <div key={key}>
              <dt className="text-sm text-ink-2">{fieldName(t, field)}</dt>
              <dd className="font-serif whitespace-pre-wrap wrap-anywhere">
                <SafeText text={text} lines />
              </dd>
            </div>
          )
        );
      })}
      <Lines title={t('parameters.title')} parts={of('parameter')} className="font-mono text-sm" />
      <Lines title={t('references.title')} parts={of('reference')} />
      {parts.length === 0 && <p className="text-ink-2">{t('freeze.empty')}</p>}
    </dl>
  );
}

function Lines(props: { title: string; parts: readonly SealedPart[]; className?: string }) {
  const { title, parts, className = '' } = props;
  if (parts.length === 0) return null;
  return (
    <div>
      <dt className="text-sm text-ink-2">{title}</dt>
      <dd className={`figures-zero ${className}`}>
        {parts.map(({ key, text }) => (
          <div key={key} className="wrap-anywhere">
            <SafeText text={text} />
          </div>
        ))}
      </dd>
    </div>
  );
}
