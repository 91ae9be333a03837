'use client';

import { useActionState, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { heldKey } from '@/components/prompts/session/device-key';
import { BrowserKeep } from '@/components/prompts/session/keep';
import { Badge } from '@/components/ui/badge';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { deviceOf } from '@/lib/accounts/model';
import type { DeviceItem } from '@/lib/prompts/dto';
import { keyFingerprint } from '@/lib/prompts/model';
import { type FormAction, UNSENT } from './form-state';

export type DeviceListProps = {
  account: string;
  devices: readonly DeviceItem[];
  revoke: FormAction;
};

/** Keys that browsers of this account sign with, each of which can be revoked. */
export function DeviceList({ account, devices, revoke }: DeviceListProps) {
  const t = useTranslations('auth.account.devices');
  const [revoked, send] = useActionState(revoke, UNSENT);
  const here = useHeldKey(account);
  return (
    <div className="grid gap-3">
      {devices.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <Table
          caption={t('title')}
          head={
            <>
              <Th>{t('key')}</Th>
              <Th>{t('device')}</Th>
              <Th>{t('address')}</Th>
              <Th>{t('enrolled')}</Th>
              <Th>{t('revokedAt')}</Th>
              <Th>
                <span className="sr-only">{t('revoke')}</span>
              </Th>
            </>
          }
        >
          {devices.map((device) => (
            <Tr key={device.id}>
              <RowHead>
                <span className="inline-flex flex-wrap items-center gap-2">
                  <code title={device.key}>{keyFingerprint(device.key)}</code>
                  {device.key === here && <Badge tone="action">{t('current')}</Badge>}
                </span>
              </RowHead>
              <Td heading={t('device')}>
                <Browser userAgent={device.userAgent} />
              </Td>
              <Td heading={t('address')}>{device.address || t('noAddress')}</Td>
              <Td heading={t('enrolled')}>
                <Time at={device.enrolledAt} precision="minute" />
              </Td>
              <Td heading={t('revokedAt')}>
                {device.revokedAt ? <Time at={device.revokedAt} precision="minute" /> : t('active')}
              </Td>
              <Td>
                {device.revokedAt === null && (
                  <form action={send}>
                    <input type="hidden" name="deviceId" value={device.id} />
                    <SubmitButton
                      variant="secondary"
                      size="small"
                      aria-label={t('revokeOne', { key: keyFingerprint(device.key) })}
                    >
                      {t('revoke')}
                    </SubmitButton>
                  </form>
                )}
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      <FormStatus reply={revoked.reply} done={t('revoked')} />
    </div>
  );
}

function Browser({ userAgent }: { userAgent: string }) {
  const t = useTranslations('auth.account.devices');
  const device = deviceOf(userAgent);
  return <>{device ? t('on', device) : t('unknownDevice')}</>;
}

/** The key this browser holds; null until that is known, and where it holds none. */
function useHeldKey(account: string): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    let ended = false;
    void BrowserKeep.open()
      .then((keep) => heldKey(keep, account))
      // A browser that keeps nothing holds no key.
      .catch(() => null)
      .then((found) => {
        if (!ended) setKey(found);
      });
    return () => {
      ended = true;
    };
  }, [account]);
  return key;
}
