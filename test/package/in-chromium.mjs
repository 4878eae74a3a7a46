// Runs a script in Chromium, as a module of an empty page, and gives the title that it sets.
import { existsSync } from 'node:fs';

const chromium = process.env.WOO_GESTAN_CHROMIUM ?? '/usr/bin/chromium';

export const inChromium = {
  /** Where Chromium is; undefined: it is not. */
  path: existsSync(chromium) ? chromium : undefined,
  async titleOf(script) {
    const { chromium: driver } = await import('playwright-core');
    const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.route('https://page.example/**', (route) =>
        route.fulfill(
          route.request().url().endsWith('.js')
            ? { contentType: 'text/javascript; charset=utf-8', body: script }
            : {
                contentType: 'text/html',
                body: '<!doctype html><title></title><script type="module" src="/main.js"></script>',
              },
        ),
      );
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto('https://page.example/');
      for (let tries = 0; tries < 600; tries += 1) {
        const title = await page.title();
        if (title !== '') return title;
        if (problems.length > 0) return `Failed: ${problems.join(' ')}`;
        await page.waitForTimeout(100);
      }
      return 'Failed: the page said nothing for a minute.';
    } finally {
      await browser.close();
    }
  },
};
