import type { Metadata } from 'next';
import Link from 'next/link';
import { getT } from '@/app/locale';
import { ResetForm } from '@/components/accounts/reset-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadReset } from '@/lib/accounts/loaders';
import { resetAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('reset.title') };
}

/** Choosing a new password with the link of a letter. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, found] = await Promise.all([getT('auth'), loadReset(token)]);
  if (!found) {
    return (
      <>
        <PageHeading title={t('reset.goneTitle')}>{t('reset.goneText')}</PageHeading>
        <Link href="/forgot" className="link">
          {t('reset.again')}
        </Link>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('reset.title')}>{t('reset.lead', { email: found.email })}</PageHeading>
      <ResetForm action={resetAction} token={token} email={found.email} />
    </>
  );
}
