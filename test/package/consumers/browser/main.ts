import { scenario } from '../portable/scenario.js';

scenario().then(
  (seen) => {
    document.title = `Browser: ${seen}`;
  },
  (error: unknown) => {
    document.title = `Failed: ${error instanceof Error ? error.stack : String(error)}`;
  },
);
