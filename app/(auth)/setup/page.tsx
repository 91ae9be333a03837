import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getT } from '@/app/locale';
import { SetUpForm } from '@/components/accounts/set-up-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadInstance } from '@/lib/accounts/loaders';
import { setUpAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('setUp.title') };
}

/** The first account; there is nothing here once somebody has one. */
export default async function SetUpPage() {
  const instance = await loadInstance();
  if (!instance.setUpOpen) redirect('/sign-in');
  const t = await getT('auth');
  return (
    <>
      <PageHeading title={t('setUp.title')}>{t('setUp.lead')}</PageHeading>
      <SetUpForm action={setUpAction} codeNeeded={instance.codeNeeded} />
    </>
  );
}
