import assert from 'node:assert/strict';
import { type ProductDraft, productFields } from '../gestan/model.js';
import {
  collect,
  type GestanContractCases,
  notAccepted,
  notSupported,
  rejects,
  sameDecimal,
  sameFields,
} from './gestan-contract-kit.js';

const productRef = 'woo:contrat:product:7';
const contactRef = 'woo:contrat:customer:7';

export const writeCases: GestanContractCases = {
  'a product is made once, found by its reference and changed field by field': async ({ adapter }) => {
    const { writeProducts, readProducts, readBack, productFields: declared } = adapter.capabilities;
    const all = {
      name: 'Épuisette « spéciale » n° 3',
      priceNet: '19.99',
      priceGross: '23.99',
      vatRate: '20',
      weightKg: '1.25',
      description: 'Manche télescopique, 2,40 m\nDeux brins',
      barcode: '3464042848995',
      salePriceNet: '16.6583',
      salePriceGross: '19.99',
      saleFrom: '2026-03-28T23:00:00.000Z',
      saleTo: '2026-04-30T22:00:00.000Z',
      published: true,
      extra: { marque: 'Œuvre & Cie' },
    } as const;
    const fields: Partial<ProductDraft> = Object.fromEntries(
      Object.entries(all).filter(
        ([field]) => field === 'name' || (declared as readonly string[]).includes(field),
      ),
    );
    const draft: ProductDraft = { externalRef: productRef, code: 'NOUVEAU-1', ...fields };
    if (!writeProducts) {
      await rejects(() => adapter.upsertProduct(draft), notSupported, 'upsertProduct that is not declared');
      return;
    }
    const made = await adapter.upsertProduct(draft);
    assert.ok(made.id, 'a product that was made has an id');
    assert.equal(made.created, true, 'the first time it is made');
    const again = await adapter.upsertProduct(draft);
    assert.equal(again.created, false, 'the second time nothing is made');
    assert.equal(again.id, made.id, 'the same reference is the same product');
    assert.equal((await adapter.find('product', productRef))?.id, made.id, 'find');
    if (!readBack || !readProducts) return;

    const read = async () => {
      const found = (await collect(adapter.products())).filter(({ code }) => code === 'NOUVEAU-1');
      assert.equal(found.length, 1, 'the product is listed once');
      return found[0];
    };
    const listed = await read();
    assert.equal(listed?.id, made.id, 'the id is that of the list');
    assert.equal(listed?.name, all.name, 'name');
    const { name: _, priceNet, priceGross, vatRate, weightKg, salePriceNet, salePriceGross, ...plain } = all;
    const figures = { priceNet, priceGross, vatRate, weightKg, salePriceNet, salePriceGross };
    for (const [field, value] of Object.entries(figures) as [keyof typeof figures, string][])
      if (declared.includes(field))
        sameDecimal(listed?.[field], value, `${field} of the product as it was written`);
    for (const [field, value] of Object.entries(plain))
      if ((declared as readonly string[]).includes(field))
        sameFields(listed, { [field]: value }, 'the product as it was written');

    if (!declared.includes('description')) return;
    const changed = await adapter.upsertProduct({
      externalRef: productRef,
      id: made.id,
      description: 'Autre',
    });
    assert.equal(changed.created, false, 'a change makes nothing');
    assert.equal((await read())?.description, 'Autre', 'the field that is given is written');
    assert.equal((await read())?.name, all.name, 'the fields that are absent stay');
    await adapter.upsertProduct({ externalRef: productRef, id: made.id, description: null });
    assert.equal((await read())?.description ?? '', '', 'null clears a field');
  },

  'a product is refused with the field: a code that is taken, no code, a field that is not declared': async ({
    adapter,
  }) => {
    const { writeProducts, readBack, productFields: declared } = adapter.capabilities;
    if (!writeProducts) return;
    const draft = { externalRef: productRef, name: 'Sans code' };
    await rejects(
      () => adapter.upsertProduct(draft),
      ['gestan.refused'],
      'a new product without code',
      'code',
    );
    const missing = productFields.find((field) => field !== 'name' && !declared.includes(field));
    if (missing !== undefined) {
      const values: Readonly<Record<string, unknown>> = {
        published: true,
        images: [],
        extra: {},
        saleFrom: '2026-01-01T00:00:00.000Z',
        saleTo: '2026-01-01T00:00:00.000Z',
      };
      await rejects(
        () => adapter.upsertProduct({ ...draft, code: 'X-1', [missing]: values[missing] ?? '1' }),
        notSupported,
        `the field ${missing} that is not declared`,
      );
    }
    if (readBack)
      await rejects(
        () => adapter.upsertProduct({ ...draft, code: 'A-1' }),
        ['gestan.refused'],
        'a code that is taken',
        'code',
      );
    assert.equal(await adapter.find('product', productRef), undefined, 'what was refused is not there');
  },

  'a contact is made once, found by its reference and changed field by field': async ({ adapter }) => {
    const { writeContacts, readContacts, readBack } = adapter.capabilities;
    const draft = {
      externalRef: contactRef,
      firstName: 'Hélène',
      lastName: 'D’Œuvre-Lefèvre',
      email: 'helene@contrat.test',
      phone: '+33493000000',
      mobile: '+33612345678',
      vatNumber: 'FR03552081317',
      billing: {
        line1: '3 allée des Prêles',
        line2: 'Bâtiment B',
        postcode: '06000',
        city: 'Nice',
        country: 'FR',
      },
    };
    if (!writeContacts) {
      await rejects(() => adapter.upsertContact(draft), notSupported, 'upsertContact that is not declared');
      return;
    }
    const made = await adapter.upsertContact(draft);
    assert.equal(made.created, true, 'the first time it is made');
    const again = await adapter.upsertContact(draft);
    assert.equal(again.created, false, 'the second time nothing is made');
    assert.equal(again.id, made.id, 'the same reference is the same contact');
    assert.equal((await adapter.find('contact', contactRef))?.id, made.id, 'find');
    if (!readBack || !readContacts) return;

    const read = async () => {
      const found = (await collect(adapter.contacts())).filter(({ email }) => email === draft.email);
      assert.equal(found.length, 1, 'the contact is listed once');
      return found[0];
    };
    const { externalRef: _, ...fields } = draft;
    const listed = await read();
    sameFields(listed, fields, 'the contact as it was written');
    await adapter.upsertContact({
      externalRef: contactRef,
      id: made.id,
      firstName: null,
      company: 'Œuvre SARL',
    });
    const changed = await read();
    assert.equal(changed?.firstName ?? '', '', 'null clears a field');
    assert.equal(changed?.company, 'Œuvre SARL', 'the field that is given is written');
    assert.equal(changed?.lastName, draft.lastName, 'the fields that are absent stay');
  },

  'a contact without any name is refused': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    await rejects(
      () => adapter.upsertContact({ externalRef: contactRef }),
      ['gestan.refused'],
      'a contact without name',
    );
    assert.equal(await adapter.find('contact', contactRef), undefined, 'what was refused is not there');
  },

  'an aborted signal keeps a write from being made': async ({ adapter }) => {
    if (!adapter.capabilities.writeContacts) return;
    const reason = new Error('stopped by the contract');
    const signal = AbortSignal.abort(reason);
    await assert.rejects(
      async () => adapter.upsertContact({ externalRef: contactRef, lastName: 'Personne' }, { signal }),
      reason,
    );
    assert.equal(await adapter.find('contact', contactRef), undefined, 'nothing was written');
  },

  'the content of an image comes back byte by byte': async ({ adapter }) => {
    const { images, readProducts, writeProducts } = adapter.capabilities;
    const content = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const [product] = readProducts ? await collect(adapter.products()) : [];
    const made =
      product === undefined && writeProducts
        ? await adapter.upsertProduct({ externalRef: productRef, code: 'IMG-1', name: 'Image' })
        : undefined;
    const id = product?.id ?? made?.id ?? '1';
    const image = { name: 'été.jpg', type: 'image/jpeg' };
    if (!images.write) {
      if (adapter.writeImage)
        await rejects(
          async () => adapter.writeImage?.(id, { ...image, content }),
          notSupported,
          'writeImage that is not declared',
        );
    } else await adapter.writeImage?.(id, { ...image, content });
    if (!images.read) {
      if (adapter.readImage)
        await rejects(
          async () => adapter.readImage?.(id, image),
          notSupported,
          'readImage that is not declared',
        );
    } else if (images.write) {
      assert.deepEqual(await adapter.readImage?.(id, image), content, 'the bytes of the image');
    } else {
      await rejects(
        async () => adapter.readImage?.(id, { name: 'absente.jpg' }),
        notAccepted,
        'an image that is not there',
      );
    }
  },
};
