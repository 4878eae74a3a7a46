/**
 * Loaded before a block of the guides: whatever it fetches of the shops of the guides, the sample
 * shop answers.
 */
import { createFakeStore, sampleShop } from '../../src/testing/index.js';

const store = createFakeStore({ shop: sampleShop() });
const network = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { hostname } = new URL(request.url);
  return /^(?:shop|boutique)\.example$/.test(hostname) ? store.transport(request) : network(request);
};
process.env.WOO_KEY = store.keys.consumerKey;
process.env.WOO_SECRET = store.keys.consumerSecret;
