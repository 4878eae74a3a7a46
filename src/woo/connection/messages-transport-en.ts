import type { Sentences } from '../../core/index.js';
import type { TransportCodeValues } from './codes.js';
import { connectionTitle } from './titles.js';

const hostAllows =
  'Ask the host, or the security plugin, to allow /wp-json/wc/ with all methods for this machine.';

/** Findings on the way to WooCommerce, in English. */
export const transportMessagesEn: Sentences<TransportCodeValues> = {
  'not-checked': ({ check }, say) => ({
    text: `Not checked, because “${connectionTitle(check, say.language)}” failed.`,
  }),
  unknown: () => ({ text: 'The shop did not say.' }),
  changed: ({ from, to }) => ({
    text: `It was “${from}” at the last test and is “${to}” now.`,
    hint: 'If this was not intended, restore it in the shop; otherwise check the next plans carefully.',
  }),

  'address.ok': ({ url }) => ({ text: `The address is valid: ${url}.` }),
  'address.loopback': ({ url }) => ({
    text: `A shop on this machine: ${url}. Requests are signed (OAuth 1.0a).`,
  }),
  'address.bad': ({ problem }) => ({
    text: `${problem}`,
    hint: 'Enter the address of the shop, such as https://shop.example.',
  }),
  'address.insecure': () => ({
    text: 'The address begins with http://: the key would be sent unencrypted, and WooCommerce would not read it.',
    hint: 'Enter the address with https://; if the shop has no certificate yet, have the host install one.',
  }),

  'address.folder': ({ url, home }) => ({
    text: `There is no shop at ${url}; WordPress answers at ${home}.`,
    hint: `Enter ${home}: the address of the site, not of the page with the products.`,
  }),

  'reachable.ok': () => ({ text: 'The server answers.' }),
  'reachable.dns': ({ host, code }) => ({
    text: `The name ${host} is not known on the Internet (${code}).`,
    hint: 'Check the spelling of the address, and that the domain is still registered.',
  }),
  'reachable.refused': ({ host, code }) => ({
    text: `The server ${host} refuses the connection (${code}).`,
    hint: 'Check the address and its port; ask the host whether the site is up and allows this machine.',
  }),
  'reachable.timeout': ({ seconds }, say) => ({
    text: `No answer within ${say.number(seconds, 1)} s.`,
    hint: 'Open the address in a browser. If it is slow there too, ask the host; if not, a firewall may be blocking this machine.',
  }),
  'reachable.failed': ({ problem }) => ({
    text: `The connection failed: ${problem}.`,
    hint: 'Try again; if the problem persists, ask the host of the shop.',
  }),
  'reachable.down': ({ status }) => ({
    text: `The server answers ${status}: the site behind it is down or overloaded.`,
    hint: 'Try again later; if the problem persists, ask the host of the shop.',
  }),

  'tls.ok': () => ({ text: 'The certificate is accepted.' }),
  'tls.plain': () => ({ text: 'Plain HTTP, on this machine only.' }),
  'tls.self-signed': ({ code }) => ({
    text: `The certificate is not signed by a known authority (${code}).`,
    hint: 'Have the host install a certificate of a known authority; Let’s Encrypt issues them for free.',
  }),
  'tls.expired': ({ code }) => ({
    text: `The certificate has expired (${code}).`,
    hint: 'Have the host renew the certificate.',
  }),
  'tls.name': ({ host, code }) => ({
    text: `The certificate is for another name than ${host} (${code}).`,
    hint: 'Use the address of the certificate (often with or without www), or have it extended.',
  }),
  'tls.chain': ({ code }) => ({
    text: `The server does not send the complete chain of its certificate (${code}).`,
    hint: 'Have the host install the certificate with its intermediate certificates (“fullchain”).',
  }),
  'tls.failed': ({ code }) => ({
    text: `The encrypted connection could not be established (${code}).`,
    hint: 'Have the host check the HTTPS set-up of the site.',
  }),

  'redirect.none': () => ({ text: 'The address does not redirect.' }),
  'redirect.https': ({ to }) => ({
    text: `The address redirects to HTTPS: ${to}.`,
    hint: `Enter ${to} as the address of the shop.`,
  }),
  'redirect.elsewhere': ({ to }) => ({
    text: `The address redirects to another one: ${to}. A redirected write would be lost.`,
    hint: `Enter ${to} as the address of the shop.`,
  }),
  'redirect.page': ({ to }) => ({
    text: `The API redirects to a page: ${to}.`,
    hint: 'Switch off this redirect for /wp-json/ (a login wall, a “coming soon” page, a language redirect).',
  }),

  'firewall.none': () => ({ text: 'No firewall blocks the API.' }),
  'firewall.captcha': ({ status }) => ({
    text: `A captcha or browser check answers instead of the shop (${status}).`,
    hint: hostAllows,
  }),
  'firewall.blocked': ({ status }) => ({
    text: `A firewall refuses the request (${status}, a page instead of JSON).`,
    hint: hostAllows,
  }),
  'firewall.password': ({ status }) => ({
    text: `The whole site asks for a password (${status}), like many test sites.`,
    hint: 'Remove the password for /wp-json/: it uses the same header as the key.',
  }),
  'firewall.throttled': ({ status }) => ({
    text: `The host asks for fewer requests (${status}).`,
    hint: 'Wait a few minutes and test again; if it persists, have the host raise its limit for /wp-json/wc/.',
  }),

  'maintenance.none': () => ({ text: 'The shop is open.' }),
  'maintenance.on': () => ({
    text: 'The site is under maintenance; an update is running.',
    hint: 'Wait a few minutes. If it persists, delete the file .maintenance in the WordPress folder.',
  }),

  'permalinks.ok': () => ({ text: 'The API addresses work.' }),
  'permalinks.plain': () => ({
    text: 'WordPress answers, but uses plain permalinks: /wp-json/ does not reach it.',
    hint: 'WordPress → Settings → Permalinks: choose “Post name” and save. If it is already chosen, let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  }),
  'permalinks.no-rewrite': ({ status }) => ({
    text: `The web server answers ${status} to /wp-json/ itself, and does not pass the address to WordPress.`,
    hint: 'Check the address. If it is right: WordPress → Settings → Permalinks, choose “Post name”, save; and let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  }),

  'wordpress.ok': ({ name }) => ({ text: `It answers, for “${name}”.` }),
  'wordpress.noise': ({ excerpt }) => ({
    text: `It answers, but with text around the JSON: ${excerpt}`,
    hint: 'Find the plugin or theme that prints it (a PHP notice, a byte order mark) and fix it; set display_errors to off.',
  }),
  'wordpress.closed': ({ code }) => ({
    text: `Its index is closed to visitors (${code}); the key may still work.`,
    hint: 'If the other checks fail, open /wp-json/wc/ in the security plugin.',
  }),
  'wordpress.error': ({ status }) => ({
    text: `It fails with an error (${status}).`,
    hint: 'Check the PHP error log of the shop (often a plugin); then test again.',
  }),
  'wordpress.other': ({ status }) => ({
    text: `There is no WordPress REST API at this address (${status}).`,
    hint: 'Check the address of the shop, with its folder if it has one (https://example.com/shop).',
  }),
  'wordpress.disabled': ({ code }) => ({
    text: `WordPress answers, but its REST API is switched off (${code}).`,
    hint: 'Have the security plugin, or the host, open /wp-json/.',
  }),

  'canonical-url.ok': () => ({ text: 'The shop uses this address.' }),
  'canonical-url.folder': ({ siteUrl, home }) => ({
    text: `WordPress itself is at ${siteUrl}; the shop is at ${home}.`,
  }),
  'canonical-url.other': ({ home }) => ({
    text: `The shop’s own address is ${home}.`,
    hint: `Enter ${home}, or correct it in WordPress → Settings → General.`,
  }),
  'canonical-url.http': ({ home }) => ({
    text: `The shop’s own address is ${home}, without HTTPS.`,
    hint: 'Change both addresses to https:// in WordPress → Settings → General.',
  }),

  'woocommerce.ok': () => ({ text: 'Its API (wc/v3) answers.' }),
  'woocommerce.inactive': () => ({
    text: 'WordPress answers, but WooCommerce does not.',
    hint: 'WordPress → Plugins: activate WooCommerce. If it is active, check that the address is that of the shop.',
  }),
  'woocommerce.old': () => ({
    text: 'WooCommerce is too old: it has no wc/v3 API.',
    hint: 'Update WooCommerce to version 9 or newer.',
  }),
};
