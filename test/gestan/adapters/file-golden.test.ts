import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { fileGestan } from '../../../src/gestan/adapters/file/index.js';
import { folders } from './export-folder.js';
import { recordedOrders } from './recorded-pieces.js';

const golden = new URL('golden/', import.meta.url);

describe('import files of recorded orders equal those written by hand from what the shop recorded', () => {
  const orders = recordedOrders();
  const place = folders();
  afterAll(place.remove);

  it.each(readdirSync(golden).map((name) => name.replace('.txt', '')))('%s', async (name) => {
    const [store, id] = name.split('-');
    const found = orders.find((each) => each.store === store && each.order.id === Number(id));
    const invoice = found?.pieces.find(({ kind }) => kind === 'invoice');
    expect(invoice).toBeDefined();
    if (found === undefined || invoice === undefined) return;
    const outbox = join(place.root, name);
    const gestan = fileGestan({ outbox, publishAfterMs: false });
    await gestan.upsertContact(found.contact);
    await gestan.createPiece(invoice);
    expect(await gestan.flush()).toEqual(['000001-contacts.csv', '000002-factures.txt']);
    const bytes = readFileSync(join(outbox, '000002-factures.txt'));
    const byHand = readFileSync(new URL(`${name}.txt`, golden), 'utf8').replaceAll('\n', '\r\n');
    expect(iconv.decode(bytes, 'windows-1252')).toBe(byHand);
    expect(bytes.equals(iconv.encode(byHand, 'windows-1252'))).toBe(true);
  });
});
