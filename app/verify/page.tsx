import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getT } from '@/app/locale';
import { VERIFY_COMMAND } from '@/components/dossier/how-to-verify';
import { PageHeading } from '@/components/shell/page-heading';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Hash } from '@/components/ui/hash';
import { instanceKeys } from './instance-keys';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('verify'))('title') };
}

/** The verifier: one page that stands alone, with its own rules about what it may load. */
const VERIFIER = '/verifier.html';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="font-medium">{title}</h3>
      <div className="measure mt-1 grid gap-2">{children}</div>
    </section>
  );
}

/** How anybody verifies a bundle, with or without this server. */
export default async function VerifyPage() {
  const [t, keys] = await Promise.all([getT('verify'), instanceKeys()]);
  return (
    <>
      <PageHeading title={t('title')}>{t('lead')}</PageHeading>
      <p className="flex flex-wrap gap-3">
        {/* A document of its own and no page of this application: plain links. */}
        <a href={VERIFIER} className={`${buttonClass({ variant: 'primary' })} no-underline`}>
          {t('open')}
        </a>
        <a
          href={VERIFIER}
          download="chirograph-verifier.html"
          className={`${buttonClass({})} no-underline`}
        >
          <Download aria-hidden />
          {t('save')}
        </a>
      </p>
      <p className="measure mt-3 text-sm text-ink-2">{t('saveText')}</p>

      <h2 className="mt-10 font-serif text-xl font-semibold">{t('ways')}</h2>
      <Part title={t('browser.title')}>
        <p>{t('browser.text')}</p>
      </Part>
      <Part title={t('program.title')}>
        <p>{t('program.text')}</p>
        <p className="flex max-w-full items-center gap-1">
          <code className="min-w-0 break-all">{VERIFY_COMMAND}</code>
          <CopyButton value={VERIFY_COMMAND} label={t('program.copy')} />
        </p>
        <p>{t('program.exit')}</p>
      </Part>
      <Part title={t('tools.title')}>
        <p>{t('tools.text')}</p>
      </Part>

      <h2 className="mt-10 font-serif text-xl font-semibold">{t('key.title')}</h2>
      <p className="measure mt-1">{t('key.text')}</p>
      <p className="mt-3 text-sm text-ink-2">{t('key.here')}</p>
      <ul className="grid gap-1">
        {keys.map(({ line, fingerprint }) => (
          <li key={line}>
            <Hash value={fingerprint} whole />
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href="/api/v1/vkeys" className="link">
          {t('key.lines')}
        </a>
      </p>

      <h2 className="mt-10 font-serif text-xl font-semibold">{t('shows.title')}</h2>
      <div className="measure mt-1 grid gap-2">
        <p>{t('shows.yes')}</p>
        <p>{t('shows.no')}</p>
      </div>
    </>
  );
}
