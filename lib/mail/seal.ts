import { sealText, unsealText } from '@/lib/kernel/sealed-text';

// Letters carry links whose tokens are hashed everywhere else.

/** The text of a letter, sealed with a key that is not in the database. */
export const seal = (text: string): string => sealText('letters', '', text);

/** The sealed text, or null when it was sealed with another key or altered. */
export const unseal = (sealed: string): string | null => unsealText('letters', '', sealed);
