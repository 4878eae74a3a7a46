import { createSync, isSyncError, type Logger, type Report, type Sync, type SyncStorage } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';

/**
 * What the application brings: its Gestan, its storage, its log, and the key from wherever it keeps
 * secrets.
 */
export interface AppOptions {
  readonly shop: { readonly url: string; readonly consumerKey: string; readonly consumerSecret: string };
  readonly gestan: GestanAdapter;
  readonly storage: SyncStorage;
  readonly logger: Logger;
  readonly transport?: (request: Request) => Promise<Response>;
}

export function createApp({ shop, ...rest }: AppOptions): Sync {
  return createSync({
    ...rest,
    shop: { id: 'main', ...shop },
    settings: { products: { conflicts: 'gestan' }, orders: { startAt: '2026-01-01' } },
    guard: ({ flow }) => flow !== 'stock', // such as a licence that does not cover a flow
  });
}

/** One evening of the application: products as a person would tick them, then the rest by itself. */
export async function evening(sync: Sync, logger: Logger, signal: AbortSignal): Promise<readonly Report[]> {
  const plan = await sync.products.plan({ direction: 'gestan-to-woo', signal });
  logger.info('planned', plan.summary);
  const products = await sync.products.apply(plan, {
    select: (row) => row.status === 'update-woo' || row.status === 'link',
    signal,
  });
  const { reports } = await sync.run({
    flows: ['contacts', 'orders'],
    signal,
    onProgress: ({ phase, done, total }) => logger.debug(phase, { done, total }),
  });
  for (const { flow, rows } of [products, ...reports]) {
    for (const { name, error } of rows) if (error) logger.error(`${flow}: ${name}`, { ...error });
  }
  return [products, ...reports];
}

/** Whether it is worth trying again later without anything being changed. */
export function shouldRetry(error: unknown): boolean {
  return isSyncError(error) && error.retryable;
}
