import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds against WCAG 2.2 A and AA, one line a node; empty when all is well. */
export async function violations(page: Page, only?: 'contrast'): Promise<string[]> {
  const asked: RunOptions = {
    runOnly: only ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: TAGS },
    // What passes is not described node by node: that takes longer than to look.
    resultTypes: ['violations'],
  };
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, options)).violations;
  }, asked);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] ?? '';
      return `${id}: ${help} at ${node.target.join(' ')}: ${why} ${node.html.slice(0, 160)}`;
    }),
  );
}
