import { z } from 'zod';
import { recordRef } from '@/lib/entries/record-ref';
import {
  AGREEMENT_ANSWERS,
  AGREEMENT_KINDS,
  DECLARATIONS,
  TRANSLATION_AIDS,
} from '@/lib/entries/vocabulary';
import type { Agreements, Declarations, Questions, Translations } from '@/lib/statements/dto';
import { count, digest, identifier, time } from './parts';

const person = z.object({ id: identifier('contributor'), name: z.string() });
const about = z.object({
  ...recordRef.shape,
  number: z.number().int().nullable(),
  title: z.string(),
});
const mark = { at: time, by: z.string(), entry: count };

export const questions = z.object({
  questions: z.array(
    z.object({
      id: identifier('question'),
      contributor: person,
      about: about.nullable(),
      text: z.string(),
      askedBy: z.string(),
      at: time,
      withdrawnAt: time.nullable(),
      own: z.boolean(),
      ofMe: z.boolean(),
      answers: count,
    }),
  ),
  answers: z.array(
    z.object({
      questionId: identifier('question'),
      contributor: person,
      about: about.nullable(),
      question: z.string(),
      answer: z.string(),
      askedAt: time,
      askedBy: z.string(),
      ...mark,
    }),
  ),
  people: z.array(person.extend({ reachable: z.boolean() })),
  may: z.object({ ask: z.boolean(), answer: z.boolean() }),
}) satisfies z.ZodType<Questions>;

export const declarations = z.object({
  declarations: z.array(
    z.object({
      id: identifier('declaration'),
      template: z.enum(DECLARATIONS),
      versions: z.array(
        z.object({
          version: count,
          questionnaire: count,
          contributor: person.nullable(),
          blanks: z.array(z.object({ key: z.string(), text: z.string() })),
          ...mark,
        }),
      ),
    }),
  ),
  people: z.array(person),
  may: z.object({ write: z.boolean() }),
}) satisfies z.ZodType<Declarations>;

export const agreements = z.object({
  agreements: z.array(
    z.object({
      id: identifier('agreement'),
      versions: z.array(
        z.object({
          version: count,
          kind: z.enum(AGREEMENT_KINDS),
          parties: z.array(person),
          sha256: digest,
          title: z.string(),
          text: z.string(),
          ...mark,
        }),
      ),
      answers: z.array(
        z.object({
          version: count,
          contributor: person,
          answer: z.enum(AGREEMENT_ANSWERS),
          reason: z.string(),
          checkpoint: z.object({ size: count, signedAt: time }).nullable(),
          ...mark,
        }),
      ),
      standing: z.object({
        accepted: z.array(identifier('contributor')),
        declined: z.array(identifier('contributor')),
        silent: z.array(identifier('contributor')),
      }),
      own: z.array(person),
    }),
  ),
  people: z.array(person),
  may: z.object({ propose: z.boolean() }),
}) satisfies z.ZodType<Agreements>;

export const translations = z.object({
  translations: z.array(
    z.object({
      id: identifier('translation'),
      about,
      span: z.object({ from: count, to: count }).nullable(),
      sourceSha256: digest,
      from: z.string(),
      to: z.string(),
      source: z.string(),
      text: z.string(),
      translator: person.nullable(),
      translatorName: z.string(),
      competence: z.string(),
      aid: z.enum(TRANSLATION_AIDS),
      note: z.string(),
      replaces: identifier('translation').nullable(),
      replacedBy: identifier('translation').nullable(),
      ...mark,
    }),
  ),
  may: z.object({ write: z.boolean() }),
}) satisfies z.ZodType<Translations>;

export const questionMade = z.object({ questionId: identifier('question') });
export const declarationMade = z.object({
  declarationId: identifier('declaration'),
  version: count,
});
export const agreementMade = z.object({ agreementId: identifier('agreement'), version: count });
export const translationMade = z.object({ translationId: identifier('translation') });
