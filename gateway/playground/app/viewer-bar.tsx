import { useEffect, useState } from 'react';
import { getOwn } from '../../../schema/contract/own-property.ts';
import type { DemoSignIn, ViewerSummary } from './api.ts';
import { millisecondsLeft } from './keep-session.ts';
import { become, signInAs, signInAsStaff } from './session.ts';
import { ANONYMOUS, type Session, useChosen } from './store.ts';
import { switchTheme } from './theme.ts';
import { readClaims } from './token-claims.ts';

/** Always shows the current viewer, and offers ways to change it. */
export function ViewerBar() {
  const config = useChosen((state) => state.config);
  const theme = useChosen((state) => state.theme);
  return (
    <>
      <div className="sign-in">
        {config?.demo && <DemoMenu />}
        {config?.staff && !config.demo && <StaffButton />}
        {config && !config.staff && !config.demo && <span>Nobody can sign in from here: a token goes into the headers.</span>}
      </div>
      <button type="button" className="theme" onClick={switchTheme}>
        {theme === 'dark' ? 'Light theme' : 'Dark theme'}
      </button>
      <Status />
    </>
  );
}

/** Names of providers that users know. Others are shown unchanged. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'ma-login': 'MA Login',
  'login-mass-gov': 'login.mass.gov',
  MA_LOGIN: 'MA Login',
  LOGIN_MASS_GOV: 'login.mass.gov',
};
const providerName = (key: string): string => getOwn(PROVIDERS, key) ?? key;

/** @returns a sign-in in one line: the name of its household, its role and its provider */
export const lineOf = ({ name, describes, provider }: DemoSignIn): string => `${name} · ${describes} · ${providerName(provider)}`;

function DemoMenu() {
  const signIns = useChosen((state) => state.signIns);
  const name = useChosen((state) => state.session.name);
  const client = useChosen((state) => state.viewer?.client.id);
  const clients = signIns.find((one) => one.name === name)?.clients ?? [];
  const isPerson = ({ name: one }: DemoSignIn) => /^H\d/.test(one);
  return (
    <>
      <label>
        Sign in as{' '}
        <select value={name} onChange={(event) => void signInAs(event.target.value)}>
          <option value={ANONYMOUS.name}>Nobody</option>
          <SignInGroup label="People, by household" signIns={signIns.filter(isPerson)} />
          <SignInGroup label="Partners and staff" signIns={signIns.filter((one) => !isPerson(one))} />
        </select>
      </label>
      {clients.length > 1 && (
        <label>
          through{' '}
          <select value={client ?? clients[0]} onChange={(event) => void signInAs(name, event.target.value)}>
            {clients.map((one) => (
              <option key={one} value={one}>
                {`the ${one}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

const SignInGroup = ({ label, signIns }: { readonly label: string; readonly signIns: readonly DemoSignIn[] }) => (
  <optgroup label={label}>
    {signIns.map((one) => (
      <option key={one.name} value={one.name}>
        {lineOf(one)}
      </option>
    ))}
  </optgroup>
);

function StaffButton() {
  const isSignedIn = useChosen((state) => state.session.token !== null);
  const [waiting, setWaiting] = useState(false);
  if (isSignedIn) {
    return (
      <button type="button" onClick={() => void become(ANONYMOUS)}>
        Sign out
      </button>
    );
  }
  const signIn = async () => {
    setWaiting(true);
    await signInAsStaff();
    setWaiting(false);
  };
  return (
    <>
      <button type="button" onClick={() => void signIn()}>
        Sign in as staff
      </button>
      {waiting && <span role="status">Waiting for the window of the sign-in …</span>}
    </>
  );
}

function Status() {
  const session = useChosen((state) => state.session);
  const viewer = useChosen((state) => state.viewer);
  const entries = [
    ['Viewer', session.name],
    ['Role', roleOf(session, viewer)],
    ['Provider', providerName(viewer?.provider ?? viewer?.kind ?? 'none')],
    ['Client', clientOf(session, viewer)],
  ] as const;
  return (
    <dl className="status" aria-label="Current viewer">
      {entries.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>Session</dt>
        <dd>
          <SessionTime token={session.token} />
        </dd>
      </div>
    </dl>
  );
}

function roleOf({ token }: Session, viewer: ViewerSummary | null): string {
  if (token === null) return 'anonymous';
  if (!viewer) return '…';
  const all = [...viewer.roles, ...viewer.scopes.map((scope) => `scope ${scope}`)];
  return all.length > 0 ? all.join(', ') : (viewer.kind ?? 'anonymous');
}

function clientOf({ token }: Session, viewer: ViewerSummary | null): string {
  if (!viewer) return (token !== null && readClaims(token).client) || 'none';
  return viewer.client.mode === 'registered' ? `${viewer.client.id}, registered operations only` : viewer.client.id;
}

function SessionTime({ token }: { readonly token: string | null }) {
  const ended = useChosen((state) => state.ended);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  const left = millisecondsLeft(token, now);
  if (token === null) return 'none';
  if (ended || (left !== null && left <= 0)) return 'ended';
  if (left === null) return 'does not say when it ends';
  const minutes = Math.floor(left / 60_000);
  if (minutes < 1) return 'ends in less than a minute';
  return `ends in ${minutes >= 60 ? `${Math.floor(minutes / 60)} h ` : ''}${minutes % 60} min`;
}
