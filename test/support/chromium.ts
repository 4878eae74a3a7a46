import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = process.env.WOO_GESTAN_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. */
export const hasChromium = existsSync(path);

/** Says that tests are skipped where there is no browser. */
export function warnWithoutChromium(what: string): void {
  if (!hasChromium)
    console.warn(`SKIPPED: ${what}: there is no Chromium at ${path} (set WOO_GESTAN_CHROMIUM).`);
}

/** Only what hangs ends here: a loaded machine may take ten times as long. */
export const hangsAfterMs = 240_000;

/** The same for a whole test, which takes many steps in the browser. */
export const testTimeoutMs = 900_000;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: ['--no-sandbox'], timeout: hangsAfterMs });
