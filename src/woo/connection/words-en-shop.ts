import type { ConnectionFindingWords } from './words.js';

const administrator = 'Make the key for an administrator: WooCommerce → Settings → Advanced → REST API.';

/** Findings about the key and the shop, in English. */
export const shopFindingsEn = {
  'version.ok': { seen: 'WooCommerce {version}.' },
  'version.old': {
    seen: 'WooCommerce {version}: this library is made for version 9 and newer.',
    hint: 'Update WooCommerce.',
  },

  'header.ok': { seen: 'The header reaches WooCommerce.' },
  'header.query': { seen: 'Not needed: the key travels in the query.' },
  'header.signed': { seen: 'Not needed: requests are signed (OAuth 1.0a).' },
  'header.stripped': {
    seen: 'The host takes the Authorization header away: the key arrives in the query, not in the header.',
    hint: 'Put this line into .htaccess, above “# BEGIN WordPress”: RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (or CGIPassAuth On). Or set queryAuth: true.',
  },
  'header.https-unseen': {
    seen: 'PHP does not see that the shop is reached over HTTPS, so WooCommerce does not read the key.',
    hint: 'Behind a proxy, put into wp-config.php: if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; and have the proxy send that header.',
  },

  'key.ok': { seen: 'The shop knows the key, and the secret is right.' },
  'key.bad': {
    seen: '{problem}',
    hint: 'Make a key in WooCommerce → Settings → Advanced → REST API; give its consumer key (ck_…) and secret (cs_…).',
  },
  'key.unknown': {
    seen: 'The shop does not know this key.',
    hint: 'Check the consumer key (ck_…), and that it was made in this very shop and not revoked: WooCommerce → Settings → Advanced → REST API.',
  },
  'key.wrong-secret': {
    seen: 'The shop knows the key, but the secret is another.',
    hint: 'Give the consumer secret (cs_…) that belongs to the key. It is shown only once: if it is lost, make a new key.',
  },
  'key.refused': {
    seen: 'The shop refuses the signed key: key unknown, or secret wrong.',
    hint: 'Check the consumer key (ck_…) and its secret (cs_…): WooCommerce → Settings → Advanced → REST API.',
  },
  'key.clock': {
    seen: 'The shop refuses the signature; its clock differs from this machine’s by {minutes} min, and 15 are borne.',
    hint: 'Set the clock of this machine, or of the server, right.',
  },
  'key.elsewhere': {
    seen: 'The key was read by WordPress instead of WooCommerce ({code}).',
    hint: 'Check the address: the API must lie at /wp-json/wc/v3/ below it, without a double slash or capitals.',
  },
  'key.error': {
    seen: 'The key could not be tested: {problem}',
    hint: 'Test again; if it lasts, look into the PHP error log of the shop.',
  },

  'read.ok': { seen: 'The key may read.' },
  'read.lacking': {
    seen: 'The key may write, but not read.',
    hint: 'WooCommerce → Settings → Advanced → REST API: set the key’s permissions to “Read/Write”.',
  },
  'write.ok': { seen: 'The key may write (tested with an empty batch, which changes nothing).' },
  'write.lacking': {
    seen: 'The key may read, but not write.',
    hint: 'WooCommerce → Settings → Advanced → REST API: set the key’s permissions to “Read/Write”.',
  },
  'write.user': { seen: 'The user of the key may not change products.', hint: administrator },
  'write.blocked': {
    seen: 'A write does not reach WooCommerce ({status}).',
    hint: 'Ask the host, or the security plugin, to allow POST to /wp-json/wc/ for this machine.',
  },
  'write.error': {
    seen: 'The write test failed: {problem}',
    hint: 'Test again; if it lasts, ask the host of the shop.',
  },

  'can.ok': { seen: 'The user of the key has it.' },
  'can.lacking': { seen: 'The user of the key lacks the right ({status}).', hint: administrator },
  'can.missing': {
    seen: 'The shop does not have this part of the API.',
    hint: 'Update WooCommerce; look for a plugin that switches off parts of the REST API.',
  },
  'can.error': {
    seen: 'It could not be read: {problem}',
    hint: 'Test again; if it lasts, look into the PHP error log of the shop.',
  },

  'clock.ok': { seen: 'They differ by less than a minute.' },
  'clock.off': {
    seen: 'The server’s clock differs from this machine’s by {minutes} min.',
    hint: 'Set the clocks by the network (NTP); the dates of orders depend on the server’s.',
  },

  'currency.ok': { seen: '{currency}.' },
  'prices.with-tax': { seen: 'Prices are entered with tax.' },
  'prices.without-tax': { seen: 'Prices are entered without tax.' },
  'prices.now-with-tax': {
    seen: 'Prices are entered with tax now; at the last test it was without.',
    hint: 'If this was not meant, put it back in the shop before the next sync: every price would be read otherwise.',
  },
  'prices.now-without-tax': {
    seen: 'Prices are entered without tax now; at the last test it was with.',
    hint: 'If this was not meant, put it back in the shop before the next sync: every price would be read otherwise.',
  },
  'prices.no-taxes': {
    seen: 'The shop does not calculate taxes.',
    hint: 'Right for a seller exempt from VAT. Otherwise: WooCommerce → Settings → General, “Enable tax rates and calculations”.',
  },
  'rounding.line': { seen: 'For each line.' },
  'rounding.subtotal': {
    seen: 'Once for the order, at subtotal: lines may differ from it by a cent, which is settled.',
  },
  'decimals.ok': { seen: '{decimals}.' },
  'decimals.odd': {
    seen: 'Prices have {decimals} decimals, where {currency} has {usual}.',
    hint: 'WooCommerce → Settings → General, “Number of decimals”: set {usual}.',
  },
  'weight-unit.ok': { seen: '{unit}.' },
  'weight-unit.odd': {
    seen: 'The unit “{unit}” is not known.',
    hint: 'WooCommerce → Settings → Products, “Weight unit”: choose kg, g, lbs or oz.',
  },
  'time-zone.ok': { seen: '{zone}.' },
  'time-zone.offset': {
    seen: 'A fixed offset, {zone}: it does not follow summer time.',
    hint: 'WordPress → Settings → General, “Timezone”: choose a city.',
  },
  'order-storage.hpos': { seen: 'Tables of their own (HPOS).' },
  'order-storage.posts': {
    seen: 'The older one (posts): some changes are seen by the periodic look-back only.',
  },
  'speed.ok': { seen: '{rows} products in {seconds} s.' },
  'speed.slow': {
    seen: '{rows} products take {seconds} s.',
    hint: 'It works, but slowly. Ask the host about PHP memory and an object cache; smaller pages help a weak host.',
  },
  'speed.failed': {
    seen: 'A whole page could not be read: {problem}',
    hint: 'Ask the host about PHP memory and its time limit.',
  },
} as const satisfies ConnectionFindingWords;
