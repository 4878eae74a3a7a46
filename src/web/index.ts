/**
 * The windows of the sync, as a handler of the web standard.
 *
 * @packageDocumentation
 */
export { createWindows, type Windows } from './create-windows.js';
export { type FetchHandler, nodeListener } from './node-listener.js';
export type {
  CreateWindowsOptions,
  WindowAction,
  WindowAnswer,
  WindowShop,
  WindowUser,
} from './options.js';
