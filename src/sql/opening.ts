import type { SqlDriver } from './driver.js';

/** A database that is opened at the first use. */
export interface SqlOpening {
  /** The driver, opened and brought up to date. */
  ready(): Promise<SqlDriver>;
  /** Closes what was opened, if anything was. */
  close(): Promise<void>;
}

/**
 * Opens a database once, at the first use.
 *
 * @param open opens it; called again when it failed.
 * @param bringUp checks the layout of the tables, and makes or changes it; where it fails, what was
 * opened is closed again.
 */
export function sqlOpening(
  open: () => Promise<SqlDriver>,
  bringUp: (driver: SqlDriver) => Promise<void>,
): SqlOpening {
  let opening: Promise<SqlDriver> | undefined;

  async function prepare(): Promise<SqlDriver> {
    const driver = await open();
    try {
      await bringUp(driver);
      return driver;
    } catch (error) {
      await driver.close();
      throw error;
    }
  }

  return {
    ready() {
      if (opening !== undefined) return opening;
      const attempt = prepare();
      opening = attempt;
      attempt.catch(() => {
        // Every waiting caller gets the error of a failed opening; the next use tries again.
        if (opening === attempt) opening = undefined;
      });
      return attempt;
    },
    async close() {
      // A database that was never opened needs no closing; a failed opening has closed its own
      // handle.
      const driver = await opening?.catch(() => undefined);
      opening = undefined;
      await driver?.close();
    },
  };
}
