import { Loading } from '@/components/shell/loading';

export default function DossierLoading() {
  return <Loading rows={8} />;
}
