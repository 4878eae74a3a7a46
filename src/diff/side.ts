/** One of the two sides of the sync. */
export type Side = 'gestan' | 'woo';
