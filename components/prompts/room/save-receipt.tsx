'use client';

import { useTranslations } from 'use-intl';
import { useSession } from './use-session';

/** Hands over the server's latest signed note about the chain, to be kept outside. */
export function SaveReceipt() {
  const t = useTranslations('prompts.receipt');
  const { keep, promptId } = useSession().parts;
  async function save() {
    const kept = await keep.receipt(promptId);
    if (!kept) return;
    const address = URL.createObjectURL(new Blob([kept.receipt], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${promptId}-${kept.size}.receipt.txt`;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <button type="button" className="link text-sm" data-tip={t('text')} onClick={() => void save()}>
      {t('save')}
    </button>
  );
}
