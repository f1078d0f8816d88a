import { CopyButton } from '../../components/CopyButton';
import { SaveButton } from '../../components/SaveButton';
import { useTexts } from '../../model/texts';

/** A text to begin a letter with, to copy or to save. */
export function Letter(props: { document: 'objection' | 'deletion'; text: string; describes: string }) {
  const { document, text, describes } = props;
  const texts = useTexts();
  return (
    <>
      <blockquote>{text}</blockquote>
      <p className="actions">
        <CopyButton text={text} describes={describes} />
        <SaveButton document={document} label={texts.say('ui.save')} text={text} describes={describes} />
      </p>
    </>
  );
}
