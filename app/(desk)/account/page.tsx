import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { getTheme } from '@/app/theme';
import { DeviceList } from '@/components/accounts/device-list';
import { PasswordForm } from '@/components/accounts/password-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { Section } from '@/components/accounts/section';
import { SessionList } from '@/components/accounts/session-list';
import { TokenList } from '@/components/accounts/token-list';
import { PageHeading } from '@/components/shell/page-heading';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { loadAccount } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { loadDevices } from '@/lib/prompts/loaders';
import {
  amendAccountAction,
  changePasswordAction,
  createTokenAction,
  endOtherSessionsAction,
  endSessionAction,
  endTokenAction,
  revokeDeviceAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('auth'))('account.title') };
}

/** Name, language, appearance, password, sessions, device keys and tokens. */
export default async function AccountPage() {
  const [page, { devices }, t, theme] = await Promise.all([
    load(loadAccount, {}),
    load(loadDevices, {}),
    getT('auth.account'),
    getTheme(),
  ]);
  return (
    <>
      <PageHeading title={t('title')} />
      <div className="grid gap-10">
        <Section title={t('person')}>
          <ProfileForm me={page.me} action={amendAccountAction} />
        </Section>
        <Section title={t('theme')} note={t('themeNote')}>
          <ThemeSwitch theme={theme} />
        </Section>
        <Section title={t('password.title')} note={t('password.note')}>
          <PasswordForm
            email={page.me.email}
            changedAt={page.passwordChangedAt}
            action={changePasswordAction}
          />
        </Section>
        <Section title={t('sessions.title')} note={t('sessions.note')}>
          <SessionList
            sessions={page.sessions}
            end={endSessionAction}
            endOthers={endOtherSessionsAction}
          />
        </Section>
        <Section title={t('devices.title')} note={t('devices.note')}>
          <DeviceList account={page.me.accountId} devices={devices} revoke={revokeDeviceAction} />
        </Section>
        <Section title={t('tokens.title')} note={t('tokens.note')}>
          <TokenList tokens={page.tokens} create={createTokenAction} end={endTokenAction} />
        </Section>
      </div>
    </>
  );
}
