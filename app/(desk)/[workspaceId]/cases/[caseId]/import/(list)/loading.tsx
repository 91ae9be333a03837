import { Loading } from '@/components/shell/loading';

export default function ImportsLoading() {
  return <Loading rows={10} />;
}
