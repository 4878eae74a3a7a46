import type { ImageTransport, SyncStorage } from 'woo-gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { World } from './shops.js';

/** A process that dies at a certain step: nothing that it does afterwards reaches anybody. */
export function mortal(at: number, when: 'before' | 'after') {
  let steps = 0;
  let dead = false;
  const dying = new Error('The process died.');
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw dying;
    steps += 1;
    if (steps !== at) return work();
    dead = true;
    if (when === 'after') await work();
    throw dying;
  };
  return {
    step,
    get steps() {
      return steps;
    },
  };
}

export type Life = ReturnType<typeof mortal>;

export function mortalStorage(storage: SyncStorage, { step }: Life): SyncStorage {
  return {
    get: (key) => storage.get(key),
    range: (range) => storage.range(range),
    commit: (writes, options) => step(() => storage.commit(writes, options)),
    leaseHolder: (name) => storage.leaseHolder(name),
    async lease(name, options) {
      const lease = await step(() => storage.lease(name, options));
      return (
        lease && {
          ...lease,
          renew: () => step(() => lease.renew()),
          release: () => step(() => lease.release()),
        }
      );
    },
    close: () => storage.close(),
  };
}

export function mortalGestan(gestan: GestanAdapter, { step }: Life): GestanAdapter {
  return {
    ...gestan,
    upsertProduct: (draft) => step(() => gestan.upsertProduct(draft)),
    upsertContact: (draft) => step(() => gestan.upsertContact(draft)),
    createPiece: (draft) => step(() => gestan.createPiece(draft)),
    createEntry: (draft) => step(() => gestan.createEntry(draft)),
    find: (kind, ref) => step(() => gestan.find(kind, ref)),
    ...(gestan.writeImage
      ? { writeImage: (id, image, options) => step(async () => gestan.writeImage?.(id, image, options)) }
      : {}),
  };
}

export function mortalTransport(world: World, { step }: Life) {
  return (request: Request) =>
    request.method === 'GET' ? world.store.transport(request) : step(() => world.store.transport(request));
}

export function mortalImages(images: ImageTransport, { step }: Life): ImageTransport {
  return {
    ...images,
    upload: (image, options) => step(() => images.upload(image, options)),
    remove: (path, options) => step(() => images.remove(path, options)),
  };
}
