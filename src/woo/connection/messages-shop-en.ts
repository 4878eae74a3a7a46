import type { Sentences } from '../../core/index.js';
import type { ShopCodeValues } from './codes.js';

const phpLog = 'Test again; if it persists, check the PHP error log of the shop.';
const readWrite = 'WooCommerce → Settings → Advanced → REST API: set the key’s permissions to “Read/Write”.';
const administrator = 'Create the key for an administrator: WooCommerce → Settings → Advanced → REST API.';
const putBack =
  'If this was not intended, restore it in the shop before the next sync: otherwise every price is read differently.';

/** Findings about the key and the shop, in English. */
export const shopMessagesEn: Sentences<ShopCodeValues> = {
  'version.ok': ({ version }) => ({ text: `WooCommerce ${version}.` }),
  'version.old': ({ version }) => ({
    text: `WooCommerce ${version}: this library supports version 9 and newer.`,
    hint: 'Update WooCommerce.',
  }),

  'header.ok': () => ({ text: 'The header reaches WooCommerce.' }),
  'header.query': () => ({ text: 'Not needed: the key is sent in the query.' }),
  'header.signed': () => ({ text: 'Not needed: requests are signed (OAuth 1.0a).' }),
  'header.stripped': () => ({
    text: 'The host removes the Authorization header: the key arrives in the query, not in the header.',
    hint: 'Put this line into .htaccess, above “# BEGIN WordPress”: RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] (or CGIPassAuth On). Or set queryAuth: true.',
  }),
  'header.https-unseen': () => ({
    text: 'PHP does not see that the shop is reached over HTTPS, so WooCommerce does not read the key.',
    hint: 'Behind a proxy, put into wp-config.php: if (($_SERVER["HTTP_X_FORWARDED_PROTO"] ?? "") === "https") $_SERVER["HTTPS"] = "on"; and have the proxy send that header.',
  }),

  'key.ok': () => ({ text: 'The shop knows the key, and the secret is right.' }),
  'key.swapped': () => ({
    text: 'The consumer key and the consumer secret are swapped.',
    hint: 'Swap them: the key begins with ck_, the secret with cs_.',
  }),
  'key.bad': ({ problem }) => ({
    text: `${problem}`,
    hint: 'Create a key in WooCommerce → Settings → Advanced → REST API; enter its consumer key (ck_…) and secret (cs_…).',
  }),
  'key.unknown': () => ({
    text: 'The shop does not know this key.',
    hint: 'Check the consumer key (ck_…), and that it was created in this shop and not revoked: WooCommerce → Settings → Advanced → REST API.',
  }),
  'key.wrong-secret': () => ({
    text: 'The shop knows the key, but the secret is wrong.',
    hint: 'Enter the consumer secret (cs_…) of this key. It is shown only once: if it is lost, create a new key.',
  }),
  'key.refused': () => ({
    text: 'The shop refuses the signed key: key unknown, or secret wrong.',
    hint: 'Check the consumer key (ck_…) and its secret (cs_…): WooCommerce → Settings → Advanced → REST API.',
  }),
  'key.clock': ({ minutes }, say) => ({
    text: `The shop refuses the signature; its clock differs from this machine’s by ${say.number(minutes, 1)} min, and WooCommerce allows 15.`,
    hint: 'Correct the clock of this machine, or of the server.',
  }),
  'key.elsewhere': ({ code }) => ({
    text: `The key was read by WordPress instead of WooCommerce (${code}).`,
    hint: 'Check the address: the API must be at /wp-json/wc/v3/ below it, without a double slash or capitals.',
  }),
  'key.error': ({ problem }) => ({ text: `The key could not be tested: ${problem}`, hint: phpLog }),

  'read.ok': () => ({ text: 'The key may read.' }),
  'read.no-permission': () => ({ text: 'The key may write, but not read.', hint: readWrite }),

  'write.ok': () => ({ text: 'The key may write (tested with an empty batch, which changes nothing).' }),
  'write.no-permission': () => ({ text: 'The key may read, but not write.', hint: readWrite }),
  'write.user': () => ({ text: 'The user of the key may not change products.', hint: administrator }),
  'write.blocked': ({ status }) => ({
    text: `A write does not reach WooCommerce (${status}).`,
    hint: 'Ask the host, or the security plugin, to allow POST to /wp-json/wc/ for this machine.',
  }),
  'write.error': ({ problem }) => ({
    text: `The write test failed: ${problem}`,
    hint: 'Test again; if it persists, ask the host of the shop.',
  }),

  'can.ok': () => ({ text: 'The user of the key has access.' }),
  'can.no-permission': ({ status }) => ({
    text: `The user of the key has no access (${status}).`,
    hint: administrator,
  }),
  'can.missing': () => ({
    text: 'The shop does not have this part of the API.',
    hint: 'Update WooCommerce; check whether a plugin switches off parts of the REST API.',
  }),
  'can.error': ({ problem }) => ({ text: `It could not be read: ${problem}`, hint: phpLog }),

  'clock.ok': () => ({ text: 'The clocks differ by less than a minute.' }),
  'clock.off': ({ minutes }, say) => ({
    text: `The server’s clock differs from this machine’s by ${say.number(minutes, 1)} min.`,
    hint: 'Synchronise the clocks over the network (NTP); the dates of orders depend on the server’s clock.',
  }),

  'currency.ok': ({ currency }) => ({ text: `${currency}.` }),

  'prices.with-tax': () => ({ text: 'Prices are entered with tax.' }),
  'prices.without-tax': () => ({ text: 'Prices are entered without tax.' }),
  'prices.now-with-tax': () => ({
    text: 'Prices are now entered with tax; at the last test they were without.',
    hint: putBack,
  }),
  'prices.now-without-tax': () => ({
    text: 'Prices are now entered without tax; at the last test they were with.',
    hint: putBack,
  }),
  'prices.no-taxes': () => ({
    text: 'The shop does not calculate taxes.',
    hint: 'Correct for a seller exempt from VAT. Otherwise: WooCommerce → Settings → General, “Enable tax rates and calculations”.',
  }),

  'rounding.line': () => ({ text: 'Per line.' }),
  'rounding.subtotal': () => ({
    text: 'Once per order, at subtotal: lines may differ from it by a cent, which the sync corrects.',
  }),

  'decimals.ok': ({ decimals }, say) => ({ text: `${say.number(decimals, 1)}.` }),
  'decimals.odd': ({ decimals, currency, usual }, say) => ({
    text: `Prices have ${say.number(decimals, 1)} decimals, where ${currency} has ${say.number(usual, 1)}.`,
    hint: `WooCommerce → Settings → General, “Number of decimals”: set ${say.number(usual, 1)}.`,
  }),

  'decimals.lossy': ({ decimals, currency, usual, orderId, total }, say) => ({
    text: `Prices have ${say.number(decimals, 1)} decimals, where ${currency} has ${say.number(usual, 1)}: order ${orderId} has an amount of ${say.amount(total, currency)}, whose cents would be lost.`,
    hint: `WooCommerce → Settings → General, “Number of decimals”: set ${say.number(usual, 1)}.`,
  }),

  'weight-unit.ok': ({ unit }) => ({ text: `${unit}.` }),
  'weight-unit.odd': ({ unit }) => ({
    text: `The unit “${unit}” is unknown.`,
    hint: 'WooCommerce → Settings → Products, “Weight unit”: choose kg, g, lbs or oz.',
  }),

  'time-zone.ok': ({ zone }) => ({ text: `${zone}.` }),
  'time-zone.offset': ({ zone }) => ({
    text: `A fixed offset, ${zone}: it does not follow summer time.`,
    hint: 'WordPress → Settings → General, “Timezone”: choose a city.',
  }),

  'order-storage.hpos': () => ({ text: 'Separate tables (HPOS).' }),
  'order-storage.posts': () => ({
    text: 'The older storage (posts): some changes are found only by the periodic full reading.',
  }),

  'speed.ok': ({ rows, seconds }, say) => ({
    text: `${say.number(rows, 1)} products in ${say.number(seconds, 1)} s.`,
  }),
  'speed.slow': ({ rows, seconds }, say) => ({
    text: `${say.number(rows, 1)} products take ${say.number(seconds, 1)} s.`,
    hint: 'It works, but slowly. Ask the host about PHP memory and an object cache; smaller pages help a weak host.',
  }),
  'speed.failed': ({ problem }) => ({
    text: `A whole page could not be read: ${problem}`,
    hint: 'Ask the host about PHP memory and its time limit.',
  }),
};
