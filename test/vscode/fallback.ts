// Tries one VS Code after the other, and keeps what stood in the way of those that could not be used.
import { describeHost } from './hosts.ts';
import type { Host, Plan } from './hosts.ts';

/** `outcome` is of the first host that could be used; undefined when none could. */
export interface Attempted<Outcome> {
  readonly outcome: Outcome | undefined;
  /** Why each of the others was not used. */
  readonly obstacles: readonly string[];
}

/**
 * Calls `attempt` on the hosts of `plan` in order until one returns an outcome. It returns undefined, or throws, where VS
 * Code itself could not be used: a suite that fails is an outcome. Each host is announced before it is tried.
 */
export async function firstUsable<Outcome>(
  plan: Plan,
  attempt: (host: Host) => Promise<Outcome | undefined>,
  say: (line: string) => void,
): Promise<Attempted<Outcome>> {
  const obstacles = [...plan.missing];
  for (const host of plan.hosts) {
    const name = describeHost(host);
    say(`VS Code: ${name}.`);
    let obstacle = 'it ended without a result';
    try {
      const outcome = await attempt(host);
      if (outcome !== undefined) return { outcome, obstacles };
    } catch (error) {
      obstacle = error instanceof Error ? error.message : String(error);
    }
    obstacles.push(`${name}: ${obstacle}`);
    say(`That VS Code could not be used: ${obstacle}`);
  }
  return { outcome: undefined, obstacles };
}
