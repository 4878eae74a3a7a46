import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CreateSyncOptions, createSync, memoryStorage, type Sync } from 'woo-gestan';
import { withTelemetry } from 'woo-gestan/opentelemetry';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

const spans = new InMemorySpanExporter();
let metricExporter: InMemoryMetricExporter;
let reader: PeriodicExportingMetricReader;
let createTraced: (options: CreateSyncOptions) => Sync;

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
  createTraced = withTelemetry(createSync, {
    tracerProvider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    meterProvider: new MeterProvider({ readers: [reader] }),
  });
});

afterEach(async () => {
  context.disable();
  spans.reset();
  await reader.shutdown();
});

const store = () => createFakeStore({ shop: sampleShop() });

function optionsFor(shop: ReturnType<typeof store>): CreateSyncOptions {
  return {
    shop: { id: 'main', url: 'https://shop.example', ...shop.keys.main },
    gestan: sampleGestan(),
    storage: memoryStorage(),
    transport: shop.transport,
    settings: { orders: { startAt: '2026-01-01' }, products: { conflicts: 'gestan' } },
  };
}

const named = (name: string) => spans.getFinishedSpans().filter((span) => span.name === name);
const only = (name: string): ReadableSpan => {
  const [span, ...more] = named(name);
  if (!span || more.length > 0) throw new Error(`${more.length + (span ? 1 : 0)} spans are named ${name}`);
  return span;
};

/** Every metric by name, with its points. */
async function metrics() {
  await reader.forceFlush();
  const all =
    metricExporter
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
  return new Map(all.map((metric) => [metric.descriptor.name, metric.dataPoints]));
}

describe('withTelemetry()', () => {
  it('gives a run a span, with its requests and its calls to Gestan below it', async () => {
    await using sync = createTraced(optionsFor(store()));
    await sync.run({ flows: ['contacts'] });
    const run = only('woo-gestan.run');
    const { traceId } = run.spanContext();
    expect(run.attributes).toMatchObject({ 'woo_gestan.shop': 'main', 'woo_gestan.aborted': false });
    const requests = named('GET /wp-json/wc/v3/customers');
    expect(requests.length).toBeGreaterThan(0);
    for (const span of [...requests, ...named('gestan.contacts'), ...named('gestan.upsertContact')])
      expect(span.spanContext().traceId).toBe(traceId);
    expect(named('gestan.upsertContact').length).toBeGreaterThan(0);
    expect(requests[0]?.attributes).toMatchObject({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': 'shop.example',
      'server.port': 443,
      'url.path': '/wp-json/wc/v3/customers',
    });
  });

  it('gives each flow of a run a span that lasts as its report says', async () => {
    await using sync = createTraced(optionsFor(store()));
    const { reports } = await sync.run({ flows: ['contacts', 'products'] });
    for (const { flow, runId, startedAt, counts } of reports) {
      const span = only(`woo-gestan.run.${flow}`);
      expect(span.parentSpanContext?.spanId).toBe(only('woo-gestan.run').spanContext().spanId);
      expect(span.startTime[0]).toBe(Math.floor(Date.parse(startedAt) / 1000));
      expect(span.attributes).toMatchObject({
        'woo_gestan.run_id': runId,
        'woo_gestan.rows.done': counts.done,
      });
    }
  });

  it('counts rows by flow and outcome, and measures calls, requests and Gestan in seconds', async () => {
    await using sync = createTraced(optionsFor(store()));
    const { reports } = await sync.run({ flows: ['contacts'] });
    const found = await metrics();
    expect(found.get('woo_gestan.rows')).toContainEqual(
      expect.objectContaining({
        attributes: {
          'woo_gestan.shop': 'main',
          'woo_gestan.flow': 'contacts',
          'woo_gestan.outcome': 'done',
        },
        value: reports[0]?.counts.done,
      }),
    );
    const names = ['woo_gestan.call.duration', 'http.client.request.duration', 'woo_gestan.gestan.duration'];
    for (const name of names) expect(found.get(name)?.length, name).toBeGreaterThan(0);
  });

  it('names a failure by its code', async () => {
    const shop = store();
    await using sync = createTraced({
      ...optionsFor(shop),
      shop: { ...optionsFor(shop).shop, consumerKey: 'ck_wrong' },
    });
    await expect(sync.products.plan()).rejects.toMatchObject({ code: 'woo.auth' });
    const span = only('woo-gestan.products.plan');
    expect(span.status.code).toBe(SpanStatusCode.ERROR);
    expect(span.attributes['error.type']).toBe('woo.auth');
    const [request] = spans.getFinishedSpans().filter(({ name }) => name.startsWith('GET '));
    expect(request?.attributes['error.type']).toBe('401');
    expect(request?.status.code).toBe(SpanStatusCode.ERROR);
  });

  it('ends the span of a list with the error of the list, and with its reader', async () => {
    const shop = store();
    const gestan = sampleGestan();
    await using sync = createTraced({
      ...optionsFor(shop),
      gestan: {
        ...gestan,
        // biome-ignore lint/correctness/useYield: it fails before its first row.
        async *products() {
          throw new Error('The network share is gone.');
        },
      },
    });
    await expect(sync.products.plan()).rejects.toMatchObject({ code: 'gestan.unavailable' });
    expect(only('gestan.products').status.code).toBe(SpanStatusCode.ERROR);
  });

  it('holds no key, no query and nothing that a customer typed', async () => {
    const shop = store();
    const options = optionsFor(shop);
    await using sync = createTraced({ ...options, shop: { ...options.shop, queryAuth: true } });
    await sync.run({ flows: ['contacts', 'products'] });
    const reported = JSON.stringify([
      spans
        .getFinishedSpans()
        .map(({ name, attributes, events, status }) => [name, attributes, events, status]),
      [...(await metrics()).values()],
    ]);
    const { consumerKey, consumerSecret } = shop.keys.main;
    const people = shop.state.customers.flatMap(({ email, last_name: name }) => [
      String(email),
      String(name),
    ]);
    for (const secret of [consumerKey, consumerSecret, ...people].filter((text) => text.length > 3))
      expect(reported).not.toContain(secret);
    expect(reported).not.toContain('?');
  });

  it('keeps the spans of an application above its own', async () => {
    const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).getTracer(
      'app',
    );
    await using sync = createTraced(optionsFor(store()));
    await tracer.startActiveSpan('job', async (span) => {
      await sync.products.plan();
      span.end();
    });
    const { spanId } = only('job').spanContext();
    expect(only('woo-gestan.products.plan').parentSpanContext?.spanId).toBe(spanId);
  });

  it('changes nothing of what the sync does', async () => {
    const [plain, traced] = [store(), store()];
    await using first = createSync(optionsFor(plain));
    await using second = createTraced(optionsFor(traced));
    const rows = async (sync: Sync) => (await sync.products.plan()).rows;
    expect(await rows(second)).toEqual(await rows(first));
    expect(traced.requests.length).toBe(plain.requests.length);
  });

  it('leaves faulty options to createSync', () => {
    expect(() => createTraced({} as CreateSyncOptions)).toThrow(
      expect.objectContaining({ code: 'settings.invalid' }),
    );
    expect(() => createTraced(null as unknown as CreateSyncOptions)).toThrow(
      expect.objectContaining({ code: 'settings.invalid' }),
    );
  });

  it('records nothing where the application has no SDK', async () => {
    trace.disable();
    await using sync = withTelemetry(createSync)(optionsFor(store()));
    await sync.products.plan();
    expect(spans.getFinishedSpans()).toEqual([]);
  });
});
