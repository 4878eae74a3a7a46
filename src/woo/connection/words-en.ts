import type { ConnectionCheckId } from './report.js';

/** How findings are said in one language. `{name}` stands for a value of the finding. */
export interface ConnectionWords<F extends string> {
  readonly titles: Readonly<Record<ConnectionCheckId, string>>;
  readonly findings: Readonly<Record<F, { readonly seen: string; readonly mend?: string }>>;
}

const titles = {
  address: 'Shop address',
  reachable: 'Server can be reached',
  tls: 'HTTPS certificate',
  redirect: 'No redirect',
  firewall: 'No firewall in the way',
  maintenance: 'Not under maintenance',
  permalinks: 'Pretty permalinks',
  wordpress: 'WordPress REST API',
  'canonical-url': 'Address the shop gives itself',
  woocommerce: 'WooCommerce is active',
  version: 'WooCommerce version',
  'authorization-header': 'Authorization header arrives',
  key: 'Key and secret',
  read: 'Permission to read',
  write: 'Permission to write',
  'can-products': 'Access to products',
  'can-orders': 'Access to orders',
  'can-customers': 'Access to customers',
  'can-taxes': 'Access to tax rates',
  'can-settings': 'Access to settings',
  'can-payment-gateways': 'Access to payment methods',
  'can-system-status': 'Access to the system status',
  'can-webhooks': 'Access to webhooks',
  clock: 'Clocks agree',
  currency: 'Currency',
  prices: 'Prices with or without tax',
  rounding: 'Rounding of taxes',
  decimals: 'Decimals of prices',
  'weight-unit': 'Unit of weight',
  'time-zone': 'Time zone',
  'order-storage': 'Storage of orders',
  speed: 'Speed of one page',
} as const satisfies Record<ConnectionCheckId, string>;

const administrator = 'Make the key for an administrator: WooCommerce → Settings → Advanced → REST API.';
const hostAllows =
  'Ask the host, or the security plugin, to allow /wp-json/wc/ with all methods for this machine.';

const findings = {
  'not-checked': { seen: 'Not checked, since “{check}” failed.' },
  unknown: { seen: 'The shop did not tell.' },
  changed: {
    seen: 'It was “{from}” at the last test and is “{to}” now.',
    mend: 'If this was not meant, put it back in the shop; otherwise look at the next plans with care.',
  },

  'address.ok': { seen: 'The address is sound: {url}.' },
  'address.loopback': { seen: 'A shop on this machine: {url}. Requests are signed (OAuth 1.0a).' },
  'address.bad': { seen: '{problem}', mend: 'Give the address of the shop, such as https://shop.example.' },
  'address.insecure': {
    seen: 'The address begins with http://, where the key would travel in the open and is not read.',
    mend: 'Give the address with https://; if the shop has no certificate yet, have the host install one.',
  },

  'reachable.ok': { seen: 'The server answers.' },
  'reachable.dns': {
    seen: 'The name {host} is not known on the Internet ({code}).',
    mend: 'Check the spelling of the address, and that the domain is still registered.',
  },
  'reachable.refused': {
    seen: 'The server {host} refuses the connection ({code}).',
    mend: 'Check the address and its port; ask the host whether the site is up and lets this machine in.',
  },
  'reachable.timeout': {
    seen: 'No answer within {seconds} s.',
    mend: 'Open the address in a browser. If it is slow there too, ask the host; if not, a firewall may be dropping this machine.',
  },
  'reachable.failed': {
    seen: 'The connection failed: {problem}.',
    mend: 'Try again; if it lasts, ask the host of the shop.',
  },
  'reachable.down': {
    seen: 'The server answers {status}: the site behind it is down or overloaded.',
    mend: 'Try again later; if it lasts, ask the host of the shop.',
  },

  'tls.ok': { seen: 'The certificate is accepted.' },
  'tls.plain': { seen: 'Plain HTTP, on this machine only.' },
  'tls.self-signed': {
    seen: 'The certificate is not signed by a known authority ({code}).',
    mend: 'Have the host install a certificate of a known authority; Let’s Encrypt gives them for free.',
  },
  'tls.expired': {
    seen: 'The certificate has expired ({code}).',
    mend: 'Have the host renew the certificate.',
  },
  'tls.name': {
    seen: 'The certificate is made for another name than {host} ({code}).',
    mend: 'Use the address that the certificate is made for (often with or without www), or have it extended.',
  },
  'tls.chain': {
    seen: 'The server does not send the whole chain of its certificate ({code}).',
    mend: 'Have the host install the certificate with its intermediate certificates (“fullchain”).',
  },
  'tls.failed': {
    seen: 'The encrypted connection could not be made ({code}).',
    mend: 'Have the host check the HTTPS set-up of the site.',
  },

  'redirect.none': { seen: 'The address answers by itself.' },
  'redirect.https': {
    seen: 'The address leads to HTTPS: {to}.',
    mend: 'Give {to} as the address of the shop.',
  },
  'redirect.elsewhere': {
    seen: 'The address leads to another one: {to}. A write that follows it would be lost.',
    mend: 'Give {to} as the address of the shop.',
  },
  'redirect.page': {
    seen: 'The API leads to a page: {to}.',
    mend: 'Switch off what leads visitors there for /wp-json/ (a login wall, a “coming soon” page, a language redirect).',
  },

  'firewall.none': { seen: 'Nothing stands between.' },
  'firewall.captcha': {
    seen: 'A captcha or browser check answers in place of the shop ({status}).',
    mend: hostAllows,
  },
  'firewall.blocked': {
    seen: 'A firewall refuses the request ({status}, a page instead of JSON).',
    mend: hostAllows,
  },
  'firewall.throttled': {
    seen: 'The host asks for fewer requests ({status}).',
    mend: 'Wait some minutes and test again; if it lasts, have the host raise its limit for /wp-json/wc/.',
  },

  'maintenance.none': { seen: 'The shop is open.' },
  'maintenance.on': {
    seen: 'The site is under maintenance; an update is running.',
    mend: 'Wait for some minutes. If it stays so, delete the file .maintenance in the folder of WordPress.',
  },

  'permalinks.ok': { seen: 'The addresses of the API work.' },
  'permalinks.plain': {
    seen: 'WordPress is there, but uses plain permalinks: /wp-json/ does not reach it.',
    mend: 'WordPress → Settings → Permalinks: choose “Post name” and save. If it is chosen already, let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  },
  'permalinks.no-rewrite': {
    seen: 'The web server answers {status} to /wp-json/ by itself: it does not pass the address on to WordPress.',
    mend: 'Check the address. If it is right: WordPress → Settings → Permalinks, choose “Post name”, save; and let the web server rewrite: Apache with mod_rewrite and AllowOverride All, nginx with try_files $uri $uri/ /index.php?$args;',
  },

  'wordpress.ok': { seen: 'It answers, for “{name}”.' },
  'wordpress.noise': {
    seen: 'It answers, but with text around the JSON: {excerpt}',
    mend: 'Find the plugin or theme that prints it (a PHP notice, a byte order mark) and mend it; set display_errors to off.',
  },
  'wordpress.closed': {
    seen: 'Its index is closed to visitors ({code}); the key may still work.',
    mend: 'If the other checks fail: let the security plugin leave /wp-json/wc/ open.',
  },
  'wordpress.error': {
    seen: 'It breaks down with an error ({status}).',
    mend: 'Look into the PHP error log of the shop (often a plugin); then test again.',
  },
  'wordpress.other': {
    seen: 'What answers at this address is no WordPress REST API ({status}).',
    mend: 'Check the address: it is the one of the shop, with its folder if it has one (https://example.com/shop).',
  },
  'wordpress.disabled': {
    seen: 'WordPress is there, but its REST API is switched off ({code}).',
    mend: 'Let the security plugin, or the host, leave /wp-json/ open.',
  },

  'canonical-url.ok': { seen: 'The shop knows itself by this address.' },
  'canonical-url.folder': { seen: 'WordPress itself lies at {siteUrl}; the shop is at {home}.' },
  'canonical-url.other': {
    seen: 'The shop calls itself {home}.',
    mend: 'Give {home} as the address, or correct it in WordPress → Settings → General.',
  },
  'canonical-url.http': {
    seen: 'The shop calls itself {home}, without HTTPS.',
    mend: 'Put https:// into both addresses in WordPress → Settings → General.',
  },

  'woocommerce.ok': { seen: 'Its API (wc/v3) is there.' },
  'woocommerce.inactive': {
    seen: 'WordPress answers, but WooCommerce does not.',
    mend: 'WordPress → Plugins: activate WooCommerce. If it is active, check that the address is the one of the shop.',
  },
  'woocommerce.old': {
    seen: 'WooCommerce is too old: it has no API wc/v3.',
    mend: 'Update WooCommerce to version 9 or newer.',
  },

  'version.ok': { seen: 'WooCommerce {version}.' },
  'version.old': {
    seen: 'WooCommerce {version}: this library is made for version 9 and newer.',
    mend: 'Update WooCommerce.',
  },

  'header.ok': { seen: 'The header reaches WooCommerce.' },
  'header.query': { seen: 'Not needed: the key travels in the query.' },
  'header.signed': { seen: 'Not needed: requests are signed (OAuth 1.0a).' },
  'header.stripped': {
    seen: 'The host takes the Authorization header away: the key works in the query, not in the header.',
    mend: 'Put this line into .htaccess, above “# BEGIN WordPress”: RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (or CGIPassAuth On). Or set queryAuth: true.',
  },
  'header.https-unseen': {
    seen: 'PHP does not see that the shop is reached over HTTPS, so WooCommerce does not read the key.',
    mend: 'Behind a proxy, put into wp-config.php: if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; and have the proxy send that header.',
  },

  'key.ok': { seen: 'The shop knows the key, and the secret is right.' },
  'key.bad': {
    seen: '{problem}',
    mend: 'Make a key in WooCommerce → Settings → Advanced → REST API; give its consumer key (ck_…) and secret (cs_…).',
  },
  'key.unknown': {
    seen: 'The shop does not know this key.',
    mend: 'Check the consumer key (ck_…), and that it was made in this very shop and not revoked: WooCommerce → Settings → Advanced → REST API.',
  },
  'key.wrong-secret': {
    seen: 'The shop knows the key, but the secret is another.',
    mend: 'Give the consumer secret (cs_…) that belongs to the key. It is shown only once: if it is lost, make a new key.',
  },
  'key.refused': {
    seen: 'The shop refuses the signed key: key unknown, or secret wrong.',
    mend: 'Check the consumer key (ck_…) and its secret (cs_…): WooCommerce → Settings → Advanced → REST API.',
  },
  'key.clock': {
    seen: 'The shop refuses the signature; its clock differs from this machine’s by {minutes} min, and 15 are borne.',
    mend: 'Set the clock of this machine, or of the server, right.',
  },
  'key.elsewhere': {
    seen: 'The key was read by WordPress instead of WooCommerce ({code}).',
    mend: 'Check the address: the API must lie at /wp-json/wc/v3/ below it, without a double slash or capitals.',
  },
  'key.error': {
    seen: 'The key could not be tested: {problem}',
    mend: 'Test again; if it lasts, look into the PHP error log of the shop.',
  },

  'read.ok': { seen: 'The key may read.' },
  'read.lacking': {
    seen: 'The key may write, but not read.',
    mend: 'WooCommerce → Settings → Advanced → REST API: set the key’s permissions to “Read/Write”.',
  },
  'write.ok': { seen: 'The key may write (tested with an empty batch, which changes nothing).' },
  'write.lacking': {
    seen: 'The key may read, but not write.',
    mend: 'WooCommerce → Settings → Advanced → REST API: set the key’s permissions to “Read/Write”.',
  },
  'write.user': { seen: 'The user of the key may not change products.', mend: administrator },
  'write.blocked': {
    seen: 'A write does not reach WooCommerce ({status}).',
    mend: 'Ask the host, or the security plugin, to allow POST to /wp-json/wc/ for this machine.',
  },
  'write.error': {
    seen: 'The write test failed: {problem}',
    mend: 'Test again; if it lasts, ask the host of the shop.',
  },

  'can.ok': { seen: 'The user of the key has it.' },
  'can.lacking': { seen: 'The user of the key lacks the right ({status}).', mend: administrator },
  'can.missing': {
    seen: 'The shop does not have this part of the API.',
    mend: 'Update WooCommerce; look for a plugin that switches off parts of the REST API.',
  },
  'can.error': {
    seen: 'It could not be read: {problem}',
    mend: 'Test again; if it lasts, look into the PHP error log of the shop.',
  },

  'clock.ok': { seen: 'They differ by less than a minute.' },
  'clock.off': {
    seen: 'The server’s clock differs from this machine’s by {minutes} min.',
    mend: 'Set the clocks by the network (NTP); the dates of orders depend on the server’s.',
  },

  'currency.ok': { seen: '{currency}.' },
  'prices.with-tax': { seen: 'Prices are entered with tax.' },
  'prices.without-tax': { seen: 'Prices are entered without tax.' },
  'prices.now-with-tax': {
    seen: 'Prices are entered with tax now; at the last test it was without.',
    mend: 'If this was not meant, put it back in the shop before the next sync: every price would be read otherwise.',
  },
  'prices.now-without-tax': {
    seen: 'Prices are entered without tax now; at the last test it was with.',
    mend: 'If this was not meant, put it back in the shop before the next sync: every price would be read otherwise.',
  },
  'prices.no-taxes': {
    seen: 'The shop does not calculate taxes.',
    mend: 'Right for a seller exempt from VAT. Otherwise: WooCommerce → Settings → General, “Enable tax rates and calculations”.',
  },
  'rounding.line': { seen: 'For each line.' },
  'rounding.subtotal': {
    seen: 'Once for the order, at subtotal: lines may differ from it by a cent, which is settled.',
  },
  'decimals.ok': { seen: '{decimals}.' },
  'decimals.odd': {
    seen: 'Prices have {decimals} decimals, where {currency} has {usual}.',
    mend: 'WooCommerce → Settings → General, “Number of decimals”: set {usual}.',
  },
  'weight-unit.ok': { seen: '{unit}.' },
  'weight-unit.odd': {
    seen: 'The unit “{unit}” is not known.',
    mend: 'WooCommerce → Settings → Products, “Weight unit”: choose kg, g, lbs or oz.',
  },
  'time-zone.ok': { seen: '{zone}.' },
  'time-zone.offset': {
    seen: 'A fixed offset, {zone}: it does not follow summer time.',
    mend: 'WordPress → Settings → General, “Timezone”: choose a city.',
  },
  'order-storage.hpos': { seen: 'Tables of their own (HPOS).' },
  'order-storage.posts': {
    seen: 'The older one (posts): some changes are seen by the periodic look-back only.',
  },
  'speed.ok': { seen: '{rows} products in {seconds} s.' },
  'speed.slow': {
    seen: '{rows} products take {seconds} s.',
    mend: 'It works, but slowly. Ask the host about PHP memory and an object cache; smaller pages help a weak host.',
  },
  'speed.failed': {
    seen: 'A whole page could not be read: {problem}',
    mend: 'Ask the host about PHP memory and its time limit.',
  },
} as const satisfies Readonly<Record<string, { readonly seen: string; readonly mend?: string }>>;

/** The report in English; it names every finding that there is. */
export const connectionWordsEn = { titles, findings } satisfies ConnectionWords<string>;
