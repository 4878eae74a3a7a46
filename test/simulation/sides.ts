import { GestanError, StorageError, type SyncStorage } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import type { Odds, Process } from './process.js';
import type { Scheduler } from './scheduler.js';

const reading: Odds = { crash: 0.001, lostBefore: 0.004, lostAfter: 0, pause: 0.04 };
const committing: Odds = { crash: 0.006, lostBefore: 0.004, lostAfter: 0.004, pause: 0.1 };
const asking: Odds = { crash: 0.002, lostBefore: 0.01, lostAfter: 0, pause: 0.1 };
export const making: Odds = { crash: 0.01, lostBefore: 0.02, lostAfter: 0.03, pause: 0.2 };
const fetching: Odds = { crash: 0.003, lostBefore: 0.015, lostAfter: 0.015, pause: 0.3 };
const sending: Odds = { crash: 0.012, lostBefore: 0.02, lostAfter: 0.03, pause: 0.4 };

const storageLost = () =>
  new StorageError('The database went away.', { code: 'storage.unavailable', retryable: true });

/** The storage as one process reaches it. */
export function storageOf(storage: SyncStorage, { step }: Process): SyncStorage {
  const read = <T>(label: string, effect: () => Promise<T>) =>
    step({ label: () => label, odds: reading, effect, lost: storageLost });
  const write = <T>(label: () => string, effect: () => Promise<T>) =>
    step({ label, odds: committing, effect, lost: storageLost });
  return {
    get: (key) => read(`get ${key}`, () => storage.get(key)),
    async *range(range) {
      await read(`range ${range?.from}`, async () => undefined);
      yield* storage.range(range);
    },
    commit: (writes, options) =>
      write(
        () => `commit ${JSON.stringify(writes)}`,
        () => storage.commit(writes, options),
      ),
    async lease(name, options) {
      const lease = await write(
        () => `lease ${name}`,
        () => storage.lease(name, options),
      );
      return (
        lease && {
          name: lease.name,
          token: lease.token,
          get expiresAt() {
            return lease.expiresAt;
          },
          renew: () =>
            write(
              () => `renew ${name}`,
              () => lease.renew(),
            ),
          release: () =>
            write(
              () => `release ${name}`,
              () => lease.release(),
            ),
        }
      );
    },
    leaseHolder: (name) => read(`lease holder ${name}`, () => storage.leaseHolder(name)),
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
export function gestanOf(
  gestan: GestanAdapter,
  { step }: Process,
  scheduler: Scheduler,
  {
    odds = making,
    batches = false,
  }: {
    /** Of writes. */
    readonly odds?: Odds | undefined;
    /** Whether the pieces of several orders are made in one call. */
    readonly batches?: boolean;
  } = {},
): GestanAdapter {
  const ask = <T>(label: string, effect: () => Promise<T>) =>
    step({ label: () => label, odds: asking, effect, lost: gestanLost });
  const make = <T>(what: string, draft: unknown, effect: () => Promise<T>) =>
    step({
      label: () => `${what} ${JSON.stringify(draft)}`,
      odds,
      effect,
      lost: writeLost(scheduler),
    });
  async function* list<T>(label: string, rows: AsyncIterable<T>): AsyncGenerator<T> {
    await ask(label, async () => undefined);
    yield* rows;
  }
  return {
    name: gestan.name,
    capabilities: gestan.capabilities,
    families: (options) => ask('families', () => gestan.families(options)),
    paymentModes: (options) => ask('payment modes', () => gestan.paymentModes(options)),
    bankAccounts: (options) => ask('bank accounts', () => gestan.bankAccounts(options)),
    postingCategories: (options) => ask('posting categories', () => gestan.postingCategories(options)),
    vatRates: (options) => ask('rates', () => gestan.vatRates(options)),
    products: (options) => list(`products since ${options?.modifiedSince}`, gestan.products(options)),
    contacts: (options) => list('contacts', gestan.contacts(options)),
    stock: (options) => list('stock', gestan.stock(options)),
    pieces: (range) => list('pieces', gestan.pieces?.(range) ?? nothing()),
    upsertProduct: (draft, options) => make('product', draft, () => gestan.upsertProduct(draft, options)),
    upsertContact: (draft, options) => make('contact', draft, () => gestan.upsertContact(draft, options)),
    createPiece: (draft, options) => make('piece', draft, () => gestan.createPiece(draft, options)),
    ...(batches
      ? {
          createPieces: (all, options) =>
            make('pieces', all, async () => (await gestan.createPieces?.(all, options)) ?? []),
        }
      : {}),
    createEntry: (draft, options) => make('entry', draft, () => gestan.createEntry(draft, options)),
    cancelPiece: (ref, why, options) =>
      make('cancel', ref, async () => gestan.cancelPiece?.(ref, why, options)),
    readImage: (id, image, options) =>
      ask(
        `read image ${image.name}`,
        async () => (await gestan.readImage?.(id, image, options)) ?? new Uint8Array(),
      ),
    writeImage: (id, image, options) =>
      make('image', [id, image.name], async () => gestan.writeImage?.(id, image, options)),
    find: (kind, ref, options) => ask(`find ${ref}`, () => gestan.find(kind, ref, options)),
  };
}

async function* nothing(): AsyncGenerator<never> {}

const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

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
export function transportOf(
  shop: Transport,
  process: Process,
  scheduler: Scheduler,
  trouble: () => number,
): Transport {
  return async (request) => {
    if (process.isDead) throw broken('ECONNRESET');
    const isRead = request.method === 'GET';
    const happens = (probability: number) => trouble() > 0 && scheduler.happens(probability * trouble());
    const { pathname, search } = new URL(request.url);
    let end = '';
    const answer = process.step({
      label: () =>
        `${request.method} ${pathname.replace('/wp-json/wc/v3', '')}${decodeURIComponent(search)} ${end}`,
      odds: isRead ? fetching : sending,
      async effect() {
        if (happens(0.015)) {
          const answer = hostAnswer(scheduler);
          end = `${answer.status} of the host`;
          return answer;
        }
        const response = await shop(request);
        const isCut = happens(0.01);
        end = `${response.status}${isCut ? ' cut' : ''}`;
        return isCut ? cut(response, scheduler) : response;
      },
      lost: (hadEffect) => broken(scheduler.pick(['ECONNRESET', hadEffect ? 'ETIMEDOUT' : 'ECONNREFUSED'])),
    });
    // The end of the process ends its connections, so that no time-out of the platform stays set.
    return Promise.race([
      answer,
      process.death.then((): Response => {
        throw broken('ECONNRESET');
      }),
    ]);
  };
}
