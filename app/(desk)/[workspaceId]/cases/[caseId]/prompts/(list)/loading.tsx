import { Loading } from '@/components/shell/loading';

export default function PromptsLoading() {
  return <Loading rows={6} />;
}
