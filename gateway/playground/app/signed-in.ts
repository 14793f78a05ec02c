import { SIGN_IN_CHANNEL } from './staff-channel.ts';

// The issuer comes back here, in a window of its own: what it says is handed to the playground, which asked for it.
const said = new URLSearchParams(location.search);
const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
channel.postMessage({ state: said.get('state'), code: said.get('code'), error: said.get('error') });
history.replaceState(null, '', location.pathname);
window.close();
