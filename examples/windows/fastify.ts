import fastify from 'fastify';
import { nodeListener } from 'woo-gestan/web';
import { windows } from './windows.js';

/** Fastify: a plugin of its own, whose requests keep their body unread. */
export const app = fastify({ forceCloseConnections: true });
const listener = nodeListener(windows);
await app.register(async (gestan) => {
  gestan.removeAllContentTypeParsers();
  gestan.addContentTypeParser('*', (_request, _body, done) => done(null));
  gestan.all('/gestan/*', (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
});
