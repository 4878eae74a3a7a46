import { scenario } from '../portable/scenario.js';

export default {
  async test(): Promise<void> {
    console.log(`workerd: ${await scenario()}`);
  },
};
