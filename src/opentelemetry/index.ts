/**
 * Spans and metrics of a sync, through `@opentelemetry/api`, an optional peer.
 *
 * @packageDocumentation
 */
export type { TelemetryOptions } from './instruments.js';
export { withTelemetry } from './with-telemetry.js';
