import { Loading } from '@/components/shell/loading';

export default function LedgerLoading() {
  return <Loading rows={10} />;
}
