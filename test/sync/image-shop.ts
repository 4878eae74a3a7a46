import { createHash } from 'node:crypto';
import { type CreateSyncOptions, ImageError, type ImageTransport } from 'woo-gestan';
import { setUp, smallWorld } from './small.js';

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const start = Buffer.from(onePixel, 'base64');

/** A whole PNG that differs from others by its tail. */
export function picture(tail: string): Uint8Array {
  return new Uint8Array(Buffer.concat([start, Buffer.from(tail)]));
}

/** What tells a picture from others. */
export function tailOf(content: Uint8Array): string {
  return Buffer.from(content.subarray(start.length)).toString();
}

export const only = { images: true, codes: ['SHA-DAI-084'] } as const;

/**
 * A small shop whose image files are real: what the store is told to fetch is what was carried or
 * what the owner brings, and each copy in its library is served under its own address.
 */
export async function imageShop(options: Partial<CreateSyncOptions> = {}) {
  const files = new Map<string, Uint8Array>();
  const carried: string[] = [];
  const fetched: string[] = [];
  const served = new Map<string, Uint8Array | number>();
  const w = smallWorld({
    fetchImage: (url) => {
      const content = files.get(url);
      return content ? { width: 1, height: 1, content } : { status: 404 };
    },
  });
  const address = (path: string) => `https://shop.example/wp-content/uploads/woo-gestan/${path}`;
  const images: ImageTransport = {
    name: 'test',
    check: async () => ({ ok: true, checks: [] }),
    async upload({ name, content }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = `${sha256.slice(0, 16)}/${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}`;
      if (files.size > 1_000) throw new ImageError('No room.', { code: 'image.disk-full' });
      files.set(address(path), content);
      carried.push(name);
      return { url: address(path), path, sha256, type: 'image/png' };
    },
    async remove(path) {
      files.delete(address(path));
    },
    close: async () => {},
  };
  const transport = async (request: Request): Promise<Response> => {
    const isFile = new URL(request.url).pathname.startsWith('/wp-content/uploads/');
    if (!isFile) return w.store.transport(request);
    fetched.push(request.url);
    const own = served.get(new URL(request.url).pathname);
    if (typeof own === 'number') return new Response(null, { status: own });
    return own ? new Response(new Uint8Array(own)) : w.store.transport(request);
  };
  const open = (more: Partial<CreateSyncOptions> = {}) =>
    w.open({ images, transport, ...options, ...more } as Parameters<typeof w.open>[0]);
  const sync = open();
  await setUp(sync);
  await sync.products.apply(await sync.products.plan(), { select: 'all' });
  const gestanId = (code: string) => w.gestan.state.products.find((one) => one.code === code)?.id ?? '';
  const shopImages = (id: number) =>
    (w.store.state.products.find((product) => product.id === id)?.images ?? []) as {
      readonly id: number;
      readonly src: string;
    }[];
  const contentAt = async (src: string) => {
    const answer = await w.store.transport(new Request(src));
    return tailOf(new Uint8Array(await answer.arrayBuffer()));
  };
  const inLibrary = () => w.store.state.images as unknown as { readonly id: number; readonly src: string }[];
  const old = new Set(inLibrary().map(({ id }) => id));
  let brought = 0;
  return {
    w,
    sync,
    open,
    images,
    transport,
    /** Names of the files that were uploaded, in order. */
    carried,
    /** Addresses of the shop's files that the sync downloaded. */
    fetched,
    gestanId,
    shopImages,
    /** What the shop answers at the address of a file, instead of the file: another, or a status. */
    serve: (src: string, answer: Uint8Array | number) => served.set(new URL(src).pathname, answer),
    put: (code: string, name: string, content: Uint8Array) =>
      w.gestan.writeImage(gestanId(code), { name, content }),
    /** The pictures that a product shows, in order. */
    shows: async (id: number) => Promise.all(shopImages(id).map(({ src }) => contentAt(src))),
    /** The names of the pictures that Gestan holds of a product. */
    holds: (code: string) =>
      (w.gestan.state.products.find((one) => one.code === code)?.images ?? []).map(({ name }) => name),
    /** What came into the library since the shop was opened. */
    pickable: () => inLibrary().filter(({ id }) => !old.has(id)),
    /** All pictures of the library whose files there are. */
    library: async () => {
      const all: string[] = [];
      for (const { src } of inLibrary()) {
        const answer = await w.store.transport(new Request(src));
        if (answer.ok) all.push(tailOf(new Uint8Array(await answer.arrayBuffer())));
      }
      return all;
    },
    /** The owner adds a picture to a product. */
    addInShop: async (id: number, content: Uint8Array, file: string) => {
      brought += 1;
      const url = `https://owner.example/${brought}/${file}`;
      files.set(url, content);
      const kept = shopImages(id).map((image) => ({ id: image.id }));
      const answer = await w.store.call('PUT', `/wp-json/wc/v3/products/${id}`, {
        body: { images: [...kept, { src: url }] },
      });
      files.delete(url);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    },
  };
}
