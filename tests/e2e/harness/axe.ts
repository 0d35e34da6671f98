/** Accessibility faults that can be found by machine. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands, against WCAG 2.2 AA and axe's good practice: one line a fault, with the
 * elements it is about. The source is evaluated through the debugger, so the page's policy stays as it is.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (standards) => {
    const injected = Reflect.get(globalThis, 'axe') as typeof axe;
    return injected.run(document, { runOnly: { type: 'tag', values: standards } });
  }, STANDARDS);
  return violations.map(({ id, impact, help, nodes }) => {
    const places = nodes
      .slice(0, 5)
      .map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? node.html}`);
    return [`${id} (${impact ?? 'minor'}): ${help}, ${nodes.length} places`, ...places].join('\n  ');
  });
}
