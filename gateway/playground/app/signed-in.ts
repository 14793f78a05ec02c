import { SIGN_IN_CHANNEL } from './staff-channel.ts';

// The issuer redirects to this page in a separate window. The page passes the issuer's answer to the playground.
const said = new URLSearchParams(location.search);
const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
channel.postMessage({ state: said.get('state'), code: said.get('code'), error: said.get('error') });
history.replaceState(null, '', location.pathname);
window.close();
