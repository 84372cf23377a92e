import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const USUAL_PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Where a Firefox is, or null: FIREFOX_PATH names another one. */
export function findFirefox(): string | null {
  const named = process.env['FIREFOX_PATH'];
  return (named === undefined ? USUAL_PATHS : [named]).find((file) => existsSync(file)) ?? null;
}

/**
 * Runs a script in a headless Firefox and returns the JSON that its `expression` gives. Nothing drives the browser: it
 * opens a page of a server of this test, and the page posts its answer back.
 */
export async function askFirefox(firefox: string, script: string, expression: string): Promise<unknown> {
  const profile = mkdtempSync(join(tmpdir(), 'dmct-firefox-'));
  const page = `<!doctype html><meta charset="utf-8"><title>test</title><script src="script.js"></script>
<script>
  let answer;
  try { answer = { value: ${expression} }; } catch (error) { answer = { fault: String(error) }; }
  fetch('answer', { method: 'POST', body: JSON.stringify(answer) });
</script>`;
  let settle: (body: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => (settle = resolve));
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        response.end();
        settle(Buffer.concat(parts).toString());
      });
      return;
    }
    const isScript = request.url?.endsWith('script.js') === true;
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html');
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = spawn(
    firefox,
    ['--headless', '--no-remote', '--profile', profile, `http://127.0.0.1:${String(port)}/`],
    { stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_HEADLESS: '1' } },
  );
  const ended = new Promise<string>((resolve) => {
    browser.once('error', (error) => {
      resolve(JSON.stringify({ fault: error.message }));
    });
    browser.once('exit', (code) => {
      resolve(JSON.stringify({ fault: `Firefox ended with ${String(code)} before it answered` }));
    });
  });
  try {
    const answer = JSON.parse(await Promise.race([answered, ended])) as { value?: unknown; fault?: string };
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return answer.value;
  } finally {
    const gone = new Promise((resolve) => browser.once('exit', resolve));
    if (browser.exitCode === null && browser.kill()) await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
