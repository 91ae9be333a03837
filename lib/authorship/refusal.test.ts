import { expect, it, vi } from 'vitest';

/** The module once more, as another bundle of the server holds it. */
async function again<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  return load();
}

it('a failure thrown by another bundle’s code is known as what it is', async () => {
  const here = await import('@/lib/kernel/errors');
  const there = await again(() => import('@/lib/kernel/errors'));
  expect(there.AppError).not.toBe(here.AppError);
  expect(new there.AppError('CONFLICT')).toBeInstanceOf(here.AppError);
  expect(new Error('CONFLICT')).not.toBeInstanceOf(here.AppError);
  expect(null).not.toBeInstanceOf(here.AppError);
});

it('a refused claim thrown by another bundle’s replay is known as what it is', async () => {
  const here = await import('./refusal');
  const there = await again(() => import('./refusal'));
  expect(there.ClaimRefused).not.toBe(here.ClaimRefused);
  expect(new there.ClaimRefused('freeze_stale')).toBeInstanceOf(here.ClaimRefused);
  expect(new Error('freeze_stale')).not.toBeInstanceOf(here.ClaimRefused);
});
