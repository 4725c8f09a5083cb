import { GraphError, invalidParameter } from '../graph-error.ts';
import type { World } from '../world.ts';
import { isLoopback } from './courier.ts';

const patience = 5000;

/**
 * Asks a callback to prove itself before it is used: `hub.mode=subscribe`, `hub.challenge` and `hub.verify_token`;
 * it has to answer with the challenge. A callback elsewhere than on this machine is taken at its word, and never called.
 */
export async function verifyCallback(url: string, verifyToken: string, world: World): Promise<void> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalidParameter(`Param override_callback_uri must be an http or https URL - got "${url}".`);
  }
  if (!isLoopback(url)) return;
  const challenge = String(Number.parseInt(world.chance.hex('challenge', 8), 16));
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', verifyToken);
  const { status, text } = await ask(asked);
  if (status === 0)
    throw refused('curl_errno = 7; curl_error = Failed to connect; HTTP Status Code = 0; HTTP Message =');
  if (status !== 200) throw refused(`HTTP Status Code = ${status}; HTTP Message = ${text.slice(0, 80)}`);
  if (text !== challenge) throw refused('The callback did not answer with hub.challenge; it answered something else');
}

async function ask(url: URL): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
    return { status: response.status, text: (await response.text()).trim() };
  } catch {
    return { status: 0, text: '' };
  }
}

function refused(reason: string): GraphError {
  return new GraphError(400, {
    message: `(#2200) Callback verification failed with the following errors: ${reason}`,
    type: 'OAuthException',
    code: 2200,
  });
}
