import { Loading } from '@/components/shell/loading';

export default function RecreationsLoading() {
  return <Loading rows={6} />;
}
