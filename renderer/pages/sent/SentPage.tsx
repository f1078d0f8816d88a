import { Fragment, useCallback, useEffect, useId, useState } from 'react';
import type { SentView } from '../../../shared/privacyViews';
import type { SentRequest } from '../../../shared/sentRequest';
import type { Snapshot } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { SaveButton } from '../../components/SaveButton';
import { Unfold } from '../../components/Unfold';
import { useFettle } from '../../model/fettle';
import { found, rendered } from '../../model/sent';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** More would only make the page slow; the search finds the rest. */
const most = 100;

/** "What was sent": every request as it left, with the server's answer. */
export function SentPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const fettle = useFettle();
  const { run, error } = useAction();
  const [view, setView] = useState<SentView>();
  const [search, setSearch] = useState('');
  const id = useId();
  const load = useCallback(() => run(async () => setView(await fettle.data.sent(undefined))), [run, fettle]);
  // A delivery changes the snapshot, and only then is there anything new.
  const delivered = snapshot.targets.map(({ lastDelivered, phase }) => `${lastDelivered} ${phase}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `delivered` says when to look again
  useEffect(() => void load(), [load, delivered]);

  const requests = found(view?.requests ?? [], search);
  return (
    <div className="notice">
      <p className="no-print">
        <a href="#privacy">{texts.say('ui.sent.back')}</a>
      </p>
      <h1 tabIndex={-1}>{texts.say('ui.sent.title')}</h1>
      <p className="lead">{texts.say('ui.sent.lead')}</p>
      <Failure reason={error} />
      {view && <Counters view={view} />}
      {view && view.requests.length > 0 && (
        <>
          <p className="sent-search no-print">
            <label htmlFor={id}>{texts.say('ui.sent.search')}</label>
            <input id={id} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
          </p>
          <p role="status" className="quiet-text">
            {texts.say('ui.sent.found', { count: requests.length })}
          </p>
          {requests.slice(0, most).map((request) => (
            <Request key={request.id} request={request} />
          ))}
          {requests.length > most && <p>{texts.say('ui.sent.more', { count: requests.length - most })}</p>}
          <p className="actions no-print">
            <SaveButton document="sent" label={texts.say('ui.sent.save')} />
            <Forget onForgotten={load} />
          </p>
        </>
      )}
    </div>
  );
}

function Counters({ view }: { view: SentView }) {
  const texts = useTexts();
  if (view.since === undefined) return <p className="empty">{texts.say('ui.sent.empty')}</p>;
  const since = { date: view.since };
  return (
    <p>
      {texts.say('ui.sent.count', { count: view.requests.length, since })}{' '}
      {view.outsideHours !== undefined &&
        texts.say('ui.sent.outside-hours', { count: view.outsideHours, since })}
    </p>
  );
}

function Request({ request }: { request: SentRequest }) {
  const texts = useTexts();
  const id = useId();
  const fields = rendered(request.body);
  const raw = `${request.method} ${request.endpoint}${request.path}\n\n${request.body ?? ''}`;
  return (
    <article className="card sent" aria-labelledby={id}>
      <h2 id={id}>
        {texts.say(`ui.sent.kind.${request.kind}`)}
        {request.objects.length > 0 && `: ${request.objects.join(', ')}`}
      </h2>
      <p className="quiet-text">
        {texts.translator.date(request.at)} · {request.lane} · {outcome(request, texts.say.bind(texts))}
      </p>
      {fields.length > 0 && (
        <dl>
          {fields.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <Unfold className="card-details" level={3} trigger={<span>{texts.say('ui.sent.raw')}</span>}>
        <pre>{raw}</pre>
        <p className="quiet-text">{texts.say('ui.sent.answer')}</p>
        <pre>{request.error ?? `${request.status ?? ''}\n\n${request.answer ?? ''}`}</pre>
      </Unfold>
    </article>
  );
}

function outcome(request: SentRequest, say: ReturnType<typeof useTexts>['say']): string {
  if (request.error !== undefined) return say('ui.sent.failed', { reason: request.error });
  if (request.status === undefined) return say('ui.sent.unanswered');
  return say('ui.sent.status', { status: request.status });
}

/** Asks once more: what is deleted here cannot be looked up later. */
function Forget({ onForgotten }: { onForgotten: () => void }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const forget = async () => {
    if (await action.run(() => fettle.data.forgetSent(undefined))) onForgotten();
    setAsking(false);
  };
  return (
    <>
      {asking && <span role="status">{texts.say('ui.sent.delete.question')}</span>}
      <ActionButton
        className="button small"
        busy={action.pending}
        onPress={() => (asking ? void forget() : setAsking(true))}
      >
        {texts.say(asking ? 'ui.sent.delete.confirm' : 'ui.sent.delete')}
      </ActionButton>
      <Failure reason={action.error} />
    </>
  );
}
