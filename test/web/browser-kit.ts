import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { ImageTransport } from 'woo-gestan';
import { nodeListener, type Windows } from 'woo-gestan/web';
import { type Chromium, type Look, startChromium } from '../support/chromium.js';
import { type SetupOptions, setUp } from './windows-kit.js';

/** An image server that only tells how it is. */
export const images: ImageTransport = {
  name: 'ftp',
  check: async () => ({
    ok: true,
    checks: [{ code: 'images.reach', ok: true, level: 'ok', message: 'The server answers.' }],
  }),
  upload: () => Promise.reject(new Error('Nothing is sent.')),
  remove: async () => {},
  close: async () => {},
};

/** Chromium before windows that listen on ports of this machine. To be called in a `describe`. */
export function windowsInChromium() {
  let chromium: Chromium;
  const servers: Server[] = [];

  beforeAll(async () => {
    chromium = await startChromium({ locale: 'fr-FR' });
  });
  afterAll(async () => {
    await chromium?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** Serves windows on a port of this machine, as one process of an application does. */
  async function serve(windows: Windows) {
    const server = createServer(nodeListener(windows));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gestan/main/` };
  }

  /** Windows of their own. */
  async function worker(options: SetupOptions = {}) {
    const setup = setUp(options);
    return { ...setup, ...(await serve(setup.windows)) };
  }

  async function open(url: string, look?: Look): Promise<Page> {
    const page = await chromium.open(look);
    chromium.faults.length = 0;
    await page.goto(url);
    return page;
  }

  const leave = (page: Page) => chromium.leave(page);
  /** What pages wrote to their consoles since one was opened last. */
  const faults = () => chromium.faults;

  const idle = (page: Page) => page.waitForSelector('main:not(:has(.task.running))');
  const rowOf = (page: Page, text: string) => page.locator('table.rows > tbody > tr', { hasText: text });

  async function list(page: Page, url: string, flow: string): Promise<void> {
    await page.goto(`${url}${flow}`);
    await page.locator('form.options button').click();
    await idle(page);
    await page.waitForSelector('#rows, .empty');
  }

  return { serve, worker, open, leave, idle, rowOf, list, faults };
}
