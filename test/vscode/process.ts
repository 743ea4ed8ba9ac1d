// Runs other programs: to their end, or in a group of their own that ends with us.
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';

/** Runs a program to its end and shows what it prints. Throws when it cannot be started or fails. */
export async function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const status = await exitStatus(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with status ${status}`);
}

/** As `run`, but a failure is the returned status. */
export function exitStatus(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 1 : 128));
    });
  });
}

/** A program that runs beside us, with what it has printed so far. */
export interface Companion {
  readonly child: ChildProcess;
  output(): string;
  /** Ends it and everything that it started. */
  stop(): Promise<void>;
}

/** Starts a program as leader of its own group, so that all of it can be ended, also when we end unexpectedly. */
export function accompany(program: string, args: readonly string[], options: SpawnOptions): Companion {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already, which is what was wanted.
    }
  };
  const kill = (): void => {
    signal('SIGKILL');
  };
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      signal('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    }
    kill();
    process.off('exit', kill);
  };
  return { child, output: () => output, stop };
}
