import { Loading } from '@/components/shell/loading';

export default function ExhibitsLoading() {
  return <Loading rows={10} />;
}
