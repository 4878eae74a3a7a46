import { expect, test } from 'vitest';
import { importState, isSyncError, memoryStorage } from 'woo-gestan';
import { setUp, smallWorld } from '../sync/small.js';
import { timeout } from './kit.js';

const levels = 6_000;
const deep = `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`;
const flows = ['contacts', 'products', 'orders', 'stock'] as const;

/**
 * A JSON text with a value nested so deeply that a function that calls itself for each level ends
 * at its stack.
 */
const withDeep = (value: unknown) => JSON.stringify(value).replaceAll('"DEEP"', deep);

const anyError = (error: unknown) => error;

test('an answer that is nested deeply concerns its row, whatever field it is', { timeout }, async () => {
  const w = smallWorld();
  await setUp(w.open());
  let answers = 0;
  const transport = async (request: Request) => {
    const answer = await w.store.transport(request);
    const body: unknown = JSON.parse(await answer.clone().text());
    if (request.method !== 'GET' || !Array.isArray(body) || body.length === 0) return answer;
    answers += 1;
    const [first, ...rest] = body as readonly object[];
    const text = withDeep([
      { ...first, _links: 'DEEP', meta_data: [{ id: 1, key: '_x', value: 'DEEP' }] },
      ...rest,
    ]);
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
  for (const flow of flows) {
    const plan = await w.open({ transport })[flow].plan();
    expect(plan.rows.length, flow).toBeGreaterThan(0);
  }
  const { reports } = await w.open({ transport }).run();
  for (const { flow, error } of reports) expect(error, flow).toBeUndefined();
  expect(answers).toBeGreaterThan(8);
});

test('a file that is nested deeply is refused with the field', { timeout }, async () => {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  for (const flow of flows) {
    const plan = JSON.parse(JSON.stringify(await sync[flow].plan())) as { rows: object[] };
    for (const file of [
      { ...plan, options: 'DEEP' },
      { ...plan, rows: ['DEEP'] },
      { ...plan, rows: plan.rows.map((row) => ({ ...row, changes: 'DEEP', key: 'DEEP' })) },
    ]) {
      const given = JSON.parse(withDeep(file)) as never;
      expect(isSyncError(await sync[flow].apply(given, { select: () => false }).catch(anyError)), flow).toBe(
        true,
      );
    }
  }
  for (const text of ['{"products":"DEEP"}', '{"products":{"owners":{"name":"DEEP"}}}'])
    expect(
      isSyncError(await sync.settings.save(JSON.parse(text.replace('"DEEP"', deep))).catch(anyError)),
    ).toBe(true);
  expect(isSyncError(await sync.mappings.import(JSON.parse(deep)).catch(anyError))).toBe(true);
  const lines = [`{"key":"x","value":${deep}}\n`];
  expect(isSyncError(await importState(memoryStorage(), lines).catch(anyError))).toBe(true);
});
