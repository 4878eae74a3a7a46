import { createHash } from 'node:crypto';
import { ImageError, type ImageTransport } from 'woo-gestan';
import type { Row } from 'woo-gestan/testing';
import { tailOf } from '../sync/image-shop.js';
import type { Process } from './process.js';

/** The web server on which files wait for the shop to fetch them. It outlives every process. */
export interface Files {
  readonly byAddress: Map<string, Uint8Array>;
  /** How many were brought: what a process saw before one of them is old. */
  uploads: number;
  fetchImage(url: string): { width: number; height: number; content: Uint8Array } | { status: number };
}

const sent = 'https://shop.example/wp-content/uploads/woo-gestan/';
const moving = { crash: 0.02, lostBefore: 0.03, lostAfter: 0.03, pause: 0.2 };

export function createFiles(): Files {
  const byAddress = new Map<string, Uint8Array>();
  return {
    byAddress,
    uploads: 0,
    fetchImage(url) {
      const content = byAddress.get(url);
      return content ? { width: 1, height: 1, content } : { status: 404 };
    },
  };
}

const lost = () =>
  new ImageError('The connection broke.', { code: 'image.ftp-unreachable', retryable: true });

/** The way by which a process brings pictures to that server. */
export function imagesOf(files: Files, { step }: Process): ImageTransport {
  const { byAddress } = files;
  return {
    name: 'simulated',
    check: async () => ({ ok: true, checks: [] }),
    upload: ({ name, content }) =>
      step({
        label: () => `upload ${name}`,
        odds: moving,
        async effect() {
          const sha256 = createHash('sha256').update(content).digest('hex');
          const path = `${sha256.slice(0, 16)}/${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}`;
          files.uploads += 1;
          byAddress.set(`${sent}${path}`, Uint8Array.from(content));
          return { url: `${sent}${path}`, path, sha256, type: 'image/png' };
        },
        lost,
      }),
    remove: (path) =>
      step({
        label: () => `remove ${path}`,
        odds: moving,
        async effect() {
          byAddress.delete(`${sent}${path}`);
        },
        lost,
      }),
    close: async () => undefined,
  };
}

/** The mark of a picture in a product of the shop, read as a browser reads it. */
export async function shownPictures(
  product: Row,
  transport: (request: Request) => Promise<Response>,
): Promise<readonly string[]> {
  const marks: string[] = [];
  for (const image of (product.images ?? []) as Row[]) {
    const answer = await transport(new Request(String(image.src)));
    marks.push(tailOf(new Uint8Array(await answer.arrayBuffer())));
  }
  return marks;
}
