'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, UNSENT } from '@/components/accounts/form-state';
import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Input } from '@/components/ui/text-input';
import { Time } from '@/components/ui/time';
import type { FirmItem, Firms } from '@/lib/desk/dto';
import { Confirm } from './confirm';

type Props = {
  workspaceId: string;
  firms: Firms;
  open: FormAction;
  admit: FormAction;
  end: FormAction;
};

/** Firms of counsel that the reader belongs to, and a way to make one. */
export function FirmList({ workspaceId, firms: { firms, counsel }, open, admit, end }: Props) {
  const t = useTranslations('desk.firm');
  const [opened, sendOpen] = useActionState(open, UNSENT);
  const [ended, sendEnd] = useActionState(end, UNSENT);
  const { reply } = opened;
  const errors = reply && !reply.ok ? (reply.fields ?? {}) : {};
  return (
    <div className="grid gap-8">
      {firms.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      {firms.map((firm) => (
        <Firm
          key={firm.id}
          workspaceId={workspaceId}
          firm={firm}
          counsel={counsel}
          admit={admit}
          sendEnd={sendEnd}
        />
      ))}
      <FormStatus reply={ended.reply} done={t('ended')} />
      <form action={sendOpen} className="grid max-w-lg gap-3">
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <Field label={t('name')} error={errors.name} required>
          <Input name="name" maxLength={200} required />
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start">
          {t('open')}
        </SubmitButton>
        <FormStatus reply={reply} done={t('opened')} />
      </form>
    </div>
  );
}

type FirmProps = {
  workspaceId: string;
  firm: FirmItem;
  counsel: Firms['counsel'];
  admit: FormAction;
  sendEnd: (data: FormData) => void;
};

function Firm({ workspaceId, firm, counsel, admit, sendEnd }: FirmProps) {
  const t = useTranslations('desk.firm');
  const [admitted, sendAdmit] = useActionState(admit, UNSENT);
  const others = counsel.filter(
    ({ id }) => !firm.members.some(({ accountId }) => accountId === id),
  );
  return (
    <section aria-label={firm.name} className="grid gap-3">
      <h3 className="font-serif text-lg font-semibold">{firm.name}</h3>
      <Table
        caption={t('members', { firm: firm.name })}
        head={
          <>
            <Th>{t('member')}</Th>
            <Th>{t('since')}</Th>
            <Th>
              <span className="sr-only">{t('act')}</span>
            </Th>
          </>
        }
      >
        {firm.members.map(({ accountId, name, since, self }) => (
          <Tr key={accountId}>
            <RowHead>
              <span className="inline-flex flex-wrap items-center gap-2">
                <span className="font-medium">{name}</span>
                {self && <Badge>{t('you')}</Badge>}
              </span>
            </RowHead>
            <Td heading={t('since')}>
              <Time at={since} show="date" />
            </Td>
            <Td>
              <Confirm
                act={t(self ? 'leave' : 'end')}
                label={
                  self ? t('leaveOf', { firm: firm.name }) : t('endOf', { name, firm: firm.name })
                }
                title={self ? t('leaveTitle', { firm: firm.name }) : t('endTitle', { name })}
                text={self ? t('leaveText') : t('endText', { name })}
                action={sendEnd}
                fields={{ workspaceId, firmId: firm.id, accountId }}
              />
            </Td>
          </Tr>
        ))}
      </Table>
      {others.length === 0 ? (
        <p className="text-sm text-ink-2">{t('nobody')}</p>
      ) : (
        <form action={sendAdmit} className="flex max-w-lg flex-wrap items-end gap-3">
          <input type="hidden" name="workspaceId" value={workspaceId} />
          <input type="hidden" name="firmId" value={firm.id} />
          <Field label={t('admitWho')} className="min-w-48 flex-1">
            <Select name="accountId">
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <SubmitButton variant="secondary">{t('admit')}</SubmitButton>
        </form>
      )}
      <FormStatus reply={admitted.reply} done={t('admitted')} />
    </section>
  );
}
