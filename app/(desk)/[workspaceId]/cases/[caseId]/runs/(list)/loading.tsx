import { Loading } from '@/components/shell/loading';

export default function RunsLoading() {
  return <Loading rows={6} />;
}
