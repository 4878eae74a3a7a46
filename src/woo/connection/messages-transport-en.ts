import type { Sentences } from '../../core/index.js';
import type { TransportCodeValues } from './codes.js';
import { connectionTitle } from './titles.js';

const hostAllows =
  'Ask the host, or the security plugin, to allow /wp-json/wc/ with all methods for this machine.';

/** Findings on the way to WooCommerce, in English. */
export const transportMessagesEn: Sentences<TransportCodeValues> = {
  'not-checked': ({ check }, say) => ({
    text: `Not checked, since “${connectionTitle(check, say.language)}” failed.`,
  }),
  unknown: () => ({ text: 'The shop did not tell.' }),
  changed: ({ from, to }) => ({
    text: `It was “${from}” at the last test and is “${to}” now.`,
    hint: 'If this was not meant, put it back in the shop; otherwise look at the next plans with care.',
  }),

  'address.ok': ({ url }) => ({ text: `The address is sound: ${url}.` }),
  'address.loopback': ({ url }) => ({
    text: `A shop on this machine: ${url}. Requests are signed (OAuth 1.0a).`,
  }),
  'address.bad': ({ problem }) => ({
    text: `${problem}`,
    hint: 'Give the address of the shop, such as https://shop.example.',
  }),
  'address.insecure': () => ({
    text: 'The address begins with http://, where the key would travel in the open and is not read.',
    hint: 'Give the address with https://; if the shop has no certificate yet, have the host install one.',
  }),

  'address.folder': ({ url, home }) => ({
    text: `There is no shop at ${url}; WordPress answers at ${home}.`,
    hint: `Give ${home} as the address: that of the site, not that of the page with the products.`,
  }),

  'reachable.ok': () => ({ text: 'The server answers.' }),
  'reachable.dns': ({ host, code }) => ({
    text: `The name ${host} is not known on the Internet (${code}).`,
    hint: 'Check the spelling of the address, and that the domain is still registered.',
  }),
  'reachable.refused': ({ host, code }) => ({
    text: `The server ${host} refuses the connection (${code}).`,
    hint: 'Check the address and its port; ask the host whether the site is up and lets this machine in.',
  }),
  'reachable.timeout': ({ seconds }, say) => ({
    text: `No answer within ${say.number(seconds, 1)} s.`,
    hint: 'Open the address in a browser. If it is slow there too, ask the host; if not, a firewall may be dropping this machine.',
  }),
  'reachable.failed': ({ problem }) => ({
    text: `The connection failed: ${problem}.`,
    hint: 'Try again; if it lasts, ask the host of the shop.',
  }),
  'reachable.down': ({ status }) => ({
    text: `The server answers ${status}: the site behind it is down or overloaded.`,
    hint: 'Try again later; if it lasts, ask the host of the shop.',
  }),

  'tls.ok': () => ({ text: 'The certificate is accepted.' }),
  'tls.plain': () => ({ text: 'Plain HTTP, on this machine only.' }),
  'tls.self-signed': ({ code }) => ({
    text: `The certificate is not signed by a known authority (${code}).`,
    hint: 'Have the host install a certificate of a known authority; Let’s Encrypt gives them for free.',
  }),
  'tls.expired': ({ code }) => ({
    text: `The certificate has expired (${code}).`,
    hint: 'Have the host renew the certificate.',
  }),
  'tls.name': ({ host, code }) => ({
    text: `The certificate is made for another name than ${host} (${code}).`,
    hint: 'Use the address that the certificate is made for (often with or without www), or have it extended.',
  }),
  'tls.chain': ({ code }) => ({
    text: `The server does not send the whole chain of its certificate (${code}).`,
    hint: 'Have the host install the certificate with its intermediate certificates (“fullchain”).',
  }),
  'tls.failed': ({ code }) => ({
    text: `The encrypted connection could not be made (${code}).`,
    hint: 'Have the host check the HTTPS set-up of the site.',
  }),

  'redirect.none': () => ({ text: 'The address answers by itself.' }),
  'redirect.https': ({ to }) => ({
    text: `The address leads to HTTPS: ${to}.`,
    hint: `Give ${to} as the address of the shop.`,
  }),
  'redirect.elsewhere': ({ to }) => ({
    text: `The address leads to another one: ${to}. A write that follows it would be lost.`,
    hint: `Give ${to} as the address of the shop.`,
  }),
  'redirect.page': ({ to }) => ({
    text: `The API leads to a page: ${to}.`,
    hint: 'Switch off what leads visitors there for /wp-json/ (a login wall, a “coming soon” page, a language redirect).',
  }),

  'firewall.none': () => ({ text: 'Nothing stands between.' }),
  'firewall.captcha': ({ status }) => ({
    text: `A captcha or browser check answers in place of the shop (${status}).`,
    hint: hostAllows,
  }),
  'firewall.blocked': ({ status }) => ({
    text: `A firewall refuses the request (${status}, a page instead of JSON).`,
    hint: hostAllows,
  }),
  'firewall.password': ({ status }) => ({
    text: `A password is asked for before the whole site (${status}), as on many test sites.`,
    hint: 'Take the password off for /wp-json/: the key travels in the same header and cannot get past it.',
  }),
  'firewall.throttled': ({ status }) => ({
    text: `The host asks for fewer requests (${status}).`,
    hint: 'Wait some minutes and test again; if it lasts, have the host raise its limit for /wp-json/wc/.',
  }),

  'maintenance.none': () => ({ text: 'The shop is open.' }),
  'maintenance.on': () => ({
    text: 'The site is under maintenance; an update is running.',
    hint: 'Wait for some minutes. If it stays so, delete the file .maintenance in the folder of WordPress.',
  }),

  'permalinks.ok': () => ({ text: 'The addresses of the API work.' }),
  'permalinks.plain': () => ({
    text: 'WordPress is there, but uses plain permalinks: /wp-json/ does not reach it.',
    hint: 'WordPress → Settings → Permalinks: choose “Post name” and save. If it is chosen already, let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  }),
  'permalinks.no-rewrite': ({ status }) => ({
    text: `The web server answers ${status} to /wp-json/ by itself: it does not pass the address on to WordPress.`,
    hint: 'Check the address. If it is right: WordPress → Settings → Permalinks, choose “Post name”, save; and let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  }),

  'wordpress.ok': ({ name }) => ({ text: `It answers, for “${name}”.` }),
  'wordpress.noise': ({ excerpt }) => ({
    text: `It answers, but with text around the JSON: ${excerpt}`,
    hint: 'Find the plugin or theme that prints it (a PHP notice, a byte order mark) and fix it; set display_errors to off.',
  }),
  'wordpress.closed': ({ code }) => ({
    text: `Its index is closed to visitors (${code}); the key may still work.`,
    hint: 'If the other checks fail: let the security plugin leave /wp-json/wc/ open.',
  }),
  'wordpress.error': ({ status }) => ({
    text: `It breaks down with an error (${status}).`,
    hint: 'Look into the PHP error log of the shop (often a plugin); then test again.',
  }),
  'wordpress.other': ({ status }) => ({
    text: `What answers at this address is no WordPress REST API (${status}).`,
    hint: 'Check the address: it is the one of the shop, with its folder if it has one (https://example.com/shop).',
  }),
  'wordpress.disabled': ({ code }) => ({
    text: `WordPress is there, but its REST API is switched off (${code}).`,
    hint: 'Let the security plugin, or the host, leave /wp-json/ open.',
  }),

  'canonical-url.ok': () => ({ text: 'The shop knows itself by this address.' }),
  'canonical-url.folder': ({ siteUrl, home }) => ({
    text: `WordPress itself lies at ${siteUrl}; the shop is at ${home}.`,
  }),
  'canonical-url.other': ({ home }) => ({
    text: `The shop calls itself ${home}.`,
    hint: `Give ${home} as the address, or correct it in WordPress → Settings → General.`,
  }),
  'canonical-url.http': ({ home }) => ({
    text: `The shop calls itself ${home}, without HTTPS.`,
    hint: 'Put https:// into both addresses in WordPress → Settings → General.',
  }),

  'woocommerce.ok': () => ({ text: 'Its API (wc/v3) is there.' }),
  'woocommerce.inactive': () => ({
    text: 'WordPress answers, but WooCommerce does not.',
    hint: 'WordPress → Plugins: activate WooCommerce. If it is active, check that the address is the one of the shop.',
  }),
  'woocommerce.old': () => ({
    text: 'WooCommerce is too old: it has no API wc/v3.',
    hint: 'Update WooCommerce to version 9 or newer.',
  }),
};
