import { NotFound } from '@/components/shell/not-found';

/** No such person in the case, or none that the reader may see. */
export default function PersonNotFound() {
  return <NotFound level={2} />;
}
