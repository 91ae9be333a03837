import { Loading } from '@/components/shell/loading';

export default function PeopleLoading() {
  return <Loading rows={6} />;
}
