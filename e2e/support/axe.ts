import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [1280, 360];

/** What axe-core finds against WCAG 2.2 A and AA, one line a node; empty when all is well. */
async function violations(page: Page, only?: 'contrast'): Promise<string[]> {
  // Without legacy mode each look opens a page of its own, for frames of other origins.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const asked = only ? axe.withRules(['color-contrast']) : axe.withTags(TAGS);
  const found = (await asked.analyze()).violations;
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] ?? '';
      return `${id}: ${help} at ${node.target.join(' ')}: ${why} ${node.html.slice(0, 160)}`;
    }),
  );
}

/**
 * Everything that stands between the page and its readers, on a desk and on a phone, light and
 * dark: rules of WCAG 2.2 A and AA that do not hold, and a page that scrolls sideways.
 */
export async function obstacles(page: Page): Promise<string[]> {
  const all: string[] = [];
  const note = (where: string, found: string[]) =>
    all.push(...found.map((text) => `${where}: ${text}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await inTheme(page, 'light');
    note(`${width} light`, await violations(page));
    // Colours are all that differs between the themes.
    await inTheme(page, 'dark');
    note(`${width} dark`, await violations(page, 'contrast'));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) all.push(`${width}: the page is ${wide} wide`);
  }
  return all;
}

/** Has the device ask for a theme, with no colour on its way from the one before. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}
