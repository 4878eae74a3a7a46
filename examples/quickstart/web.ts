import { createServer } from 'node:http';
import type { Language } from 'woo-gestan';
import { createWindows, nodeListener, type WindowShop } from 'woo-gestan/web';

/** Windows that are open on this machine. */
export interface OpenWindows {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the windows on this machine only, for whoever sits at it: an application asks its own users
 * in `authorize`.
 */
export async function openWindows(options: {
  readonly shops: readonly WindowShop[];
  readonly language: Language;
  /** 0: any free one. */
  readonly port: number;
}): Promise<OpenWindows> {
  const { shops, language, port } = options;
  const windows = createWindows({ shops, language, basePath: '/gestan', authorize: () => true });
  const server = createServer(nodeListener(windows));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${at}/gestan/`,
    async close() {
      await windows.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
