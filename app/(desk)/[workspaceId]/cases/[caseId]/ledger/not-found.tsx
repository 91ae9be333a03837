import { NotFound } from '@/components/shell/not-found';

/** No entry of this index, or a filter that names nothing; the case around it stands. */
export default function LedgerNotFound() {
  return <NotFound level={2} />;
}
