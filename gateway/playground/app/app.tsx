import { lazy, Suspense, useRef } from 'react';
import { ComparePage } from './compare-page.tsx';
import { MatrixPage } from './matrix-page.tsx';
import { signInAgain } from './session.ts';
import { changeState, type Page, useChosen } from './store.ts';
import { ViewerBar } from './viewer-bar.tsx';

// The editor is most of the page's size, so it is loaded only when needed.
const ExplorePage = lazy(async () => ({ default: (await import('./explore-page.tsx')).ExplorePage }));

const PAGES: readonly { readonly page: Page; readonly label: string }[] = [
  { page: 'explore', label: 'Explore' },
  { page: 'compare', label: 'Compare' },
  { page: 'matrix', label: 'Matrix' },
];

export function App() {
  const page = useChosen((state) => state.page);
  const isReady = useChosen((state) => state.config !== null);
  return (
    <>
      <header>
        <h1>MyServices Graph</h1>
        <nav aria-label="Pages">
          {PAGES.map(({ page: one, label }) => (
            <a key={one} href={`#${one}`} aria-current={one === page ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <ViewerBar />
      </header>
      <Notices />
      <main>{isReady && <Pages page={page} />}</main>
    </>
  );
}

function Pages({ page }: { readonly page: Page }) {
  // Only the matrix needs no operation. Once loaded, the editor keeps its state while another page is shown.
  const needsEditor = useRef(false);
  needsEditor.current ||= page !== 'matrix';
  return (
    <>
      {needsEditor.current && (
        <div className="explore" hidden={page !== 'explore'}>
          <Suspense fallback={<p className="waiting">Loading the editor …</p>}>
            <ExplorePage />
          </Suspense>
        </div>
      )}
      {page === 'compare' && <ComparePage />}
      {page === 'matrix' && <MatrixPage />}
    </>
  );
}

/** What went wrong, and what to do about it. */
function Notices() {
  const problem = useChosen((state) => state.problem);
  const ended = useChosen((state) => state.ended);
  const name = useChosen((state) => state.session.name);
  return (
    <>
      {ended && (
        <p role="alert" className="problem">
          <span>{`The session of ${name} has ended. Until it is renewed, the gateway refuses every question.`}</span>
          <button type="button" onClick={() => void signInAgain()}>
            Sign in again
          </button>
        </p>
      )}
      {problem !== null && (
        <p role="alert" className="problem">
          <span>{problem}</span>
          <button type="button" onClick={() => changeState({ problem: null })}>
            Dismiss
          </button>
        </p>
      )}
    </>
  );
}
