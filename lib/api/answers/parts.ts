import { z } from 'zod';
import { ISO_TIME } from '@/lib/kernel/clock';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { idPattern, type Subject } from '@/lib/kernel/ids';

/** An identifier in an answer. */
export const identifier = (subject: Subject) => z.string().regex(idPattern(subject));

/** A time in an answer: ISO 8601, UTC, milliseconds. */
export const time = z.string().regex(ISO_TIME);

/** A calendar day in an answer. */
export const day = z.iso.date();

/** A size, index or number in an answer. */
export const count = z.number().int().min(0);

/** A SHA-256 in an answer. */
export const digest = z.string().regex(SHA256_HEX);

/** Parts of entries, whose members depend on their kind. */
export const members = z.record(z.string(), z.unknown());
