import { Banner } from '@/components/ui/banner';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { Translate } from '@/lib/i18n/translator';

type Props = { t: Translate<'exhibits'>; status: CaseStatus };

/** Why nothing can be added here, and who can. */
export function ReadOnlyNote({ t, status }: Props) {
  const why = status === 'sealed' || status === 'closed' ? status : 'access';
  return (
    <div className="mb-6">
      <Banner title={t(`readOnly.${why}`)} />
    </div>
  );
}
