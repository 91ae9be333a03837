'use client';

import { useEffect, useState } from 'react';
import { uprightSize } from './upright-size';

type Size = { width: number; height: number };
/** What is said of a file; null where nobody knows its pixels. */
type Stated = { width: number | null; height: number | null };

/**
 * Pixels of a picture as it is shown, from what its file says and from its working copy; null until the
 * copy is there. Places marked before that could lie on the other side of a turned photograph.
 */
export function useUprightSize(copyUrl: string | null, stated: Stated | null): Size | null {
  const [copy, setCopy] = useState<(Size & { url: string }) | null>(null);
  useEffect(() => {
    if (copyUrl === null) return;
    const image = new Image();
    image.onload = () =>
      setCopy({ url: copyUrl, width: image.naturalWidth, height: image.naturalHeight });
    image.src = copyUrl;
    return () => {
      image.onload = null;
    };
  }, [copyUrl]);
  if (!stated?.width || !stated.height || copy === null || copy.url !== copyUrl) return null;
  return uprightSize({ width: stated.width, height: stated.height }, copy);
}
