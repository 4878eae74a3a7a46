import type { NoValues } from '../../core/index.js';
import type { ConnectionCheckId } from './report.js';

/** Results on the way to WooCommerce, with the values of their sentences. */
export interface TransportCodeValues {
  'not-checked': { readonly check: ConnectionCheckId };
  unknown: NoValues;
  changed: { readonly from: string; readonly to: string };
  'address.ok': { readonly url: string };
  'address.loopback': { readonly url: string };
  'address.bad': { readonly problem: string };
  'address.insecure': NoValues;
  'address.folder': { readonly url: string; readonly home: string };
  'reachable.ok': NoValues;
  'reachable.dns': { readonly host: string; readonly code: string };
  'reachable.refused': { readonly host: string; readonly code: string };
  'reachable.timeout': { readonly seconds: number };
  'reachable.failed': { readonly problem: string };
  'reachable.down': { readonly status: number };
  'tls.ok': NoValues;
  'tls.plain': NoValues;
  'tls.self-signed': { readonly code: string };
  'tls.expired': { readonly code: string };
  'tls.name': { readonly host: string; readonly code: string };
  'tls.chain': { readonly code: string };
  'tls.failed': { readonly code: string };
  'redirect.none': NoValues;
  'redirect.https': { readonly to: string };
  'redirect.elsewhere': { readonly to: string };
  'redirect.page': { readonly to: string };
  'firewall.none': NoValues;
  'firewall.captcha': { readonly status: number };
  'firewall.blocked': { readonly status: number };
  'firewall.password': { readonly status: number };
  'firewall.throttled': { readonly status: number };
  'maintenance.none': NoValues;
  'maintenance.on': NoValues;
  'permalinks.ok': NoValues;
  'permalinks.plain': NoValues;
  'permalinks.no-rewrite': { readonly status: number };
  'wordpress.ok': { readonly name: string };
  'wordpress.noise': { readonly excerpt: string };
  'wordpress.closed': { readonly code: string };
  'wordpress.error': { readonly status: number };
  'wordpress.other': { readonly status: number };
  'wordpress.disabled': { readonly code: string };
  'canonical-url.ok': NoValues;
  'canonical-url.folder': { readonly siteUrl: string; readonly home: string };
  'canonical-url.other': { readonly home: string };
  'canonical-url.http': { readonly home: string };
  'woocommerce.ok': NoValues;
  'woocommerce.inactive': NoValues;
  'woocommerce.old': NoValues;
}

/** Results about the key and the shop, with the values of their sentences. */
export interface ShopCodeValues {
  'version.ok': { readonly version: string };
  'version.old': { readonly version: string };
  'header.ok': NoValues;
  'header.query': NoValues;
  'header.signed': NoValues;
  'header.stripped': NoValues;
  'header.https-unseen': NoValues;
  'key.ok': NoValues;
  'key.swapped': NoValues;
  'key.bad': { readonly problem: string };
  'key.unknown': NoValues;
  'key.wrong-secret': NoValues;
  'key.refused': NoValues;
  'key.clock': { readonly minutes: number };
  'key.elsewhere': { readonly code: string };
  'key.error': { readonly problem: string };
  'read.ok': NoValues;
  'read.no-permission': NoValues;
  'write.ok': NoValues;
  'write.no-permission': NoValues;
  'write.user': NoValues;
  'write.blocked': { readonly status: number };
  'write.error': { readonly problem: string };
  'can.ok': NoValues;
  'can.no-permission': { readonly status: number };
  'can.missing': NoValues;
  'can.error': { readonly problem: string };
  'clock.ok': NoValues;
  'clock.off': { readonly minutes: number };
  'currency.ok': { readonly currency: string };
  'prices.with-tax': NoValues;
  'prices.without-tax': NoValues;
  'prices.now-with-tax': NoValues;
  'prices.now-without-tax': NoValues;
  'prices.no-taxes': NoValues;
  'rounding.line': NoValues;
  'rounding.subtotal': NoValues;
  'decimals.ok': { readonly decimals: number };
  'decimals.odd': { readonly decimals: number; readonly currency: string; readonly usual: number };
  'decimals.lossy': {
    readonly decimals: number;
    readonly currency: string;
    readonly usual: number;
    readonly orderId: number;
    readonly total: string;
  };
  'weight-unit.ok': { readonly unit: string };
  'weight-unit.odd': { readonly unit: string };
  'time-zone.ok': { readonly zone: string };
  'time-zone.offset': { readonly zone: string };
  'order-storage.hpos': NoValues;
  'order-storage.posts': NoValues;
  'speed.ok': { readonly rows: number; readonly seconds: number };
  'speed.slow': { readonly rows: number; readonly seconds: number };
  'speed.failed': { readonly problem: string };
}

/** All results of a connection test. */
export interface ConnectionCodeValues extends TransportCodeValues, ShopCodeValues {}

/** The code of a result. */
export type ConnectionCode = keyof ConnectionCodeValues;
