import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { LetterForm } from '@/components/accounts/letter-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadInstance } from '@/lib/accounts/loaders';
import { registerAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('register.title') };
}

/** Asking for an account, where this is open to everybody. */
export default async function RegisterPage() {
  const [t, instance] = await Promise.all([getT('auth'), loadInstance()]);
  if (!instance.registrationOpen) {
    return <PageHeading title={t('register.closedTitle')}>{t('register.closedText')}</PageHeading>;
  }
  return (
    <>
      <PageHeading title={t('register.title')}>{t('register.lead')}</PageHeading>
      <LetterForm action={registerAction} ask="register" deliversMail={instance.deliversMail} />
    </>
  );
}
