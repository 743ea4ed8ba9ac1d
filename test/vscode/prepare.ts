// Gets what the tests need beside the npm packages, so that no test waits for it: a browser, and a VS Code.
import { ensureBrowser } from './browser.ts';
import { installCodeServer } from './codeServerInstall.ts';
import { describeHost, planHosts } from './hosts.ts';
import { look } from './machine.ts';

console.log(`Browser: ${await ensureBrowser()}`);
const [first] = planHosts(await look(), 'test').hosts;
if (first?.kind === 'served') await installCodeServer();
if (first !== undefined) console.log(`VS Code: ${describeHost(first)}`);
