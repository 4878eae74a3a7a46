import type { Row } from 'woo-gestan/testing';
import { picture } from '../sync/image-shop.js';
import { minute, type SimWorld, variants } from './world.js';

const firstNames = [
  'Aline',
  'Boris',
  'Chloé',
  'Denis',
  'Estelle',
  'Fabrice',
  'Gwenaëlle',
  'Hugo',
  'Irène',
  'Joël',
];
const lastNames = [
  'Abadie',
  'Kerguelen',
  'Moutonnet',
  'Fouquier',
  'Zwickel',
  'Pinsard',
  'Thouvenin',
  'Quesnoy',
];
const towns = ['Brest', 'Lille', 'Nantes', 'Albi', 'Metz', 'Toulon', 'Dijon'];

/** A buyer of the shop: a number that stands for one person. */
export function person(number: number) {
  return {
    first_name: firstNames[number % firstNames.length] ?? '',
    last_name: `${lastNames[Math.floor(number / firstNames.length) % lastNames.length]}`,
    address_1: `${number * 3 + 1} rue ${lastNames[(number * 5) % lastNames.length]}`,
    postcode: String(10_000 + number * 997),
    city: towns[number % towns.length] ?? '',
    country: 'FR',
    email: `client${number}@exemple-mail.test`,
  };
}

const mostPeople = 12;
/** As late as a slow write may be seen where no clock changes nearby. */
const mostLate = 9 * minute;

/**
 * What customers and the merchant do, one deed at a time, each at once.
 *
 * @param areBuyers whether they buy and register only.
 */
export function createPeople(sim: SimWorld, areBuyers = false) {
  const { scheduler, store, gestan, ledger } = sim;
  let serial = 0;

  const call = async (method: string, path: string, body: Row): Promise<Row> => {
    const answer = await store.call(method, `/wp-json/wc/v3/${path}`, { body });
    sim.tell(() => `people: ${method} ${path} ${JSON.stringify(body)} late ${sim.late}`);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Row;
  };
  const live = () => store.state.products.filter(({ status }) => status !== 'trash');
  const sellable = () => live().filter(({ type }) => type === 'simple');
  const newPrice = () => {
    serial += 1;
    return `${20 + (serial % 60)}.${String(10 + (serial % 90))}`;
  };
  const newName = (code: string) => {
    serial += 1;
    return `${code} version ${serial}`;
  };

  const placeOrder = async () => {
    const buyer = person(scheduler.below(mostPeople));
    const customer = store.state.customers.find(({ email }) => email === buyer.email);
    const lines = Array.from({ length: 1 + scheduler.below(2) }, () => ({
      product_id: scheduler.pick(sellable()).id ?? 0,
      quantity: 1 + scheduler.below(3),
    }));
    const status = scheduler.pick(['pending', 'on-hold', 'processing', 'processing']);
    await call('POST', 'orders', {
      status,
      set_paid: status === 'processing',
      payment_method: 'stripe',
      payment_method_title: 'Carte bancaire',
      customer_id: customer?.id ?? 0,
      billing: buyer,
      line_items: lines,
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Colissimo', total: '4.92' }],
    });
  };

  const moveOrder = async () => {
    const orders = store.state.orders.filter(({ status }) =>
      ['pending', 'on-hold', 'processing', 'completed'].includes(String(status)),
    );
    if (orders.length === 0) return;
    const order = scheduler.pick(orders);
    const path = `orders/${order.id}`;
    if (order.status === 'pending' || order.status === 'on-hold') {
      if (scheduler.happens(0.3)) await call('PUT', path, { status: 'cancelled' });
      else await call('PUT', path, { status: 'processing', set_paid: true });
    } else if (order.status === 'processing' && scheduler.happens(0.7)) {
      await call('PUT', path, { status: 'completed' });
    } else if (!store.state.refunds.some(({ parent_id: parent }) => parent === order.id)) {
      const isWhole = scheduler.happens(0.4);
      const lines = order.line_items as Row[];
      const [line] = lines;
      if (isWhole || line === undefined) {
        await call('POST', `${path}/refunds`, { amount: String(order.total), api_refund: false });
      } else {
        const tax = String((line.taxes as Row[])[0]?.total ?? '0');
        await call('POST', `${path}/refunds`, {
          amount: (Number(line.total) + Number(tax)).toFixed(2),
          api_refund: false,
          line_items: [
            {
              id: line.id ?? 0,
              quantity: line.quantity ?? 1,
              refund_total: String(line.total),
              refund_tax: (line.taxes as Row[]).map(({ id, total }) => ({
                id: id ?? 0,
                refund_total: String(total),
              })),
            },
          ],
        });
      }
    }
  };

  const register = async () => {
    const { email, ...address } = person(scheduler.below(mostPeople));
    if (store.state.customers.some((customer) => customer.email === email)) return;
    const { first_name, last_name } = address;
    await call('POST', 'customers', { email, first_name, last_name, billing: { ...address, email } });
  };

  const editWoo = async () => {
    const product = scheduler.pick(sellable());
    const code = String(product.sku);
    const isName = scheduler.happens(0.5);
    const value = isName ? newName(code) : newPrice();
    await call('PUT', `products/${product.id}`, isName ? { name: value } : { regular_price: value });
    ledger.edited('woo', code, isName ? 'name' : 'price', value);
  };

  const addWoo = async () => {
    serial += 1;
    const sku = `W${serial}`;
    const price = newPrice();
    await call('POST', 'products', {
      sku,
      name: `${sku} neuf`,
      type: 'simple',
      status: 'publish',
      regular_price: price,
      categories: [{ id: 19 }],
    });
    ledger.edited('woo', sku, 'name', `${sku} neuf`);
    ledger.edited('woo', sku, 'price', price);
  };

  const editGestan = async () => {
    const product = scheduler.pick(gestan.state.products.filter(({ code }) => code !== 'PORT'));
    const isName = scheduler.happens(0.5);
    const value = isName ? newName(product.code) : newPrice();
    gestan.edit.product(product.id, isName ? { name: value } : { priceGross: value });
    sim.tell(() => `people: ${product.code} is « ${value} » in Gestan, late ${sim.late}`);
    ledger.edited('gestan', product.code, isName ? 'name' : 'price', value);
  };

  const addGestan = async () => {
    serial += 1;
    const missing = variants.filter((code) => !gestan.state.products.some((one) => one.code === code));
    const code = missing[0] ?? `G${serial}`;
    const price = newPrice();
    gestan.edit.addProduct({ code, name: `${code} neuf`, priceGross: price, vatRate: '20', familyId: '1' });
    gestan.edit.stock(code, String(3 + scheduler.below(20)));
    ledger.edited('gestan', code, 'name', `${code} neuf`);
    ledger.edited('gestan', code, 'price', price);
  };

  const photographGestan = async () => {
    serial += 1;
    const shared = new Set(sellable().map(({ sku }) => sku));
    const product = scheduler.pick(gestan.state.products.filter(({ code }) => shared.has(code)));
    const mark = `g${serial}`;
    await gestan.writeImage(product.id, { name: `photo-${mark}.png`, content: picture(mark) });
    sim.tell(() => `people: photo ${mark} of ${product.code} in Gestan`);
    ledger.photographed('gestan', product.code, mark);
  };

  const photographWoo = async () => {
    serial += 1;
    const product = scheduler.pick(sellable());
    const mark = `w${serial}`;
    const src = `https://owner.example/${mark}/photo-${mark}.png`;
    sim.files.byAddress.set(src, picture(mark));
    const kept = ((product.images ?? []) as Row[]).map(({ id }) => ({ id: id ?? 0 }));
    await call('PUT', `products/${product.id}`, { images: [...kept, { src }] });
    sim.files.byAddress.delete(src);
    ledger.photographed('woo', String(product.sku), mark);
  };

  const countStock = async () => {
    const { code } = scheduler.pick(gestan.state.stock);
    gestan.edit.stock(code, String(scheduler.below(40)));
  };

  const sales = [placeOrder, placeOrder, placeOrder, moveOrder, moveOrder, moveOrder, register];
  const deeds = [
    ...sales,
    editWoo,
    editGestan,
    addWoo,
    addGestan,
    countStock,
    photographGestan,
    photographWoo,
  ];

  return {
    /** One deed; some take minutes until anybody sees them, and carry the date of their beginning. */
    async act(): Promise<void> {
      const deed = scheduler.pick(areBuyers ? sales : deeds);
      sim.late = scheduler.happens(0.15) ? scheduler.below(mostLate) : 0;
      try {
        await deed();
      } finally {
        sim.late = 0;
      }
    },
  };
}
