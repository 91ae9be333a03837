import { NoPermission } from '@/components/shell/no-permission';

/** Known and not allowed, within a workspace one can see. */
export default function ForbiddenHere() {
  return <NoPermission />;
}
