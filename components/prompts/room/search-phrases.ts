'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** Words of the editor's own panels, under the English ones by which it knows them. */
export function useSearchPhrases(): Record<string, string> {
  const t = useTranslations('prompts.search');
  return useMemo(
    () => ({
      Find: t('find'),
      Replace: t('replace'),
      next: t('next'),
      previous: t('previous'),
      all: t('all'),
      'match case': t('matchCase'),
      'by word': t('byWord'),
      regexp: t('regexp'),
      replace: t('replaceOne'),
      'replace all': t('replaceAll'),
      close: t('close'),
      'current match': t('currentMatch'),
      'replaced match on line $': t('replacedOnLine'),
      'replaced $ matches': t('replacedCount'),
      'on line': t('onLine'),
      'Go to line': t('goToLine'),
      go: t('go'),
    }),
    [t],
  );
}
