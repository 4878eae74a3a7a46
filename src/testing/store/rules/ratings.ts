import type { Row } from '../json.js';
import { integer } from '../json.js';
import type { Site } from '../site.js';
import { fixed } from './php.js';

/**
 * Writes a product's rating anew from its approved reviews that give one, and saves the product.
 * WordPress asks for it whenever the comments of a product are counted, which happens before the
 * rating of a new review is kept: a rating shows with the next review.
 */
export function syncRating(site: Site, productId: number): void {
  const product = site.tables.products.get(productId);
  if (!product) return;
  const ratings = [...site.tables.reviews.values()]
    .filter((review) => integer(review.product_id) === productId && review.status === 'approved')
    .map((review) => integer(review.rating))
    .filter((rating) => rating > 0);
  const sum = ratings.reduce((a, b) => a + b, 0);
  product.rating_count = ratings.length;
  product.average_rating = ratings.length === 0 ? '0' : fixed(sum / ratings.length, 2);
  product.date_modified_gmt = site.now();
}

/** Sets a review's status; a change counts the product's reviews anew. */
export function setReviewStatus(site: Site, review: Row, status: string): void {
  if (review.status === status) return;
  review.status = status;
  syncRating(site, integer(review.product_id));
}
