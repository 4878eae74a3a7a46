import { createRedactor, silentLogger, systemClock } from '../core/index.js';
import { createAssets } from './assets.js';
import { type CreateWindowsOptions, parseWindowsOptions } from './options.js';
import { createRooms } from './room.js';
import { adminRoutes } from './routes/admin.js';
import { controlRoutes } from './routes/control.js';
import { createKit } from './routes/kit.js';
import { planRoutes } from './routes/plans.js';
import { rowRoutes } from './routes/rows.js';
import { settingsRoutes } from './routes/settings.js';
import { taskRoutes } from './routes/tasks.js';
import { createFormTokens } from './security.js';

/**
 * The windows, as a handler of the web standard. `await using` stops its tasks at the end of the
 * block.
 */
export interface Windows extends AsyncDisposable {
  /** Answers one request. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Stops the tasks of this process and waits for their end. The syncs stay open: they belong to
   * the application.
   */
  close(): Promise<void>;
}

/**
 * The windows of the sync: products, stock, contacts, orders, journal, audit and settings, to be
 * mounted in an application. Needs the package `hono`.
 *
 * Lists and tasks are kept in the storage of each sync, so that all tabs and all processes see
 * them. A task continues after its request, so the process must be long-running, like a server.
 *
 * @throws SettingsError `settings.invalid`, naming the field: `shops`.
 * @example
 * const windows = createWindows({
 *   shops: [{ name: 'Boutique', sync }],
 *   authorize: (request, action) => userOf(request),
 *   basePath: '/gestan',
 * })
 * app.use('/gestan', nodeListener(windows))
 */
export function createWindows(options: CreateWindowsOptions): Windows {
  const setup = parseWindowsOptions(options);
  const { clock = systemClock, logger = silentLogger } = setup;
  const rooms = createRooms(setup);
  const [first] = setup.shops;
  if (first === undefined) throw new TypeError('The schema lets no empty list of shops through.');
  const kit = createKit({
    setup,
    rooms,
    tokens: createFormTokens(first.sync.storage, 'windows/form-key', clock.now),
    assets: createAssets(),
    logger,
    redact: createRedactor([]),
  });
  adminRoutes(kit, setup);
  taskRoutes(kit, clock);
  planRoutes(kit);
  rowRoutes(kit);
  controlRoutes(kit, clock);
  settingsRoutes(kit);
  const close = async () => {
    await Promise.all(rooms.map(({ tasks }) => tasks.close()));
  };
  return {
    fetch: async (request) => kit.app.fetch(request),
    close,
    [Symbol.asyncDispose]: close,
  };
}
