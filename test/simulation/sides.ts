import { type GestanAdapter, GestanError, StorageError, type SyncStorage } from 'woo-gestan';
import type { Fates, Process } from './process.js';
import type { Scheduler } from './scheduler.js';

const reading: Fates = { crash: 0.001, lostBefore: 0.004, lostAfter: 0, pause: 0.04 };
const committing: Fates = { crash: 0.006, lostBefore: 0.004, lostAfter: 0.004, pause: 0.1 };
const asking: Fates = { crash: 0.002, lostBefore: 0.01, lostAfter: 0, pause: 0.1 };
const making: Fates = { crash: 0.01, lostBefore: 0.02, lostAfter: 0.03, pause: 0.2 };
const fetching: Fates = { crash: 0.003, lostBefore: 0.015, lostAfter: 0.015, pause: 0.3 };
const sending: Fates = { crash: 0.012, lostBefore: 0.02, lostAfter: 0.03, pause: 0.4 };

const storageLost = () =>
  new StorageError('The database went away.', { code: 'storage.unavailable', retryable: true });

/** The storage as one process reaches it. */
export function storageOf(storage: SyncStorage, { step }: Process): SyncStorage {
  return {
    get: (key) => step(reading, () => storage.get(key), storageLost),
    async *range(range) {
      await step(reading, async () => undefined, storageLost);
      yield* storage.range(range);
    },
    commit: (writes, options) => step(committing, () => storage.commit(writes, options), storageLost),
    async lease(name, options) {
      const lease = await step(committing, () => storage.lease(name, options), storageLost);
      return (
        lease && {
          name: lease.name,
          token: lease.token,
          get expiresAt() {
            return lease.expiresAt;
          },
          renew: () => step(committing, () => lease.renew(), storageLost),
          release: () => step(committing, () => lease.release(), storageLost),
        }
      );
    },
    close: () => storage.close(),
  };
}

const gestanLost = (hadEffect: boolean) =>
  hadEffect
    ? new GestanError('The answer was lost.', { code: 'gestan.unsettled' })
    : new GestanError('Gestan cannot be reached.', { code: 'gestan.unavailable', retryable: true });

/** The answer and the request of a write look alike to who lost them. */
const writeLost = (scheduler: Scheduler) => (hadEffect: boolean) =>
  gestanLost(hadEffect || scheduler.happens(0.5));

/** Gestan as one process reaches it. */
export function gestanOf(gestan: GestanAdapter, { step }: Process, scheduler: Scheduler): GestanAdapter {
  const ask = <T>(effect: () => Promise<T>) => step(asking, effect, gestanLost);
  const make = <T>(effect: () => Promise<T>) => step(making, effect, writeLost(scheduler));
  async function* list<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    await ask(async () => undefined);
    yield* rows;
  }
  return {
    name: gestan.name,
    capabilities: gestan.capabilities,
    families: (options) => ask(() => gestan.families(options)),
    paymentModes: (options) => ask(() => gestan.paymentModes(options)),
    bankAccounts: (options) => ask(() => gestan.bankAccounts(options)),
    postingCategories: (options) => ask(() => gestan.postingCategories(options)),
    vatRates: (options) => ask(() => gestan.vatRates(options)),
    products: (options) => list(gestan.products(options)),
    contacts: (options) => list(gestan.contacts(options)),
    stock: (options) => list(gestan.stock(options)),
    ...(gestan.pieces ? { pieces: (range) => list(gestan.pieces?.(range) ?? nothing()) } : {}),
    upsertProduct: (draft, options) => make(() => gestan.upsertProduct(draft, options)),
    upsertContact: (draft, options) => make(() => gestan.upsertContact(draft, options)),
    createPiece: (draft, options) => make(() => gestan.createPiece(draft, options)),
    createEntry: (draft, options) => make(() => gestan.createEntry(draft, options)),
    cancelPiece: (ref, why, options) => make(async () => gestan.cancelPiece?.(ref, why, options)),
    find: (kind, ref, options) => ask(() => gestan.find(kind, ref, options)),
  };
}

async function* nothing(): AsyncGenerator<never> {}

const broken = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** What a host answers in the store's place: the request never came to the store. */
function hostAnswer(scheduler: Scheduler): Response {
  const html = { 'content-type': 'text/html' };
  const status = scheduler.pick([429, 503, 500, 502, 202]);
  if (status === 202)
    return new Response('<html><head><meta http-equiv="refresh"></head></html>', {
      status,
      headers: { ...html, 'sg-captcha': 'challenge' },
    });
  const throttled = status === 429 || status === 503;
  return new Response('<html><body>Sorry</body></html>', {
    status,
    headers: { ...html, ...(throttled ? { 'retry-after': String(1 + scheduler.below(30)) } : {}) },
  });
}

/** The body breaks off, as where PHP dies in the middle of it. */
async function cut(response: Response, scheduler: Scheduler): Promise<Response> {
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, scheduler.below(Math.max(1, text.length))), { status, headers });
}

export type Transport = (request: Request) => Promise<Response>;

/** The shop as one process reaches it, over a network and through a host that fail. */
export function transportOf(shop: Transport, process: Process, scheduler: Scheduler, trouble: () => number): Transport {
  return async (request) => {
    if (process.isDead) throw broken('ECONNRESET');
    const isRead = request.method === 'GET';
    const happens = (probability: number) => trouble() > 0 && scheduler.happens(probability * trouble());
    const answer = process.step(
      isRead ? fetching : sending,
      async () => {
        if (happens(0.015)) return hostAnswer(scheduler);
        const response = await shop(request);
        return happens(0.01) ? cut(response, scheduler) : response;
      },
      (hadEffect) =>
        broken(hadEffect ? scheduler.pick(['ECONNRESET', 'ETIMEDOUT']) : scheduler.pick(['ECONNREFUSED', 'ECONNRESET'])),
    );
    // The end of the process ends its connections, so that no time-out of the platform stays set.
    return Promise.race([
      answer,
      process.death.then((): Response => {
        throw broken('ECONNRESET');
      }),
    ]);
  };
}
