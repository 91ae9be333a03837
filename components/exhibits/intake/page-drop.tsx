'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useToast } from '@/components/ui/toast';
import { droppedFiles, pickedFiles } from './dropped-files';
import { useIntake } from './intake-provider';
import type { Picked } from './new-items';
import { pageSource } from './page-source';

const holdsFiles = (transfer: DataTransfer | null) => transfer?.types.includes('Files') ?? false;

/** Takes files dropped anywhere on the page and pictures pasted from the clipboard. */
export function PageDrop({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations('exhibits.intake');
  const { intake, room } = useIntake();
  const [over, setOver] = useState(false);
  const router = useRouter();
  const path = usePathname();
  const toast = useToast();

  const take = useEffectEvent((picked: Picked[], source: string | null) => {
    if (!intake || !mayAdd) return;
    if (picked.length === 0) return toast(t('nothingFound'));
    intake.add(picked, source);
    if (path !== room) router.push(room);
  });

  useEffect(() => {
    // Enter and leave come in pairs for every element the pointer crosses.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = mayAdd ? 'copy' : 'none';
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer) || !event.dataTransfer) return;
      // Otherwise the browser would leave this page for the file.
      event.preventDefault();
      depth = 0;
      setOver(false);
      const source = pageSource(event.dataTransfer);
      void droppedFiles(event.dataTransfer).then((picked) => take(picked, source));
    };
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      take(pickedFiles(files), pageSource(event.clipboardData));
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, [mayAdd]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <div className="grid gap-1 rounded-md border-2 border-dashed border-action bg-paper px-10 py-8 text-center">
        <p className="font-serif text-xl font-semibold">{mayAdd ? t('drop') : t('dropClosed')}</p>
        {mayAdd && <p className="text-ink-2">{t('dropText')}</p>}
      </div>
    </div>
  );
}
