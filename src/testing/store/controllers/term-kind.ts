import type { RestRequest } from '../rest/types.js';
import type { Site } from '../site.js';

/** One kind of term: categories, tags, brands, shipping classes, terms of an attribute. */
export interface TermKind {
  /** The route's pattern, without the namespace. */
  readonly pattern: string;
  /** The address of the collection for a request. */
  readonly path: (request: RestRequest) => string;
  /** Throws where the collection does not exist. */
  readonly taxonomy: (site: Site, request: RestRequest) => string;
  /** Its addresses are no real ones. */
  readonly pathless?: boolean;
  readonly hierarchical?: boolean;
  readonly menuOrder?: boolean;
}
