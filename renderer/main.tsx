import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './styles/base.css';
import './styles/parts.css';
import './pages/status/beforeSnapshot.css';
import './pages/status/status.css';
import './pages/notice/notice.css';
import './pages/notice/example.css';
import './pages/privacy/privacy.css';
import './pages/sent/sent.css';
import './pages/settings/settings.css';
import './components/modal.css';
import './pages/snooze/snooze.css';
import './pages/check/check.css';
import './pages/check/history.css';
import './pages/activity/activity.css';
import './pages/seen/seen.css';
import './components/pick.css';
import './styles/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App fettle={window.fettle} />
  </StrictMode>,
);
