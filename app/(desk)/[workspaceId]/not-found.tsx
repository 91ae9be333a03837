import { NotFound } from '@/components/shell/not-found';

/** Absent or not visible, within a workspace one can see. */
export default function NotFoundHere() {
  return <NotFound />;
}
