import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readPlace } from './deep-link.ts';
import { begin } from './session.ts';
import { changeState } from './store.ts';
import { keepTheme } from './theme.ts';
import './styles/page.css';
import './styles/panels.css';

const showPlace = () => changeState({ page: readPlace(location.hash).page });

keepTheme();
showPlace();
window.addEventListener('hashchange', showPlace);
void begin();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
