import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';

/** A heading that is a button and opens what is below it, in place; `beside` stands next to the button. */
export function Unfold(props: {
  className: string;
  level: number;
  trigger: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Disclosure className={`unfold ${props.className}`}>
      <div className="unfold-row">
        <Heading level={props.level} className="unfold-heading">
          <Button slot="trigger" className="unfold-trigger">
            {props.trigger}
            <Chevron />
          </Button>
        </Heading>
        {props.beside}
      </div>
      <DisclosurePanel className="unfold-panel">
        <div className="unfold-content">{props.children}</div>
      </DisclosurePanel>
    </Disclosure>
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
