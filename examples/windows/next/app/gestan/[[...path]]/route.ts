import { windows } from '../../../../windows.js';

/*
 * Next: this file as `app/gestan/[[...path]]/route.ts`. Tasks go on when their request is over, so
 * it needs a server that lives on (`next start`), not functions that end with each request.
 */

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export const GET = windows.fetch;
export const POST = windows.fetch;
