import type { Page } from '@playwright/test';
import { violations } from '../../scripts/testing/axe';

const WIDTHS = [1280, 360];

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
  // Children that inherit a colour start a transition of their own when that of their parent ends.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
    // Inherited colours of the theme before may stand until the page was painted in the new one.
    const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await painted();
    await painted();
  });
}
