import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './styles/base.css';
import './styles/parts.css';
import './styles/status.css';
import './styles/notice.css';
import './styles/privacy.css';
import './styles/settings.css';
import './styles/snooze.css';
import './styles/check.css';
import './styles/history.css';
import './styles/activity.css';
import './styles/pick.css';
import './styles/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App fettle={window.fettle} />
  </StrictMode>,
);
