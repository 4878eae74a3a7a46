import { isRecord } from '../../core/index.js';

/** Lists of an order whose items are added when they carry no id. */
const addedLines = ['line_items', 'shipping_lines', 'fee_lines'];

function hasId(value: unknown): boolean {
  return isRecord(value) && value.id !== undefined && value.id !== null && value.id !== 0;
}

/**
 * An image given by address is downloaded and stored again each time, even when the site has it
 * (woocommerce/woocommerce#24527).
 */
function isNewImage(value: unknown): boolean {
  return isRecord(value) && typeof value.src === 'string' && !hasId(value);
}

/** Whether writing these fields twice leaves the same as once: no new image, no new order line. */
export function isRepeatable(input: unknown): boolean {
  if (!isRecord(input)) return true;
  const images = Array.isArray(input.images) ? input.images : [];
  if (images.some(isNewImage) || isNewImage(input.image)) return false;
  return addedLines.every((name) => {
    const lines = input[name];
    return !Array.isArray(lines) || lines.every(hasId);
  });
}
