import { useEffect } from 'react';
import type { IpcClient } from '../shared/ipc';
import type { Route } from '../shared/pages';
import type { Snapshot } from '../shared/snapshot';
import { Frame } from './components/Frame';
import { FettleContext } from './model/fettle';
import { isFirstRun } from './model/notice';
import { settleOn, usePlace } from './model/route';
import { TextsProvider, useTexts } from './model/texts';
import { useAccent } from './model/useAccent';
import { useSnapshot } from './model/useSnapshot';
import { AboutPage } from './pages/about/AboutPage';
import { ActivityPage } from './pages/activity/ActivityPage';
import { CheckPage } from './pages/check/CheckPage';
import { NoticePage } from './pages/notice/NoticePage';
import { PrivacyPage } from './pages/privacy/PrivacyPage';
import { SeenPage } from './pages/seen/SeenPage';
import { SentPage } from './pages/sent/SentPage';
import { SettingsPage } from './pages/settings/SettingsPage';
import { Failed, Loading } from './pages/status/BeforeSnapshot';
import { StatusPage } from './pages/status/StatusPage';

/** The window's page. It holds no truth: all it shows comes with the snapshot, all that is pressed goes to the main process. */
export function App({ fettle }: { fettle: IpcClient }) {
  const snapshot = useSnapshot(fettle);
  return (
    <FettleContext.Provider value={fettle}>
      <TextsProvider fettle={fettle} language={snapshot.kind === 'here' ? snapshot.value.language : 'system'}>
        {snapshot.kind === 'loading' && <Loading />}
        {snapshot.kind === 'failed' && <Failed reason={snapshot.reason} retry={snapshot.retry} />}
        {snapshot.kind === 'here' && <Pages snapshot={snapshot.value} />}
      </TextsProvider>
    </FettleContext.Provider>
  );
}

function Pages({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  useAccent(snapshot.organisation?.accent);
  const named = usePlace();
  const place: Route = named ?? { page: isFirstRun(snapshot) ? 'notice' : 'status' };
  const { page, argument } = place;

  // The page to begin with is chosen once: answering the first card must not turn the page.
  useEffect(() => {
    if (!named) settleOn(page);
  }, [named, page]);
  useEffect(() => {
    document.title = `${texts.of(snapshot.headline)} – Fettle`;
  }, [texts, snapshot.headline]);

  return (
    <Frame place={place} snapshot={snapshot}>
      {page === 'status' && <StatusPage snapshot={snapshot} />}
      {page === 'check' && argument !== undefined && <CheckPage id={argument} snapshot={snapshot} />}
      {page === 'notice' && <NoticePage snapshot={snapshot} />}
      {page === 'activity' && <ActivityPage snapshot={snapshot} />}
      {page === 'seen' && <SeenPage snapshot={snapshot} />}
      {page === 'privacy' && <PrivacyPage snapshot={snapshot} />}
      {page === 'settings' && <SettingsPage snapshot={snapshot} />}
      {page === 'about' && <AboutPage snapshot={snapshot} />}
      {page === 'sent' && <SentPage snapshot={snapshot} />}
    </Frame>
  );
}
