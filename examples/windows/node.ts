import { createServer } from 'node:http';
import { nodeListener } from 'woo-gestan/web';
import { windows } from './windows.js';

/** Node alone. */
export const server = createServer(nodeListener(windows));
