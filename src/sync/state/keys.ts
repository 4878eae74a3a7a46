import { encoded } from '../../core/index.js';

/**
 * The keys of the storage. All state of a shop is under `shop/<id>/`. Numeric ids are padded, so
 * that key order is number order.
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
  /** How often the images of a product were written without effect. */
  readonly imagesDone: (wooKey: string) => string;
  /** Images of a product that a plan found equal on both sides. */
  readonly imagesMet: (wooKey: string) => string;
  /** The content of a copy in the shop's library. */
  readonly copy: (mediaId: number) => string;
  /** The shop's copy of an image, by its content. */
  readonly media: (sha256: string) => string;
  /** Files that the image transport offers to the shop for download. */
  readonly upload: (path: string) => string;
  /** The shop's quantities as runs store them, some products per record. */
  readonly stockView: (part: number) => string;
  readonly stockViews: string;
  readonly blacklist: string;
  readonly contact: (ref: string) => string;
  readonly decisions: (ref: string) => string;
  readonly orders: string;
  readonly order: (orderId: number) => string;
  /** The reference of the piece that has an id in Gestan. */
  readonly piece: (gestanId: string) => string;
  readonly retry: (flow: string, key: string) => string;
  /** Records that were sent and are not confirmed yet. */
  readonly allSent: string;
  readonly sent: (kind: string, externalRef: string) => string;
  readonly cursor: (resource: string) => string;
  /** Rows of a flow that stay the same as long as nothing changes. */
  readonly remembered: (what: string) => string;
  /** The mark that changes with each write to a group of records. */
  readonly moved: (group: string) => string;
  /** The prefixes of these groups. */
  readonly groups: Readonly<Record<'links' | 'contacts' | 'orders', readonly string[]>>;
  readonly intent: (id: string) => string;
  readonly run: (runId: string) => string;
  readonly idleRows: (flow: string) => string;
  /** The undo records of all runs. */
  readonly allUndo: string;
  /** When old reports and history were last deleted. */
  readonly pruned: string;
  readonly undo: (runId: string, rowKey: string) => string;
  readonly history: (subject: string) => string;
  readonly hint: (resource: string, id: number) => string;
  /** Plans and tasks of the windows. They name people, and expire. */
  readonly windows: string;
}

/** The prefix of all shops. */
export const shopsPrefix = 'shop/';

/** The shop that a key belongs to. */
export function shopIdOf(key: string): string | undefined {
  const id = key.startsWith(shopsPrefix) ? key.slice(shopsPrefix.length).split('/')[0] : undefined;
  return id ? decodeURIComponent(id) : undefined;
}

/** The name of the lease under which one sync at a time works on a shop. */
export function shopLease(shopId: string): string {
  return `shop/${shopId}`;
}

/** The lease under which contacts are made: shops of one Gestan share them. */
export const gestanLease = 'gestan/contacts';

const digits = 12;

/** A number as text whose order is the number's order. */
export function padded(id: number): string {
  return String(id).padStart(digits, '0');
}

/** One key segment: no slash, no control character. */
function segment(text: string): string {
  return encoded(text);
}

export function shopKeys(shopId: string): ShopKeys {
  const prefix = `${shopsPrefix}${segment(shopId)}/`;
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
    imagesDone: (wooKey) => `${prefix}images-done/${wooKey}`,
    copy: (mediaId) => `${prefix}copy/${padded(mediaId)}`,
    media: (sha256) => `${prefix}media/${sha256}`,
    upload: (path) => `${prefix}upload/${segment(path)}`,
    stockView: (part) => `${prefix}stock-view/${padded(part)}`,
    stockViews: `${prefix}stock-view/`,
    blacklist: `${prefix}blacklist`,
    contact: (ref) => `${prefix}contact/${segment(ref)}`,
    decisions: (ref) => `${prefix}decision/${segment(ref)}`,
    orders: `${prefix}order/`,
    order: (orderId) => `${prefix}order/${padded(orderId)}`,
    piece: (gestanId) => `${prefix}piece/${segment(gestanId)}`,
    retry: (flow, key) => `${prefix}retry/${flow}/${segment(key)}`,
    allSent: `${prefix}sent/`,
    sent: (kind, externalRef) => `${prefix}sent/${kind}/${segment(externalRef)}`,
    cursor: (resource) => `${prefix}cursor/${resource}`,
    remembered: (what) => `${prefix}standing/${what}`,
    moved: (group) => `${prefix}moved/${group}`,
    groups: {
      links: [`${prefix}link/`, `${prefix}tombstone/`],
      contacts: [`${prefix}contact/`, `${prefix}decision/`],
      orders: [`${prefix}order/`],
    },
    intent: (id) => `${prefix}intent/${id}`,
    run: (runId) => `${prefix}run/${runId}`,
    idleRows: (flow) => `${prefix}idle-rows/${flow}`,
    allUndo: `${prefix}undo/`,
    pruned: `${prefix}pruned`,
    undo: (runId, rowKey) => `${prefix}undo/${runId}/${segment(rowKey)}`,
    history: (subject) => `${prefix}trail/${segment(subject)}`,
    hint: (resource, id) => `${prefix}hint/${resource}/${padded(id)}`,
    windows: `${prefix}windows/`,
  };
}

/** The half-open range of all keys that begin with a prefix. */
export function under(prefix: string): { readonly from: string; readonly to: string } {
  return { from: prefix, to: `${prefix}\uffff` };
}
