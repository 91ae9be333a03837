import { NotFound } from '@/components/shell/not-found';

/** No entry of this index, or none that the reader may see. */
export default function EntryNotFound() {
  return <NotFound level={2} />;
}
