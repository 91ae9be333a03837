import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getT } from '@/app/locale';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { loadInstance, meOrNobody } from '@/lib/accounts/loaders';
import { ownPath } from '@/lib/accounts/model';
import { signInAction } from '../actions';

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('signIn.title') };
}

/** Sign-in, and the ways in for whoever has no account or no password. */
export default async function SignInPage({ searchParams }: Search) {
  const { next, said } = await searchParams;
  const path = ownPath(next);
  if (await meOrNobody()) redirect(path);
  const [t, instance] = await Promise.all([getT('auth'), loadInstance()]);
  return (
    <>
      <PageHeading title={t('signIn.title')}>{path !== '/' && t('signIn.goOn')}</PageHeading>
      <div className="grid gap-6">
        {said === 'signed-out' && <Banner title={t('signIn.signedOut')} />}
        {said === 'password-chosen' && <Banner title={t('signIn.passwordChosen')} />}
        <SignInForm action={signInAction} next={path} />
        <div className="grid gap-2 border-t border-hairline pt-4">
          <p>
            <Link href="/forgot" className="link">
              {t('signIn.forgot')}
            </Link>
          </p>
          {instance.registrationOpen ? (
            <p>
              <Link href="/register" className="link">
                {t('signIn.register')}
              </Link>
            </p>
          ) : (
            !instance.setUpOpen && <p className="text-ink-2">{t('signIn.invitedOnly')}</p>
          )}
        </div>
        {instance.sample !== null && (
          <p className="measure text-ink-2">{t('signIn.sample', { email: instance.sample })}</p>
        )}
        {instance.setUpOpen && (
          <p className="measure">
            {t('signIn.setUpText')}{' '}
            <Link href="/setup" className="link">
              {t('signIn.setUp')}
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
