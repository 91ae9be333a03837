import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { LetterForm } from '@/components/accounts/letter-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadInstance } from '@/lib/accounts/loaders';
import { forgotAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('forgot.title') };
}

/** Asking for a link to choose a new password. */
export default async function ForgotPage() {
  const [t, { deliversMail }] = await Promise.all([getT('auth'), loadInstance()]);
  return (
    <>
      <PageHeading title={t('forgot.title')}>{t('forgot.lead')}</PageHeading>
      <LetterForm action={forgotAction} ask="forgot" deliversMail={deliversMail} />
    </>
  );
}
