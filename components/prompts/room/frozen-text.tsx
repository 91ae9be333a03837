'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { fieldName } from './about-prompt';
import { useWritingRecord } from './use-record';
import { useSession, useSessionView } from './use-session';

/** What a freeze would seal, as it stands at this moment; follows what others write. */
export function FrozenText() {
  const t = useTranslations('prompts');
  const session = useSession();
  useSessionView(session);
  const record = useWritingRecord(session);
  const parameters = record?.parameters.filter(({ value }) => value !== null) ?? [];
  const fields = record?.attribution.fields ?? [];
  return (
    <dl className="grid max-h-64 gap-3 overflow-y-auto border border-hairline bg-paper p-3">
      {fields.map((field) => {
        const text = session.text(field.name).toString();
        const role = field.role as 'positive';
        return (
          text !== '' && (
            <div key={field.name}>
              <dt className="text-sm text-ink-2">{fieldName(t, { label: field.label, role })}</dt>
              <dd className="font-serif whitespace-pre-wrap">
                <SafeText text={text} lines />
              </dd>
            </div>
          )
        );
      })}
      {parameters.length > 0 && (
        <div>
          <dt className="text-sm text-ink-2">{t('parameters.title')}</dt>
          <dd className="font-mono text-sm figures-zero">
            {parameters.map(({ name, value }) => (
              <div key={name} className="wrap-anywhere">
                {name} = {value}
              </div>
            ))}
          </dd>
        </div>
      )}
      {fields.every((field) => field.text === '') && parameters.length === 0 && (
        <p className="text-ink-2">{t('freeze.empty')}</p>
      )}
    </dl>
  );
}
