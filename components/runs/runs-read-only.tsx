import { Banner } from '@/components/ui/banner';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { Translate } from '@/lib/i18n/translator';

/** Why nothing can be recorded here, and who can. */
export function RunsReadOnly({ t, status }: { t: Translate<'runs'>; status: CaseStatus }) {
  const why = status === 'sealed' || status === 'closed' ? status : 'access';
  return (
    <div className="mb-6">
      <Banner title={t(`readOnly.${why}`)} />
    </div>
  );
}
