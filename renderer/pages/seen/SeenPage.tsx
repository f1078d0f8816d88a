import { useCallback, useId } from 'react';
import type { SeenService, SeenTarget } from '../../../shared/seen';
import type { Snapshot } from '../../../shared/snapshot';
import { overallOfState } from '../../../shared/states';
import { ActionButton } from '../../components/ActionButton';
import { StateShape } from '../../components/StateShape';
import { useFettle } from '../../model/fettle';
import { useNow, useTexts } from '../../model/texts';
import { useLoaded } from '../../model/useLoaded';

/** What the monitoring server holds about this computer, in its own words. */
export function SeenPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  return (
    <div className="seen">
      <h1 tabIndex={-1}>{texts.say('ui.seen.title')}</h1>
      {snapshot.targets.length === 0 ? (
        <p className="empty">{texts.say('ui.seen.none')}</p>
      ) : (
        <Asked snapshot={snapshot} />
      )}
    </div>
  );
}

function Asked({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const fettle = useFettle();
  const ask = useCallback(() => fettle.data.seen(undefined), [fettle]);
  const { loaded, asking, again } = useLoaded(ask, undefined);
  const now = useNow(loaded.kind === 'here' ? Math.max(snapshot.at, loaded.value.at) : snapshot.at);
  return (
    <>
      <p className="lead">{texts.say('ui.seen.lead')}</p>
      <div className="actions no-print">
        <ActionButton className="button" busy={asking} onPress={again}>
          {texts.say(asking ? 'ui.seen.asking' : 'ui.seen.again')}
        </ActionButton>
        <p role="status" className="quiet-text">
          {!asking &&
            loaded.kind === 'here' &&
            texts.say('ui.seen.asked', { when: texts.ago(loaded.value.at, now) })}
        </p>
      </div>
      {loaded.kind === 'loading' && <div className="skeleton-plot" aria-hidden="true" />}
      {loaded.kind === 'failed' && (
        <p role="alert" className="failure">
          {texts.say('ui.call-failed', { reason: loaded.reason })}
        </p>
      )}
      {loaded.kind === 'here' &&
        loaded.value.targets.map((target) => <Target key={target.name} target={target} />)}
    </>
  );
}

function Target({ target }: { target: SeenTarget }) {
  const texts = useTexts();
  const id = useId();
  const { kind, name, host, reason, services } = target;
  return (
    <section className="seen-target" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.seen.target', { host, target: name })}</h2>
      {kind !== 'asked' && (
        <div className="banner" role="note">
          <div className="banner-text">
            <p>{texts.say(`ui.seen.${kind}`)}</p>
            {reason && <p className="quiet-text">{texts.of(reason)}</p>}
          </div>
        </div>
      )}
      {services.length === 0 && (
        <p className="empty">{texts.say(kind === 'asked' ? 'ui.seen.empty' : 'ui.seen.empty.sent')}</p>
      )}
      {services.map((service) => (
        <Service key={service.service} service={service} />
      ))}
    </section>
  );
}

function Service({ service: { service, title, result, acknowledged } }: { service: SeenService }) {
  const texts = useTexts();
  const id = useId();
  return (
    <article className="card seen-service" aria-labelledby={id}>
      <h3 id={id}>
        {service}
        {title && texts.of(title).toLowerCase() !== service.toLowerCase() && (
          <span className="quiet-text"> {texts.of(title)}</span>
        )}
      </h3>
      {!result && <p className="quiet-text">{texts.say('ui.seen.no-result')}</p>}
      {result && (
        <>
          <p className="seen-state">
            <StateShape state={overallOfState[result.state]} size={20} />
            <strong>{result.state.toUpperCase()}</strong>
            <span className="quiet-text">{texts.say('ui.seen.since', { date: { date: result.at } })}</span>
          </p>
          {/* The server's own words, which are English whatever the reader speaks. */}
          <pre lang="en">{[result.output, result.longOutput].filter(Boolean).join('\n')}</pre>
          {result.perfdata.length > 0 && (
            <>
              <h4>{texts.say('ui.seen.perfdata')}</h4>
              <pre lang="en">{result.perfdata.join('\n')}</pre>
            </>
          )}
        </>
      )}
      {acknowledged && <Acknowledged acknowledged={acknowledged} />}
    </article>
  );
}

function Acknowledged({ acknowledged }: { acknowledged: NonNullable<SeenService['acknowledged']> }) {
  const texts = useTexts();
  const { until, author, comment } = acknowledged;
  return (
    <div className="seen-acknowledged">
      <p>
        {until === undefined
          ? texts.say('ui.seen.acknowledged')
          : texts.say('ui.seen.acknowledged.until', { date: { date: until } })}
      </p>
      <p className="quiet-text">
        {author === undefined
          ? texts.say('ui.seen.acknowledged.unnamed')
          : texts.say('ui.seen.acknowledged.by', { author, comment: comment ?? '' })}
      </p>
    </div>
  );
}
