import { z } from 'zod';
import { count, freeText, id } from './define';
import { INPUT_ROLES, PARAMETER_ORIGINS, RECORD_ROLES } from './vocabulary';

// Members that several entries about runs share.

/** Most files of one kind that one entry names. */
export const MOST_FILES = 1000;

/** Longest text of a generation, in UTF-16 units, and most of them in one entry. */
const MOST_TEXT = 200_000;

/** A frozen revision of a prompt of the case. */
export const revisionRef = z.strictObject({ prompt: id('prompt'), revision: count.min(1) });

export const recordRefs = z
  .array(z.strictObject({ exhibit: id('exhibit'), role: z.enum(RECORD_ROLES) }))
  .max(100);

export const inputRefs = z
  .array(z.strictObject({ exhibit: id('exhibit'), role: z.enum(INPUT_ROLES) }))
  .max(MOST_FILES);

/** Outputs in the order the tool gave them, from 0. */
export const outputRefs = z
  .array(z.strictObject({ exhibit: id('exhibit'), position: count }))
  .max(MOST_FILES);

/**
 * A parameter as text, never as a number: seeds reach 2⁶⁴ − 1. `setter` is the contributor who set
 * it where that is known, null where it is not; `origin` says where the value is known from.
 */
export const parameterList = z
  .array(
    z.strictObject({
      name: freeText(200),
      value: freeText(20_000),
      setter: id('contributor').nullable(),
      origin: z.enum(PARAMETER_ORIGINS),
    }),
  )
  .max(500);

/**
 * Texts of a generation. `origin` keeps what people entered apart from what a model or a template
 * wrote (docs/formats/reading.md).
 */
export const textList = z
  .array(
    z.strictObject({
      role: z.enum(['positive', 'negative', 'system', 'edit', 'description']),
      origin: z.enum([
        'entered',
        'rewritten_by_model',
        'expanded',
        'template',
        'placeholder',
        'unknown',
      ]),
      text: freeText(MOST_TEXT),
      part: freeText(200),
    }),
  )
  .max(200);

/** Identifiers the provider gave: of a job, an answer, a request. */
export const providerIds = z
  .array(z.strictObject({ name: freeText(100), value: freeText(500) }))
  .max(50);

/** Circumstances of the run as far as known, as name and value: app version, system, region. */
export const environment = z
  .array(z.strictObject({ name: freeText(100), value: freeText(1000) }))
  .max(50);

export const modelList = z
  .array(
    z.strictObject({
      kind: z.enum(['model', 'lora', 'vae', 'embedding', 'controlnet', 'refiner']),
      name: freeText(500),
      version: freeText(200),
      hash: freeText(200),
      weight: freeText(100),
    }),
  )
  .max(100);
