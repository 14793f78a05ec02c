import { useEffect, useState } from 'react';
import type { ViewerSummary } from './api.ts';
import { become, messageOf, signInAs } from './session.ts';
import { ANONYMOUS, changeState, type Session, useChosen } from './store.ts';
import { signInStaff } from './staff-sign-in.ts';
import { switchTheme } from './theme.ts';
import { readClaims } from './token-claims.ts';

/** Who asks, always in sight, and the ways to become somebody else. */
export function ViewerBar() {
  const config = useChosen((state) => state.config);
  const theme = useChosen((state) => state.theme);
  return (
    <>
      <div className="sign-in">
        {config?.demo && <DemoMenu />}
        {config?.staff && !config.demo && <StaffButton />}
      </div>
      <Status />
      <button type="button" className="theme" onClick={switchTheme}>
        {theme === 'dark' ? 'Light' : 'Dark'}
      </button>
    </>
  );
}

function DemoMenu() {
  const signIns = useChosen((state) => state.signIns);
  const name = useChosen((state) => state.session.name);
  return (
    <label>
      Sign in as{' '}
      <select value={name} onChange={(event) => void signInAs(event.target.value)}>
        <option value={ANONYMOUS.name}>Nobody</option>
        {signIns.map((one) => (
          <option key={one.name} value={one.name}>
            {`${one.name} · ${one.describes} · ${one.provider}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function StaffButton() {
  const staff = useChosen((state) => state.config?.staff ?? null);
  const session = useChosen((state) => state.session);
  if (!staff) return null;
  if (session.token !== null) {
    return (
      <button type="button" onClick={() => void become(ANONYMOUS)}>
        Sign out
      </button>
    );
  }
  const signIn = () =>
    signInStaff(staff)
      .then((token) => become({ name: 'staff', token }))
      .catch((error: unknown) => changeState({ problem: messageOf(error) }));
  return (
    <button type="button" onClick={() => void signIn()}>
      Sign in as staff
    </button>
  );
}

function Status() {
  const session = useChosen((state) => state.session);
  const viewer = useChosen((state) => state.viewer);
  const entries = [
    ['Viewer', session.name],
    ['Role', roleOf(session, viewer)],
    ['Provider', viewer?.provider ?? viewer?.kind ?? 'none'],
    ['Client', session.token === null ? 'none' : (readClaims(session.token).client ?? 'not named')],
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

function SessionTime({ token }: { readonly token: string | null }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const expiresAt = token === null ? null : readClaims(token).expiresAt;
  if (expiresAt === null) return 'none';
  const minutes = Math.floor((expiresAt * 1000 - now) / 60_000);
  if (minutes < 0) return 'ended';
  return `ends in ${minutes >= 60 ? `${Math.floor(minutes / 60)} h ` : ''}${minutes % 60} min`;
}
