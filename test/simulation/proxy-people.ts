import { picture } from '../sync/image-shop.js';
import { seeded } from '../sync/shops.js';
import type { ProxyWorld } from './proxy-world.js';
import { shared } from './proxy-world.js';

const address = { address_1: '3 rue des Lilas', postcode: '35000', city: 'Rennes', country: 'FR' };
const people = [
  { first_name: 'Anne', last_name: 'Durand', email: 'anne.durand@exemple.fr', ...address },
  { first_name: 'Anne', last_name: 'Durand', email: 'a.durand@ailleurs.fr', ...address, postcode: '29000' },
  { first_name: 'Élodie', last_name: 'Le Goff', email: 'elodie@exemple.fr', ...address },
  { first_name: 'Elodie', last_name: 'Legoff', email: 'e.legoff@exemple.fr', ...address },
  { first_name: 'Karim', last_name: 'Benali', email: 'karim@exemple.fr', ...address },
] as const;

/** What shops keep in ways of their own. */
const oddText = '<p onclick="x()">C:\\temp &amp; 5 > 3</p><script>a()</script>\n<b>é</b>';

/** What people do to both sides, in two parts. The same seed does the same. */
export function createProxyPeople(world: ProxyWorld, seed: number) {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const { gestan, call, bySku, idOf, category } = world;
  /** The shared products in an order of chance: each is changed for one reason. */
  const mixed = [...shared].sort(() => random() - 0.5);
  const at = (index: number) => mixed[index % mixed.length] ?? '';
  const orders: number[] = [];

  const add = (code: string, name: string, price: string) => {
    const description = code.startsWith('NEUF') ? oddText : undefined;
    gestan.edit.addProduct({
      code,
      name,
      priceGross: price,
      vatRate: '20',
      familyId: '1',
      ...(description === undefined ? {} : { description }),
    });
    gestan.edit.stock(code, String(3 + below(20)));
  };
  const show = (code: string, name: string, mark: string) =>
    gestan.writeImage(idOf(code), { name, content: picture(mark) });
  const order = async (person: number, status: string, customer = 0) => {
    const { id } = await call('POST', 'orders', {
      status,
      customer_id: customer,
      payment_method: below(2) === 0 ? 'bacs' : 'stripe',
      billing: people[person % people.length],
      line_items: [0, 1].map((line) => ({
        product_id: bySku(at(below(6) + line)).id,
        quantity: 1 + below(3),
      })),
      ...(status === 'completed' || status === 'processing' ? { set_paid: true } : {}),
    });
    orders.push(Number(id));
  };

  return {
    /** The orders that they placed, in order. */
    orders,
    async first() {
      gestan.edit.product(idOf(at(0)), { priceGross: `${20 + below(50)}.40` });
      gestan.edit.product(idOf(at(1)), { name: `${at(1)} renommé` });
      for (const code of shared) gestan.edit.stock(code, String(10 + below(40)));
      for (let count = 0; count < 4 + below(4); count += 1) {
        add(`NEUF${count}`, `Neuf ${count} & <x> C:\\n`, `${5 + count}.50`);
        if (count < 2) await show(`NEUF${count}`, `Photo ${count}.png`, `neuf ${count}`);
        if (count === 0) await show('NEUF0', 'Photo b.png', 'neuf b');
      }
      for (const size of ['S', 'M']) add(`GILET-${size}`, `Gilet taille ${size}`, '40');
      await show(at(2), 'partagée.png', 'partage');
      await show(at(3), 'la même.png', 'partage');
      await call('PUT', `products/${bySku(at(2)).id}`, { description: `<p>Texte ${below(100)}</p>` });
      await call('PUT', `products/${bySku(at(4)).id}`, { name: `${at(4)} de la boutique` });
      await world.addPhoto(at(4), 'boutique');
      await call('POST', 'products', {
        sku: 'BOUTIQUE-1',
        name: 'De la boutique',
        regular_price: '9.9',
        categories: [{ id: category }],
      });
      await world.addPhoto('BOUTIQUE-1', 'seule');
      const parent = world.store.state.products.find(({ type }) => type === 'variable');
      await call('POST', `products/${parent?.id}/variations`, {
        sku: 'VARIANTE-NEUVE',
        regular_price: '33',
        attributes: ((parent?.attributes ?? []) as { id: number; name: string; options: string[] }[])
          .filter((attribute) => (attribute as { variation?: boolean }).variation)
          .map(({ id, name, options }) => ({ id, name, option: options[0] })),
      });
      const { id: customer } = await call('POST', 'customers', {
        email: people[0].email,
        first_name: 'Anne',
        last_name: 'Durand',
        billing: people[0],
      });
      await order(0, 'completed', Number(customer));
      await order(0, 'processing');
      await order(1, 'on-hold');
      await order(2, 'completed');
      await order(3, 'completed');
      await order(4, 'on-hold');
    },
    async second() {
      add('GILET-L', 'Gilet taille L', '40');
      gestan.edit.product(idOf(at(0)), { priceGross: `${90 + below(9)}.10` });
      gestan.edit.product(idOf('NEUF0'), { name: 'Neuf, mieux' });
      await show(at(2), 'partagée.png', 'autre');
      await show(at(5), 'une de plus.png', 'de plus');
      for (const code of shared.slice(0, 3)) gestan.edit.stock(code, String(20 + below(40)));
      await call('PUT', `products/${bySku(at(3)).id}`, { description: '<p>C:\\temp\\fichier</p>' });
      await world.addPhoto(at(0), 'tardive');
      const [, , onHold, paid, , toCancel] = orders;
      await call('PUT', `orders/${onHold}`, { status: 'completed', set_paid: true });
      await call('PUT', `orders/${toCancel}`, { status: 'cancelled' });
      await call('POST', `orders/${paid}/refunds`, { amount: '5', api_refund: false, reason: 'Rayé' });
      await order(below(5), 'completed');
    },
  };
}
