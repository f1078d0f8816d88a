import { useEffect, useState } from 'react';
import { useFettle } from '../model/fettle';
import { useTexts } from '../model/texts';
import { useAction } from '../model/useAction';
import { Button } from './Button';
import { Failure } from './Failure';

/** Puts a text into the clipboard and says so for a moment. `describes` names the text for screen readers. */
export function CopyButton({ text, describes }: { text: string; describes: string }) {
  const fettle = useFettle();
  const texts = useTexts();
  const action = useAction();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => setCopied(await action.run(() => fettle.app.copy({ text })));
  return (
    <>
      <Button className="button small" aria-label={`${texts.say('ui.copy')}: ${describes}`} onPress={copy}>
        {texts.say(copied ? 'ui.copied' : 'ui.copy')}
      </Button>
      <span role="status" className="only-heard">
        {copied ? texts.say('ui.copied') : ''}
      </span>
      <Failure reason={action.error} />
    </>
  );
}

/** A command line with its copy button. */
export function Command({ command }: { command: string }) {
  return (
    <div className="command">
      <code>{command}</code>
      <CopyButton text={command} describes={command} />
    </div>
  );
}
