// TypeScript that becomes CommonJS.
import { strict as assert } from 'node:assert';
import { createSync, memoryGestan, memoryStorage, SettingsError } from 'woo-gestan';
import { formatAmount } from 'woo-gestan/report';

const sync = createSync({
  shop: { id: 'main', url: 'https://shop.example', consumerKey: 'ck_x', consumerSecret: 'cs_x' },
  gestan: memoryGestan(),
  storage: memoryStorage(),
});
assert.throws(() => createSync({} as never), SettingsError);
assert.match(formatAmount('12.5', 'EUR', { language: 'fr' }), /12,50/);
void sync.close().then(() => console.log(`${process.version} .cts: ok`));
