'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, UNSENT } from '@/components/accounts/form-state';
import { FormStatus } from '@/components/ui/form-status';
import { Confirm } from './confirm';

export type LeaveFormProps = {
  workspaceId: string;
  workspace: string;
  mayLeave: boolean;
  action: FormAction;
};

/** Ends one's own place; says why where that cannot be. */
export function LeaveForm({ workspaceId, workspace, mayLeave, action }: LeaveFormProps) {
  const t = useTranslations('workspace.members');
  const [{ reply }, send] = useActionState(action, UNSENT);
  if (!mayLeave) return null;
  return (
    <div className="grid gap-3 border-t border-hairline pt-6">
      <Confirm
        act={t('leave')}
        title={t('leaveTitle', { workspace })}
        text={t('leaveText')}
        action={send}
        fields={{ workspaceId }}
      />
      <FormStatus reply={reply} />
    </div>
  );
}
