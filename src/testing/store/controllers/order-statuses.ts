import { text } from '../json.js';
import { managers } from '../rest/permit.js';
import type { Route } from '../rest/types.js';
import type { Site } from '../site.js';

interface StatusName {
  readonly slug: string;
  readonly name: string;
}

const own: readonly StatusName[] = [
  { slug: 'pending', name: 'Pending payment' },
  { slug: 'processing', name: 'Processing' },
  { slug: 'on-hold', name: 'On hold' },
  { slug: 'completed', name: 'Completed' },
  { slug: 'cancelled', name: 'Cancelled' },
  { slug: 'refunded', name: 'Refunded' },
  { slug: 'failed', name: 'Failed' },
  { slug: 'checkout-draft', name: 'Draft' },
];

/** The statuses an order can have, those of plugins too, in the shop's order. */
export function statusNames(site: Site): readonly StatusName[] {
  const { orderStatuses } = site.tables;
  if (orderStatuses.length === 0) return own;
  return orderStatuses.map((status) => ({ slug: text(status.slug), name: text(status.name) }));
}

/** `/orders/statuses`. */
export function orderStatusRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/orders/statuses',
      endpoints: [
        {
          methods: ['GET'],
          permit: managers('list'),
          handle: ({ site }) => ({ data: statusNames(site).map((status) => ({ ...status })) }),
        },
      ],
    },
  ];
}
