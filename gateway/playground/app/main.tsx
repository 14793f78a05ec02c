import './style-nonce.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readPlace } from './deep-link.ts';
import { keepSession } from './keep-session.ts';
import { begin } from './session.ts';
import { changeState } from './store.ts';
import { keepTheme } from './theme.ts';
import './styles/page.css';
import './styles/panels.css';
import './styles/plan.css';
import './styles/tables.css';

const showPlace = () => {
  const { page, query } = readPlace(location.hash);
  changeState({ page, ...(query !== null && { toOpen: query }) });
};

keepTheme();
showPlace();
window.addEventListener('hashchange', showPlace);
keepSession();
void begin();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
