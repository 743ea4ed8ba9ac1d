// The choice of a VS Code: what is taken on which machine, and what is said where there is none.
import { describe, expect, it } from 'vitest';
import { firstUsable } from './fallback.ts';
import { describeHost, planHosts } from './hosts.ts';
import type { Machine } from './hosts.ts';

const bare: Machine = {
  platform: 'linux',
  architecture: 'x64',
  code: undefined,
  display: false,
  xvfb: 'missing',
  download: 'unreachable',
  browser: 'missing',
  npm: true,
};
const desktop: Machine = { ...bare, display: true, download: 'reachable', browser: 'there' };
const withCode: Machine = { ...desktop, code: '/usr/share/code/code' };

const kinds = (machine: Machine, purpose: 'show' | 'test'): string[] =>
  planHosts(machine, purpose).hosts.map((host) => host.kind);

describe('the choice of a VS Code', () => {
  it('prefers the installed one, then a downloaded one, then one served to a browser', () => {
    expect(kinds(withCode, 'test')).toEqual(['installed', 'downloaded', 'served']);
    expect(kinds(withCode, 'show')).toEqual(['installed', 'downloaded', 'served']);
    expect(kinds(desktop, 'test')).toEqual(['downloaded', 'served']);
  });

  it('does not download what cannot be reached', () => {
    const { hosts, missing } = planHosts({ ...desktop, download: 'unreachable' }, 'test');
    expect(hosts).toEqual([{ kind: 'served', browser: 'there' }]);
    expect(missing.join('\n')).toMatch(/cannot be reached/);
    expect(kinds({ ...desktop, download: 'there' }, 'test')).toEqual(['downloaded', 'served']);
  });

  it('tests on a virtual screen where there is no other', () => {
    const headless: Machine = { ...withCode, display: false };
    expect(kinds(headless, 'test')).toEqual(['served']);
    const [installed] = planHosts({ ...headless, xvfb: 'there' }, 'test').hosts;
    expect(installed).toEqual({ kind: 'installed', code: '/usr/share/code/code', screen: 'virtual' });
    const [byApt] = planHosts({ ...headless, xvfb: 'apt' }, 'test').hosts;
    expect(byApt).toMatchObject({ screen: 'virtual-by-apt' });
  });

  it('shows a person nothing on a virtual screen', () => {
    expect(kinds({ ...withCode, display: false, xvfb: 'there' }, 'show')).toEqual(['served']);
  });

  it('serves without a browser of its own only to a person', () => {
    expect(kinds(bare, 'show')).toEqual(['served']);
    expect(kinds(bare, 'test')).toEqual([]);
    expect(kinds({ ...bare, browser: 'apt' }, 'test')).toEqual(['served']);
    expect(kinds({ ...bare, browser: 'download' }, 'test')).toEqual(['served']);
  });

  it('says everything that is missing where there is none', () => {
    const { hosts, missing } = planHosts({ ...bare, npm: false }, 'test');
    expect(hosts).toEqual([]);
    expect(missing).toHaveLength(3);
    expect(missing[0]).toMatch(/no `code` on the PATH/);
    expect(missing[1]).toMatch(/update\.code\.visualstudio\.com/);
    expect(missing[2]).toMatch(/npm is missing/);
  });

  it('does not serve where code-server does not run', () => {
    expect(kinds({ ...desktop, platform: 'win32' }, 'test')).toEqual(['downloaded']);
    expect(planHosts({ ...bare, architecture: 'ia32' }, 'show').missing.at(-1)).toMatch(/none for ia32/);
  });

  it('names each one so that a reader knows which was taken', () => {
    const names = planHosts({ ...withCode, display: false, xvfb: 'there' }, 'test').hosts.map(describeHost);
    expect(names).toEqual([
      'the installed VS Code (/usr/share/code/code), on a virtual screen',
      'a downloaded VS Code, on a virtual screen',
      'VS Code served to a browser (code-server, from npm)',
    ]);
  });
});

describe('falling back', () => {
  it('goes on to the next one when VS Code cannot be used, and says why', async () => {
    const said: string[] = [];
    const { outcome, obstacles } = await firstUsable(
      planHosts(withCode, 'test'),
      (host) => {
        if (host.kind === 'installed') return Promise.reject(new Error('a library is missing'));
        return Promise.resolve(host.kind === 'downloaded' ? undefined : host.kind);
      },
      (line) => said.push(line),
    );
    expect(outcome).toBe('served');
    expect(obstacles).toEqual([
      'the installed VS Code (/usr/share/code/code): a library is missing',
      'a downloaded VS Code: it ended without a result',
    ]);
    expect(said.filter((line) => line.startsWith('VS Code: '))).toHaveLength(3);
  });

  it('takes a failing suite for an outcome, not for an obstacle', async () => {
    const tried: string[] = [];
    const { outcome } = await firstUsable(
      planHosts(withCode, 'test'),
      (host) => {
        tried.push(host.kind);
        return Promise.resolve({ failed: 3 });
      },
      () => undefined,
    );
    expect(outcome).toEqual({ failed: 3 });
    expect(tried).toEqual(['installed']);
  });

  it('keeps every reason when nothing can be used', async () => {
    const { outcome, obstacles } = await firstUsable(
      planHosts(bare, 'show'),
      () => Promise.reject(new Error('npm found no network')),
      () => undefined,
    );
    expect(outcome).toBeUndefined();
    expect(obstacles).toHaveLength(3);
    expect(obstacles.at(-1)).toMatch(/npm found no network/);
  });
});
