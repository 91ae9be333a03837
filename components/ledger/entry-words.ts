import type { Translate } from '@/lib/i18n/translator';
import type { EntryActorItem, EntrySubject } from '@/lib/logbook/dto';

type T = Translate<'ledger'>;

// Kinds, levels and services arrive as data of the record. A word that this edition does not have
// yields to the record's own, which is never wrong.

/** The text at a key that is known only at run time, or the fallback. */
function wordAt(t: T, key: string, fallback: string): string {
  // The one cast: `has` has just looked the key up.
  return t.has(key as 'title') ? t(key as 'title') : fallback;
}

/** A kind of entry in words: `exhibit.added` is "Exhibit added". */
export function kindWord(t: T, kind: string): string {
  return wordAt(t, `kind.${kind}`, kind);
}

/** A group of kinds in words: `exhibit` is "Exhibits". */
export function groupWord(t: T, group: string): string {
  return wordAt(t, `group.${group}`, group);
}

/** An access level in words; null is the application's own work. */
export function accessWord(t: T, access: string | null): string {
  return access === null ? t('access.none') : wordAt(t, `access.${access}`, access);
}

/** How somebody proved who they are, in words. */
export function authenticatorWord(t: T, authenticator: string): string {
  return wordAt(t, `authenticator.${authenticator}`, authenticator);
}

/** A field of personal content in words. */
export function fieldWord(t: T, field: string): string {
  return wordAt(t, `payload.field.${field}`, field);
}

/** What a rule of a full check asks for, or null where this edition has no words for it. */
export function ruleWord(t: T, rule: string): string | null {
  // One word stands for all rules of these: what exactly is wrong stands beside it.
  const general = ['entry.column', 'prompt.chain'].find((one) => rule.startsWith(`${one}.`));
  return wordAt(t, `rule.${general ?? rule}`, '') || null;
}

/** Name shown for who acted: that of the time, else of the service, else that it is missing. */
export function actorName(t: T, actor: EntryActorItem): string {
  if (actor.kind === 'service') {
    return wordAt(t, `service.${actor.id.replace(/^svc_/, '')}`, actor.id);
  }
  return actor.name ?? t('actor.nameErased');
}

/** What an entry is about, in words. */
export function subjectName(t: T, subject: EntrySubject): string {
  const { id, number, title } = subject;
  if (id.startsWith('dos_')) return t('subject.dossier', { number: String(number ?? '') });
  if (number === null) return title || t('subject.untitled');
  const exhibit = t('subject.exhibit', { number: String(number) });
  return title === '' ? exhibit : `${exhibit} · ${title}`;
}

/** Address of what an entry is about, below the address of its case. */
export function subjectHref(base: string, { id }: EntrySubject): string {
  if (id.startsWith('exh_')) return `${base}/exhibits/${id}`;
  if (id.startsWith('ctr_')) return `${base}/people/${id}`;
  return `${base}/dossier#${id}`;
}
