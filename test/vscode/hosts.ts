// Decides which VS Code to use on a machine, given what the machine has; looks at nothing itself.

/** What matters about a machine. `look` in machine.ts finds it out. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** The program behind the `code` on the PATH. */
  readonly code: string | undefined;
  /** A screen that windows can be opened on. */
  readonly display: boolean;
  /** Can Xvfb stand in for a screen: is it there, can apt-get bring it, or neither? */
  readonly xvfb: Obtainable;
  /** Can a desktop VS Code be downloaded, or is one there from an earlier run? */
  readonly download: 'there' | 'reachable' | 'unreachable';
  /** Is a browser that Playwright can drive there, can apt-get bring one, or Playwright itself download one? */
  readonly browser: Obtainable | 'download';
  readonly npm: boolean;
}

export type Obtainable = 'there' | 'apt' | 'missing';

/** One way to a real VS Code. */
export type Host =
  | { readonly kind: 'installed'; readonly code: string; readonly screen: Screen }
  | { readonly kind: 'downloaded'; readonly screen: Screen }
  | { readonly kind: 'served'; readonly browser: Machine['browser'] };

/** Where a desktop window appears: on the user's screen, or on a virtual one that apt-get may have to bring first. */
export type Screen = 'own' | 'virtual' | 'virtual-by-apt';

/** The ways in the order in which to try them, and, for each other way, what it lacks. */
export interface Plan {
  readonly hosts: readonly Host[];
  readonly missing: readonly string[];
}

/** `show`: a person is to see the window. `test`: a suite is to run in it, seen or not. */
export type Purpose = 'show' | 'test';

/**
 * The ways to a real VS Code on `machine`: the installed one, a downloaded one, one that is served to a browser.
 * `hosts` is empty when there is none; `missing` then says everything that would help.
 */
export function planHosts(machine: Machine, purpose: Purpose): Plan {
  const hosts: Host[] = [];
  const missing: string[] = [];
  const screen = screenFor(machine, purpose);

  if (machine.code === undefined) missing.push('an installed VS Code: there is no `code` on the PATH');
  else if (screen === undefined) missing.push(`a screen for ${machine.code}: ${noScreen(purpose)}`);
  else hosts.push({ kind: 'installed', code: machine.code, screen });

  if (machine.download === 'unreachable') {
    missing.push('a downloaded VS Code: update.code.visualstudio.com cannot be reached');
  } else if (screen === undefined) missing.push(`a screen for a downloaded VS Code: ${noScreen(purpose)}`);
  else hosts.push({ kind: 'downloaded', screen });

  const lacking = lackingForServed(machine, purpose);
  if (lacking === undefined) hosts.push({ kind: 'served', browser: machine.browser });
  else missing.push(`a VS Code served to a browser (code-server from npm): ${lacking}`);

  return { hosts, missing };
}

/** A host in words, for the line that tells which one was taken. */
export function describeHost(host: Host): string {
  switch (host.kind) {
    case 'installed':
      return `the installed VS Code (${host.code})${onScreen(host.screen)}`;
    case 'downloaded':
      return `a downloaded VS Code${onScreen(host.screen)}`;
    case 'served':
      return 'VS Code served to a browser (code-server, from npm)';
  }
}

function screenFor(machine: Machine, purpose: Purpose): Screen | undefined {
  if (machine.display) return 'own';
  if (purpose === 'show' || machine.xvfb === 'missing') return undefined;
  return machine.xvfb === 'there' ? 'virtual' : 'virtual-by-apt';
}

function noScreen(purpose: Purpose): string {
  return purpose === 'show'
    ? 'there is no display'
    : 'there is no display, and neither xvfb-run nor an apt-get to install it';
}

function onScreen(screen: Screen): string {
  return screen === 'own' ? '' : ', on a virtual screen';
}

function lackingForServed(machine: Machine, purpose: Purpose): string | undefined {
  if (machine.platform === 'win32') return 'code-server does not run on Windows';
  if (!['x64', 'arm64'].includes(machine.architecture)) return `there is none for ${machine.architecture}`;
  if (!machine.npm) return 'npm is missing';
  if (purpose === 'test' && machine.browser === 'missing') {
    return 'there is no Chromium, Chrome or Edge, no apt-get that may install one (it asks for root), and none to download';
  }
  return undefined;
}
