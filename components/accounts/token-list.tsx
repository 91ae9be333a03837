'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { TokenItem } from '@/lib/accounts/dto';
import { type FormAction, UNSENT } from './form-state';
import { TokenForm } from './token-form';

export type MadeToken = { tokenId: string; token: string; name: string; expiresAt: string };

export type TokenListProps = {
  tokens: readonly TokenItem[];
  create: FormAction<MadeToken>;
  end: FormAction;
};

/** Personal access tokens: making one, and the list with their ends. */
export function TokenList({ tokens, create, end }: TokenListProps) {
  const t = useTranslations('auth.account.tokens');
  const common = useTranslations('common.act');
  const [made, sendMade] = useActionState(create, UNSENT);
  const [ended, sendEnded] = useActionState(end, UNSENT);
  return (
    <div className="grid gap-4">
      <div role="status" className="empty:hidden">
        {made.reply?.ok && (
          <Banner title={t('made', { name: made.reply.data.name })}>
            <span className="flex flex-wrap items-center gap-2">
              <code className="break-all select-all">{made.reply.data.token}</code>
              <CopyButton value={made.reply.data.token} label={common('copy')} words />
            </span>
          </Banner>
        )}
      </div>
      {tokens.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <Table
          caption={t('title')}
          head={
            <>
              <Th>{t('name')}</Th>
              <Th>{t('scopes')}</Th>
              <Th>{t('created')}</Th>
              <Th>{t('expires')}</Th>
              <Th>{t('used')}</Th>
              <Th>
                <span className="sr-only">{t('revoke')}</span>
              </Th>
            </>
          }
        >
          {tokens.map((token) => (
            <Tr key={token.id}>
              <RowHead>{token.name}</RowHead>
              <Td heading={t('scopes')}>{t(token.scopes === 'read' ? 'read' : 'readWrite')}</Td>
              <Td heading={t('created')}>
                <Time at={token.createdAt} show="date" />
              </Td>
              <Td heading={t('expires')}>
                <Time at={token.expiresAt} show="date" />{' '}
                {token.expired && <Badge>{t('expired')}</Badge>}
              </Td>
              <Td heading={t('used')}>
                {token.lastUsedAt ? <Time at={token.lastUsedAt} precision="minute" /> : t('never')}
              </Td>
              <Td>
                <form action={sendEnded}>
                  <input type="hidden" name="tokenId" value={token.id} />
                  <SubmitButton
                    variant="secondary"
                    size="small"
                    aria-label={t('revokeOne', { name: token.name })}
                  >
                    {t('revoke')}
                  </SubmitButton>
                </form>
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      <FormStatus reply={ended.reply} done={t('revoked')} />
      <TokenForm sent={made} send={sendMade} />
    </div>
  );
}
