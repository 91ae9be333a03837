import { NotFound } from '@/components/shell/not-found';

/** No exhibit of this address, or none that the reader may see. */
export default function ExhibitNotFound() {
  return <NotFound level={2} />;
}
