import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { WooTransport } from '../woo/index.js';
import type { Instruments } from './instruments.js';

/**
 * A transport whose requests are spans and durations, named as the semantic conventions of HTTP
 * clients ask. A retry is a span of its own. The query is left out: it may hold keys and addresses.
 */
export function tracedTransport(transport: WooTransport, instruments: Instruments): WooTransport {
  return (request) => {
    const { hostname, port, protocol, pathname } = new URL(request.url);
    return instruments.measure(
      {
        name: `${request.method} ${template(pathname)}`,
        kind: SpanKind.CLIENT,
        attributes: { 'url.path': pathname, 'url.scheme': protocol.slice(0, -1) },
        dimensions: {
          'http.request.method': request.method,
          'server.address': hostname,
          'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
        },
        duration: instruments.requestDuration,
      },
      async ({ span, add }) => {
        const response = await transport(request);
        add({ 'http.response.status_code': response.status });
        if (response.status >= 400) {
          add({ 'error.type': String(response.status) });
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        return response;
      },
    );
  };
}

/** `/wp-json/wc/v3/products/{id}/variations`: ids are left out, so that names stay few. */
function template(pathname: string): string {
  return pathname.replace(/\/\d+(?=\/|$)/g, '/{id}');
}
