'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { droppedFiles, pickedFiles } from './dropped-files';
import type { Picked } from './new-items';
import { pageSource } from './page-source';

const holdsFiles = (transfer: DataTransfer | null) => transfer?.types.includes('Files') ?? false;

type Way = {
  mayAdd: boolean;
  /** Files taken of a folder at most; the usual number where it is left out. */
  most?: number | undefined;
  /** What was dropped or pasted, and the page it came from, where that is told. */
  onTake(picked: Picked[], source: string | null): void;
};

/**
 * Takes files and folders dropped anywhere on the page and pictures pasted into it. Answers whether
 * files are over the page just now.
 */
export function usePageFiles({ mayAdd, most, onTake }: Way): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onTake);

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
      void droppedFiles(event.dataTransfer, most).then((picked) => take(picked, source));
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
  }, [mayAdd, most]);

  return over;
}
