import type PgBoss from 'pg-boss';
import type { DueShop } from './registry.js';

const name = 'shops';

interface ShopJob {
  readonly shop: string;
}

/** The queue that hands shops out to workers. What is due is said by the table of shops. */
export interface ShopQueue {
  install(): Promise<void>;
  /**
   * Asks for a run of each; what has been due for longer goes first. One that waits already is not asked for
   * twice (`policy: 'short'`).
   */
  send(shops: readonly DueShop[]): Promise<void>;
  /** Takes `concurrency` jobs at a time. */
  work(concurrency: number, handle: (shop: string) => Promise<void>): Promise<void>;
}

/**
 * @param runMs how long one run may take, in milliseconds; a job of a dead worker is failed some
 * time after.
 */
export function createQueue(boss: PgBoss, runMs: number): ShopQueue {
  return {
    async install() {
      // A job that failed is not tried again by the queue: the table says when its shop is due again.
      const rules = {
        policy: 'short',
        retryLimit: 0,
        expireInSeconds: Math.ceil(runMs / 1000) + 30,
      } as const;
      await boss.createQueue(name, { name, ...rules });
    },
    async send(shops) {
      if (shops.length > 0)
        await boss.insert(
          shops.map(({ id, late }) => ({ name, data: { shop: id }, singletonKey: id, priority: late })),
        );
    },
    async work(concurrency, handle) {
      for (let place = 0; place < concurrency; place++)
        await boss.work<ShopJob>(
          name,
          { batchSize: 1, pollingIntervalSeconds: 0.5, priority: true },
          async (jobs) => {
            for (const { data } of jobs) await handle(data.shop);
          },
        );
    },
  };
}
