/**
 * The keys of the storage. Everything of one shop is under `shop/<id>/`; ids of numbers
 * are padded so that key order is number order.
 */
export interface ShopKeys {
  readonly prefix: string;
  readonly binding: string;
  readonly settings: string;
  readonly category: (id: number) => string;
  readonly mapping: (table: 'families' | 'payments' | 'taxes') => string;
  readonly link: (wooKey: string) => string;
  readonly base: (wooKey: string) => string;
  readonly tombstone: (wooKey: string) => string;
  readonly image: (wooKey: string) => string;
  /** Images of a product that were found equal on both sides by a plan. */
  readonly imagesMet: (wooKey: string) => string;
  /** What a copy in the shop's library holds. */
  readonly copy: (mediaId: number) => string;
  /** The shop's copy of an image, by its content. */
  readonly media: (sha256: string) => string;
  /** Files that the image transport holds for the shop to fetch. */
  readonly upload: (path: string) => string;
  /** What runs remember of the shop's quantities, some products at a time. */
  readonly stockView: (part: number) => string;
  readonly stockViews: string;
  readonly blacklist: string;
  readonly contact: (ref: string) => string;
  readonly decisions: (ref: string) => string;
  readonly orders: string;
  /** The tail of an order's key after {@link ShopKeys.orders}. */
  readonly orderKey: (orderId: number) => string;
  readonly order: (orderId: number) => string;
  readonly retry: (flow: string, key: string) => string;
  /** What was handed over and is not confirmed yet. */
  readonly allSent: string;
  readonly sent: (kind: string, externalRef: string) => string;
  readonly cursor: (resource: string) => string;
  readonly intent: (id: string) => string;
  readonly run: (runId: string) => string;
  readonly undo: (runId: string, rowKey: string) => string;
  readonly history: (subject: string) => string;
  readonly hint: (resource: string, id: number) => string;
}

const digits = 12;

/** A number as text whose order is the number's order. */
export function padded(id: number): string {
  return String(id).padStart(digits, '0');
}

/** One key segment: no slash, no control character. */
function segment(text: string): string {
  return encodeURIComponent(text);
}

export function shopKeys(shopId: string): ShopKeys {
  const prefix = `shop/${segment(shopId)}/`;
  return {
    prefix,
    binding: `${prefix}binding`,
    settings: `${prefix}settings`,
    category: (id) => `${prefix}category/${padded(id)}`,
    mapping: (table) => `${prefix}mapping/${table}`,
    link: (wooKey) => `${prefix}link/${wooKey}`,
    base: (wooKey) => `${prefix}base/${wooKey}`,
    tombstone: (wooKey) => `${prefix}tombstone/${wooKey}`,
    image: (wooKey) => `${prefix}image/${wooKey}`,
    imagesMet: (wooKey) => `${prefix}images-met/${wooKey}`,
    copy: (mediaId) => `${prefix}copy/${padded(mediaId)}`,
    media: (sha256) => `${prefix}media/${sha256}`,
    upload: (path) => `${prefix}upload/${segment(path)}`,
    stockView: (part) => `${prefix}stock-view/${padded(part)}`,
    stockViews: `${prefix}stock-view/`,
    blacklist: `${prefix}blacklist`,
    contact: (ref) => `${prefix}contact/${segment(ref)}`,
    decisions: (ref) => `${prefix}decision/${segment(ref)}`,
    orders: `${prefix}order/`,
    orderKey: padded,
    order: (orderId) => `${prefix}order/${padded(orderId)}`,
    retry: (flow, key) => `${prefix}retry/${flow}/${segment(key)}`,
    allSent: `${prefix}sent/`,
    sent: (kind, externalRef) => `${prefix}sent/${kind}/${segment(externalRef)}`,
    cursor: (resource) => `${prefix}cursor/${resource}`,
    intent: (id) => `${prefix}intent/${id}`,
    run: (runId) => `${prefix}run/${runId}`,
    undo: (runId, rowKey) => `${prefix}undo/${runId}/${segment(rowKey)}`,
    history: (subject) => `${prefix}trail/${segment(subject)}`,
    hint: (resource, id) => `${prefix}hint/${resource}/${padded(id)}`,
  };
}

/** The half-open range of all keys that begin with a prefix. */
export function under(prefix: string): { readonly from: string; readonly to: string } {
  return { from: prefix, to: `${prefix}\uffff` };
}
