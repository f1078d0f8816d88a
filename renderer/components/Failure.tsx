import { useTexts } from '../model/texts';

/** Says that a call to the main process failed, and why; nothing without a reason. */
export function Failure({ reason }: { reason: string | undefined }) {
  const texts = useTexts();
  return (
    <span role="alert" className={reason === undefined ? 'only-heard' : 'failure'}>
      {reason === undefined ? '' : texts.say('ui.call-failed', { reason })}
    </span>
  );
}
