import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { createWindows, type WindowAction } from 'woo-gestan/web';

/*
 * The windows that the other files of this folder mount. The shop is the sample of the testing kit;
 * a real application gives its own sync, and asks its own sessions in `authorize`.
 */

const store = createFakeStore({ shop: sampleShop() });

export const sync = createSync({
  shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
  gestan: sampleGestan(),
  storage: memoryStorage(),
  transport: store.transport,
});

/** Who has signed in to the application, as its session says. Here: a header that stands for it. */
function userOf(request: Request): { readonly name: string; readonly mayWrite: boolean } | undefined {
  const name = request.headers.get('x-demo-user');
  return name ? { name, mayWrite: name !== 'stagiaire' } : undefined;
}

export const windows = createWindows({
  shops: [{ name: 'Boutique', sync }],
  basePath: '/gestan',
  authorize(request: Request, action: WindowAction) {
    const user = userOf(request);
    return user && (action === 'read' || user.mayWrite) ? user : undefined;
  },
});
