import { NoPermission } from '@/components/shell/no-permission';

/** Guests see the case and not its dossiers. */
export default function DossierForbidden() {
  return <NoPermission level={2} />;
}
