import { z } from 'zod';
import { JSON_TYPE } from '../answers/headers';
import { operation } from '../operation';

export const getDocument = operation({
  id: 'instance.openapi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  input: z.strictObject({}),
  body: 'none',
  open: true,
  answer: { status: 200, type: JSON_TYPE },
});

export const getVkeys = operation({
  id: 'instance.vkeys',
  method: 'GET',
  path: '/vkeys',
  summary: 'Public keys of this instance, oldest first, one C2SP vkey on each line',
  input: z.strictObject({}),
  body: 'none',
  open: true,
  answer: { status: 200, type: 'text/plain; charset=utf-8' },
});
