import { useCallback, useEffect, useState } from 'react';
import { type ActivityItem, type ActivityKind, activityKinds } from '../../../shared/activity';
import type { Snapshot } from '../../../shared/snapshot';
import { overallOfState } from '../../../shared/states';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { Pick } from '../../components/Pick';
import { StateShape } from '../../components/StateShape';
import { byDay } from '../../model/activity';
import { wordOf } from '../../model/entry';
import { useFettle } from '../../model/fettle';
import { linkTo } from '../../model/route';
import { type Texts, useNow, useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** What happened, day by day: what was found, sent, acknowledged and taken back. */
export function ActivityPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const now = useNow(snapshot.at);
  const [kind, setKind] = useState<ActivityKind>();
  const { items, more, loading, error, loadMore } = usePages(kind, snapshot);
  return (
    <div className="activity">
      <h1 tabIndex={-1}>{texts.say('ui.activity.title')}</h1>
      <p className="lead">{texts.say('ui.activity.lead')}</p>
      <Pick
        label={texts.say('ui.activity.kind')}
        options={[undefined, ...activityKinds].map((value) => ({
          value,
          text: texts.say(`ui.activity.${value ?? 'all'}`),
        }))}
        chosen={kind}
        onChoose={setKind}
      />
      <Failure reason={error} />
      {!items && error === undefined && <div className="skeleton-plot" aria-hidden="true" />}
      {items?.length === 0 && (
        <p className="empty">{texts.say(kind ? 'ui.activity.empty.kind' : 'ui.activity.empty')}</p>
      )}
      {items &&
        byDay(items).map(({ day, items: inDay }) => (
          <section key={day} aria-labelledby={`day-${inDay[0]?.at}`}>
            <h2 id={`day-${inDay[0]?.at}`}>{dayName(inDay[0]?.at ?? now, now, texts)}</h2>
            <ol className="list events">
              {inDay.map((item) => (
                <Happened key={item.id} item={item} snapshot={snapshot} />
              ))}
            </ol>
          </section>
        ))}
      {more && (
        <p className="actions no-print">
          <ActionButton className="button" busy={loading} onPress={loadMore}>
            {texts.say('ui.activity.more')}
          </ActionButton>
        </p>
      )}
    </div>
  );
}

function Happened({ item, snapshot }: { item: ActivityItem; snapshot: Snapshot }) {
  const texts = useTexts();
  const entry = snapshot.entries.find(({ id }) => id === item.entry);
  const about = item.services?.map((service) => {
    const reported = snapshot.entries.find((one) => one.service === service);
    return reported ? texts.of(reported.title) : service;
  });
  return (
    <li>
      <time dateTime={new Date(item.at * 1000).toISOString()}>{texts.time(item.at)}</time>
      {item.kind === 'result' && item.state ? (
        <StateShape state={overallOfState[item.state]} size={20} />
      ) : (
        <span className={`event-mark event-${item.kind}`} aria-hidden="true" />
      )}
      <div>
        {item.entry !== undefined && (
          <p className="event-title">
            {entry ? <a href={linkTo('check', entry.id)}>{texts.of(entry.title)}</a> : item.entry}
            {item.state && <span className="entry-word">{wordOf(overallOfState[item.state], texts)}</span>}
          </p>
        )}
        <p>{texts.of(item.message)}</p>
        {about && about.length > 0 && <p className="quiet-text">{texts.param({ list: about })}</p>}
      </div>
    </li>
  );
}

function dayName(time: number, now: number, texts: Texts): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(time)) / 86_400_000);
  if (daysAgo === 0) return texts.say('ui.today');
  return daysAgo === 1 ? texts.say('ui.yesterday') : texts.day(time);
}

function startOfDay(time: number): number {
  return new Date(time * 1000).setHours(0, 0, 0, 0);
}

/** The pages loaded so far, again with the kind and with what has happened since. */
function usePages(kind: ActivityKind | undefined, snapshot: Snapshot) {
  const fettle = useFettle();
  const { run, pending, error } = useAction();
  const [page, setPage] = useState<{ items: ActivityItem[]; more: boolean }>();
  const load = useCallback(
    () => run(async () => setPage(await fettle.data.activity(kind ? { kind } : {}))),
    [run, fettle, kind],
  );
  // A result, a snooze or a delivery changes the snapshot, and only then is there anything new.
  const news = JSON.stringify([
    snapshot.entries.map(({ since, snooze }) => [since, snooze?.until]),
    snapshot.targets.map(({ lastDelivered, phase }) => [lastDelivered, phase]),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `news` says when to look again
  useEffect(() => void load(), [load, news]);
  const loadMore = () =>
    run(async () => {
      const before = page?.items.at(-1)?.at;
      if (!page || before === undefined) return;
      const next = await fettle.data.activity({ ...(kind ? { kind } : {}), before });
      setPage({ items: [...page.items, ...next.items], more: next.more });
    });
  return { items: page?.items, more: page?.more ?? false, loading: pending, error, loadMore };
}
