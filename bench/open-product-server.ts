import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A shop of so many products in a process of its own, so that its work is not measured. */
export async function openProductServer(
  size: number,
): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('product-server.ts', import.meta.url)), String(size)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const url = await new Promise<string>((resolve) => {
    server.stdout?.once('data', (text) => resolve(String(text).trim()));
  });
  return { server, url };
}
