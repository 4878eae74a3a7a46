import { Hono } from 'hono';
import { windows } from './windows.js';

/** Hono, and anything else that answers requests of the web standard. */
export const app = new Hono();
app.all('/gestan/*', (context) => windows.fetch(context.req.raw));
