'use client';

import {
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useState,
} from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogActs } from '@/components/ui/dialog-acts';
import { FormStatus } from '@/components/ui/form-status';
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
export function ChangeDialog({ trigger, title, description, wide = false, ...form }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">{trigger}</Button>}
      title={title}
      description={description}
      wide={wide}
    >
      <ChangeForm {...form} onRecorded={() => setOpen(false)} />
    </Dialog>
  );
}

type FormProps = Pick<Props, 'action' | 'submit' | 'hidden' | 'fields'> & { onRecorded(): void };

/** Lives as long as the dialog is open, so that an old reply does not greet the next change. */
function ChangeForm({ action, submit: words, hidden = {}, fields, onRecorded }: FormProps) {
  const [reply, submit, pending] = useActionState(action, null);
  const recorded = useEffectEvent(onRecorded);

  useEffect(() => {
    if (reply?.ok) recorded();
  }, [reply]);

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        // A form action would empty the fields after every reply, a refusal included.
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields(errorsOf(reply))}
      <FormStatus reply={reply} />
      <DialogActs pending={pending} submit={words} />
    </form>
  );
}
