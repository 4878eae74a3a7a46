/** What the processes read from the environment. */
export interface Environment {
  readonly connectionString: string;
  readonly workers: number;
  /** Runs at a time in one worker. */
  readonly concurrency: number;
  readonly perHost: number;
  readonly perGestan: number;
  readonly runMs: number;
  readonly port: number;
  readonly webhookSecret: string;
}

export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const text = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`Set ${name}; see README.md.`);
    return value;
  };
  const number = (name: string, otherwise: number): number => {
    const value = Number(env[name] ?? otherwise);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number.`);
    return value;
  };
  return {
    connectionString: text('DATABASE_URL'),
    webhookSecret: text('WEBHOOK_SECRET'),
    workers: number('WORKERS', 4),
    concurrency: number('CONCURRENCY', 4),
    perHost: number('RUNS_PER_HOST', 2),
    perGestan: number('RUNS_PER_GESTAN', 4),
    runMs: number('RUN_SECONDS', 30) * 1000,
    port: number('PORT', 8080),
  };
}
