import { Loading } from '@/components/shell/loading';

export default function LaterWorkLoading() {
  return <Loading rows={8} />;
}
