import { type ReactNode, useId, useState } from 'react';
import { Button } from './Button';

/** A heading that is a button and opens what is below it, in place; `beside` stands next to the button. */
export function Unfold(props: {
  className: string;
  level: 3 | 4;
  trigger: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const trigger = useId();
  const panel = useId();
  const Heading = `h${props.level}` as const;
  return (
    <div className={`unfold ${props.className}`}>
      <div className="unfold-row">
        <Heading className="unfold-heading">
          <Button
            id={trigger}
            className="unfold-trigger"
            aria-expanded={open}
            aria-controls={panel}
            onPress={() => setOpen(!open)}
          >
            {props.trigger}
            <Chevron />
          </Button>
        </Heading>
        {props.beside}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in */}
      <div id={panel} className="unfold-panel" role="group" aria-labelledby={trigger} hidden={!open}>
        <div className="unfold-content">{props.children}</div>
      </div>
    </div>
  );
}

/** Points to the right. */
export function Chevron() {
  return (
    <svg className="chevron" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M6 3.5 10.5 8 6 12.5" />
    </svg>
  );
}
