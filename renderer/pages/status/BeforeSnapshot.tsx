import { Button } from '../../components/Button';
import { StateShape } from '../../components/StateShape';
import { useTexts } from '../../model/texts';

/** The page's outline while the first snapshot is awaited. */
export function Loading() {
  const texts = useTexts();
  return (
    <main aria-busy="true">
      <h1 className="only-heard">Fettle</h1>
      <p role="status" className="only-heard">
        {texts.say('ui.loading')}
      </p>
      <div className="skeleton" aria-hidden="true">
        <div className="skeleton-hero" />
        <div className="skeleton-line" />
        <div className="skeleton-card" />
        <div className="skeleton-card" />
        <div className="skeleton-card" />
      </div>
    </main>
  );
}

/** There is no snapshot and there will be none by itself. */
export function Failed({ reason, retry }: { reason: string; retry: () => void }) {
  const texts = useTexts();
  return (
    <main>
      <div className="hero">
        <StateShape state="cannot-tell" size={40} />
        <div className="hero-text" role="alert">
          <h1>{texts.say('ui.load-failed')}</h1>
          <p className="quiet-text">{reason}</p>
        </div>
        <Button className="button primary hero-action" onPress={retry}>
          {texts.say('ui.try-again')}
        </Button>
      </div>
    </main>
  );
}
