import type { Fault } from '../../../shared/fault';
import type { Snapshot, TargetView } from '../../../shared/snapshot';
import { Banner } from '../../components/Banner';
import { recipientName, troubledTargets } from '../../model/status';
import { useTexts } from '../../model/texts';
import { TargetTest } from './TargetTest';

/** What is above the list of checks: what is wrong with Fettle's own files, how delivery is. */
export function StatusBanners({ snapshot, now }: { snapshot: Snapshot; now: number }) {
  const texts = useTexts();
  const reason = snapshot.localOnly;
  const saidAlready = reason === 'policy-refused' && snapshot.faults.some(({ area }) => area === 'policy');
  const troubles = troubledTargets(snapshot.targets);
  // The organisation's name says more than the target's, as long as there is only one it can mean.
  const nameOf = (target: TargetView) =>
    snapshot.targets.length > 1 ? target.name : (recipientName(snapshot) ?? target.name);
  return (
    <div className="banners">
      {snapshot.faults.map((fault) => (
        <ProblemBanner key={JSON.stringify(fault)} fault={fault} />
      ))}
      {troubles.map((target) => (
        <TargetBanner key={target.name} target={target} name={nameOf(target)} now={now} />
      ))}
      {reason && !saidAlready && (
        <Banner title={texts.say('ui.local-only')}>
          <p>{texts.say(`ui.local-only.${reason}`)}</p>
        </Banner>
      )}
    </div>
  );
}

function ProblemBanner({ fault }: { fault: Fault }) {
  const texts = useTexts();
  const { place } = fault;
  const where = [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
  return (
    <Banner state="attention" title={texts.say(`ui.problem.${fault.area}`)}>
      <p>{texts.of(fault.message)}</p>
      <p>{texts.of(fault.remedy)}</p>
      {place && (
        <p className="place">
          <code>{where}</code>
          {place.field && <code>{place.field}</code>}
        </p>
      )}
    </Banner>
  );
}

const titles = {
  'not-connected': 'ui.target.not-connected',
  'key-ring-locked': 'ui.target.key-ring-locked',
  'waiting-for-approval': 'ui.target.waiting-for-approval',
  refused: 'ui.target.refused',
} as const;

function TargetBanner({ target, name, now }: { target: TargetView; name: string; now: number }) {
  const texts = useTexts();
  if (target.phase === 'idle' || target.phase === 'delivered') return null;
  return (
    <Banner
      state={target.phase === 'refused' ? 'attention' : 'not-connected'}
      title={texts.say(titles[target.phase], { target: name })}
    >
      {target.message && <p>{texts.of(target.message)}</p>}
      {target.remedy && <p>{texts.of(target.remedy)}</p>}
      <p className="quiet-text">
        {[
          texts.say('ui.results-waiting', { count: target.waiting }),
          target.lastDelivered === undefined
            ? texts.say('ui.not-sent-yet')
            : texts.say('ui.last-sent', { when: texts.moment(target.lastDelivered, now) }),
        ].join(' · ')}
      </p>
      <TargetTest name={target.name} />
    </Banner>
  );
}
