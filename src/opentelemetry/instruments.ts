import {
  type Attributes,
  type Counter,
  type Histogram,
  type MeterProvider,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import { isSyncError } from '../core/index.js';

/** The providers to report to. */
export interface TelemetryOptions {
  /** Provides the tracer. @default the global one of `@opentelemetry/api` */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Provides the meter. @default the global one of `@opentelemetry/api` */
  readonly meterProvider?: MeterProvider | undefined;
}

/** What one kind of work is measured with. */
interface Work {
  /** The name of the span. */
  readonly name: string;
  readonly kind?: SpanKind;
  /** Attributes of the span only: paths, ids. */
  readonly attributes?: Attributes;
  /** Attributes of the span and the duration, with few different values each. */
  readonly dimensions: Attributes;
  /** Takes the duration in seconds. */
  readonly duration: Histogram;
}

/** A piece of work that is measured until it ends. */
export interface Measured {
  /** The span of the work. */
  readonly span: Span;
  /** Adds to the span and to the duration, once the value is known. */
  readonly add: (dimensions: Attributes) => void;
}

/** The instruments of one sync. */
export interface Instruments {
  /** Runs the work in a span of its own, and records how long it took and how it failed. */
  measure<T>(work: Work, run: (measured: Measured) => Promise<T>): Promise<T>;
  /** The tracer, for spans that are made afterwards. */
  readonly tracer: Tracer;
  /** Seconds of a method of the sync. */
  readonly callDuration: Histogram;
  /** Seconds of a request to the shop. */
  readonly requestDuration: Histogram;
  /** Seconds of a call to the adapter. */
  readonly gestanDuration: Histogram;
  /** Rows by flow and outcome. */
  readonly rows: Counter;
}

const scope = 'woo-gestan';

/** Bounds of the histograms of seconds, as OpenTelemetry advises for HTTP; runs go beyond them. */
const seconds = {
  unit: 's',
  advice: {
    explicitBucketBoundaries: [
      0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800,
    ],
  },
};

/** Makes the instruments. With the providers of `@opentelemetry/api` alone they record nothing. */
export function createInstruments(options: TelemetryOptions): Instruments {
  const tracer = (options.tracerProvider ?? trace).getTracer(scope);
  const meter = (options.meterProvider ?? metrics).getMeter(scope);
  const histogram = (name: string, description: string) =>
    meter.createHistogram(name, { ...seconds, description });
  return {
    tracer,
    callDuration: histogram('woo_gestan.call.duration', 'Duration of plans, applies, runs and audits.'),
    requestDuration: histogram('http.client.request.duration', 'Duration of requests to the shop.'),
    gestanDuration: histogram('woo_gestan.gestan.duration', 'Duration of calls to the Gestan adapter.'),
    rows: meter.createCounter('woo_gestan.rows', { description: 'Rows by flow and outcome.' }),
    measure: ({ name, kind = SpanKind.INTERNAL, attributes, dimensions, duration }, run) =>
      tracer.startActiveSpan(name, { kind, attributes: { ...attributes, ...dimensions } }, async (span) => {
        const begun = performance.now();
        const found: Attributes = { ...dimensions };
        const add = (more: Attributes) => {
          Object.assign(found, more);
          span.setAttributes(more);
        };
        try {
          return await run({ span, add });
        } catch (error) {
          add({ 'error.type': errorType(error) });
          // The code only: a message may hold what a customer typed.
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          duration.record((performance.now() - begun) / 1000, found);
          span.end();
        }
      }),
  };
}

/**
 * A name with few values: the stable code of an error of this library, or the name of its class.
 * Others may set any text as a name, also what a server said.
 */
function errorType(error: unknown): string {
  if (isSyncError(error)) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return /^[A-Z][A-Za-z]{0,50}(?:Error|Exception)$|^Error$/.test(error.name) ? error.name : 'Error';
}
