const m = await import('./src/testing/index.js');
for (const version of ['11.0.0', '9.9.5']) {
  const store = m.createFakeStore({ shop: {}, version });
  const c = async (method: string, path: string, body?: any, query?: any) => {
    const r = await store.call(method, '/wp-json/wc/v3' + path, { body, query });
    return r as any;
  };
  console.log('==', version);
  const r = await c('POST', '/products', {
    name: 'C:\\temp a > b <b>x</b> & É',
    description: 'D:\\x <p onclick="a()">x</p> <script>1</script>',
    short_description: 'a\\b',
    sku: 'A\\B',
    regular_price: '10',
    meta_data: [{ key: 'k\\a', value: 'v\\w' }],
    slug: 'x\\y',
    purchase_note: 'n\\o',
    attributes: [
      { name: 'Cou\\l <x>', options: ['É & <x>', 'a\\b', 'b > c'], variation: true, visible: true },
    ],
    type: 'variable',
    tags: [],
    weight: '1\\2',
    button_text: 'b\\t',
  });
  console.log(
    r.status,
    JSON.stringify({
      n: r.body.name,
      d: r.body.description,
      s: r.body.short_description,
      sku: r.body.sku,
      m: r.body.meta_data,
      sl: r.body.slug,
      p: r.body.purchase_note,
      a: r.body.attributes,
    }),
  );
  const v = await c('POST', `/products/${r.body.id}/variations`, {
    regular_price: '5',
    description: 'v\\d <b onclick=x>t</b>',
    sku: 'V\\S',
    attributes: [{ name: 'Cou\\l <x>', option: 'É & <x>' }],
  });
  console.log(
    v.status,
    JSON.stringify({ a: v.body.attributes, d: v.body.description, sku: v.body.sku, n: v.body.name }),
  );
  const cat = await c('POST', '/products/categories', {
    name: 'Cat \\ > & <x> y',
    description: 'd\\e <i onclick=1>x</i>',
  });
  console.log(cat.status, JSON.stringify(cat.body));
  const cu = await c('POST', '/customers', {
    email: 'a@b.fr',
    first_name: 'J\\e',
    last_name: 'A > b & c <x>',
    billing: { company: 'X\\Y & Z <b>' },
    meta_data: [{ key: 'z', value: 'a\\b' }],
  });
  console.log(
    cu.status,
    JSON.stringify({
      f: cu.body.first_name,
      l: cu.body.last_name,
      b: cu.body.billing?.company,
      m: cu.body.meta_data,
    }),
  );
  const o = await c('POST', '/orders', {
    status: 'checkout-draft',
    billing: { first_name: 'A\\B', company: 'a > b <i>' },
    customer_note: 'n\\m <b>',
    line_items: [{ name: 'L\\N > <b>', product_id: r.body.id, quantity: 1 }],
    meta_data: [{ key: 'm', value: 'a\\b' }],
    fee_lines: [{ name: 'F\\e', total: '1' }],
    payment_method_title: 'P\\M',
  });
  console.log(
    o.status,
    JSON.stringify({
      st: o.body.status,
      b: o.body.billing?.first_name,
      c: o.body.billing?.company,
      n: o.body.customer_note,
      l: o.body.line_items?.map((l: any) => l.name),
      m: o.body.meta_data,
      f: o.body.fee_lines?.map((l: any) => l.name),
      p: o.body.payment_method_title,
    }),
  );
  const hpos = (await c('GET', '/orders', undefined, { status: 'any' })).body.map((x: any) => x.status);
  console.log(
    'any lists',
    hpos,
    'none:',
    (await c('GET', '/orders')).body.map((x: any) => x.status),
  );
  const note = await c('POST', `/orders/${o.body.id}/notes`, { note: 'no\\te <b onclick=1>x</b>' });
  console.log(note.status, note.body.note);
  const cp = await c('POST', '/coupons', {
    code: 'co\\de > <x> &',
    amount: '1',
    description: 'd\\e <script>',
  });
  console.log(cp.status, JSON.stringify({ c: cp.body.code, d: cp.body.description, m: cp.body.message }));
  const rv = await c('POST', '/products/reviews', {
    product_id: r.body.id,
    review: 'r\\v <b onclick=1>',
    reviewer: 'J\\e',
    reviewer_email: 'x@y.fr',
    rating: 4,
  });
  console.log(rv.status, JSON.stringify({ r: rv.body.review, n: rv.body.reviewer }));
  const se = await c('PUT', '/settings/general/woocommerce_store_address', { value: 'a\\b <b> & >' });
  console.log(se.status, se.body.value);
  const tx = await c('POST', '/taxes', { name: 'T\\a > <b>', rate: '5' });
  console.log(tx.status, tx.body.name);
}
