/**
 * Milliseconds of processor time that this process has used. What a guard measures: time on the wall
 * passes on a busy machine with nothing done.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
