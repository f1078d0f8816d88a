import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './styles/base.css';
import './styles/parts.css';
import './pages/status/status.css';
import './pages/notice/notice.css';
import './pages/privacy/privacy.css';
import './pages/settings/settings.css';
import './pages/snooze/snooze.css';
import './pages/check/check.css';
import './pages/check/history.css';
import './pages/activity/activity.css';
import './styles/pick.css';
import './styles/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App fettle={window.fettle} />
  </StrictMode>,
);
