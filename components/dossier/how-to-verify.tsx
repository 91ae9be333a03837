import Link from 'next/link';
import { PageHeading } from '@/components/shell/page-heading';
import { CopyButton } from '@/components/ui/copy-button';
import { Hash } from '@/components/ui/hash';
import type { Translate } from '@/lib/i18n/translator';

/** As docs/formats/bundle.md has it: from the folder a bundle was unpacked to. */
export const VERIFY_COMMAND = 'node verify/verify.mjs BUNDLE.zip';

type Props = {
  t: Translate<'dossier'>;
  copyLabel: string;
  /** SHA-256 of the public key that signs now. */
  fingerprint: string | null;
};

/** What to tell whoever receives a bundle. */
export function HowToVerify({ t, copyLabel, fingerprint }: Props) {
  return (
    <section className="mt-10">
      <PageHeading level={2} title={t('verify.title')}>
        {t('verify.text')}
      </PageHeading>
      <ul className="grid gap-2">
        <li>
          <Link href="/verify" className="link">
            {t('verify.page')}
          </Link>
        </li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {t('verify.command')}
          <span className="inline-flex max-w-full items-center gap-1">
            <code className="min-w-0 break-all">{VERIFY_COMMAND}</code>
            <CopyButton value={VERIFY_COMMAND} label={copyLabel} />
          </span>
        </li>
        <li>{t('verify.tools')}</li>
        {fingerprint && (
          <li>
            <span className="block">{t('verify.key')}</span>
            <Hash value={fingerprint} whole />
          </li>
        )}
      </ul>
    </section>
  );
}
