import { brokenConnection } from '../faults/broken.js';
import type { WireAnswer } from './wire.js';

function broken(text: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) {
        controller.error(brokenConnection());
        return;
      }
      sent = true;
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}

export function respond(answer: WireAnswer): Response {
  const { status, text } = answer;
  const body = text !== null && answer.breaks ? broken(text) : text;
  return new Response(body, { status, headers: { ...answer.headers } });
}
