'use client';

import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { errorsOf, type FormAction } from './form-action';

type Props = {
  action: FormAction;
  trigger: string;
  title: string;
  description: string;
  /** Words of the button that records. */
  submit: string;
  wide?: boolean;
  /** Hidden fields: what the change is about. */
  hidden?: Record<string, string>;
  fields(errors: Record<string, string>): ReactNode;
};

/** A change to something recorded: a form in a dialog that closes once the entry stands. */
export function ChangeDialog(props: Props) {
  const {
    action,
    trigger,
    title,
    description,
    submit: words,
    wide = false,
    hidden = {},
    fields,
  } = props;
  const common = useTranslations('common.act');
  const [open, setOpen] = useState(false);
  const [reply, submit] = useActionState(action, null);

  useEffect(() => {
    if (reply?.ok) setOpen(false);
  }, [reply]);

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">{trigger}</Button>}
      title={title}
      description={description}
      wide={wide}
    >
      <form action={submit} className="grid gap-5">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields(errorsOf(reply))}
        <FormStatus reply={reply} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <SubmitButton>{words}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
