import { existsSync } from 'node:fs';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const path = process.env.WOO_GESTAN_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. */
export const hasChromium = existsSync(path);

/** Says that tests are skipped where there is no browser. */
export function warnWithoutChromium(what: string): void {
  if (!hasChromium)
    console.warn(`SKIPPED: ${what}: there is no Chromium at ${path} (set WOO_GESTAN_CHROMIUM).`);
}

/** Only what hangs ends here: a loaded machine may take ten times as long. */
const hangsAfterMs = 240_000;

/** The same for a whole test, which takes many steps in the browser. */
export const testTimeoutMs = 900_000;

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: 'dark' | 'light';
}

/** A browser whose pages are used again: to make one takes longer than most of what is done in it. */
export interface Chromium {
  /** A page without an address. */
  open(look?: Look): Promise<Page>;
  /** Gives a page back, and what it has kept with it. */
  leave(page: Page): Promise<void>;
  /** What the pages have written to their consoles. A test empties it before it begins. */
  readonly faults: string[];
  /** The addresses that the pages have asked for. */
  readonly requests: string[];
  close(): Promise<void>;
}

export async function startChromium(options: BrowserContextOptions): Promise<Chromium> {
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    timeout: hangsAfterMs,
  });
  const context = await browser.newContext(options);
  context.setDefaultTimeout(hangsAfterMs);
  const free: Page[] = [];
  const faults: string[] = [];
  const requests: string[] = [];

  async function make(): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    return page;
  }

  return {
    faults,
    requests,
    async open({ width = 1280, colorScheme = 'light' } = {}) {
      const page = free.pop() ?? (await make());
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      return page;
    },
    async leave(page) {
      await page.evaluate('localStorage.clear(); sessionStorage.clear()');
      await page.goto('about:blank');
      await context.clearCookies();
      free.push(page);
    },
    close: () => browser.close(),
  };
}
