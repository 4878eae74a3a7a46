import express from 'express';
import { nodeListener } from 'woo-gestan/web';
import { windows } from './windows.js';

/** Express: a middleware. It may stand after `express.urlencoded()`, which has read the body then. */
export const app = express();
app.use(express.urlencoded({ extended: false }));
app.use('/gestan', nodeListener(windows));
