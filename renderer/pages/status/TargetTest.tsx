import { useState } from 'react';
import type { ConnectionStep } from '../../../shared/diagnosis';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** Tests the way to a target at the person's wish and lists each step; what failed comes with what to do. */
export function TargetTest({ name }: { name: string }) {
  const fettle = useFettle();
  const texts = useTexts();
  const action = useAction();
  const [steps, setFindings] = useState<ConnectionStep[]>();
  const test = () => action.run(async () => setFindings(await fettle.targets.test({ name })));
  return (
    <>
      <div className="actions">
        <ActionButton busy={action.pending} onPress={() => void test()}>
          {texts.say(action.pending ? 'ui.target.testing' : 'ui.target.test')}
        </ActionButton>
      </div>
      <ul className="findings" aria-live="polite">
        {steps?.map((step) => (
          <li key={JSON.stringify(step)}>
            {`${texts.say(`doctor.verdict.${step.verdict}`)}: ${texts.of(step.message)}`}
            {step.remedy && <p>{texts.of(step.remedy)}</p>}
          </li>
        ))}
      </ul>
      <Failure reason={action.error} />
    </>
  );
}
