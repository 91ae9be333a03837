import { notFound } from 'next/navigation';
import { load } from '@/lib/door/perform';
import { loadAgreements, loadDeclarations } from '@/lib/statements/loaders';

/** A declaration of the case by its identifier; the not-found page for none. */
export async function oneDeclaration(caseId: string, declarationId: string) {
  const { declarations, people, may } = await load(loadDeclarations, { caseId });
  const found = declarations.find(({ id }) => id === declarationId);
  if (!found) notFound();
  return { ...found, people, may };
}

/** An agreement of the case by its identifier; the not-found page for none. */
export async function oneAgreement(caseId: string, agreementId: string) {
  const { agreements, people, may } = await load(loadAgreements, { caseId });
  const found = agreements.find(({ id }) => id === agreementId);
  if (!found) notFound();
  return { ...found, people, may };
}
