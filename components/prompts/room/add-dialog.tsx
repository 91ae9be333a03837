'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  /** On the button, and over the dialog. */
  label: string;
  description: string;
  size?: 'small' | undefined;
  children(close: () => void): ReactNode;
};

/** A button that opens a dialog for adding something, which what stands in it may close. */
export function AddDialog({ label, description, size, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button {...(size && { size })} icon={<Plus aria-hidden />}>
          {label}
        </Button>
      }
      title={label}
      description={description}
    >
      {children(() => setOpen(false))}
    </Dialog>
  );
}
